#!/usr/bin/env bash
# Runs the tests on a PostgreSQL of their own, which is stopped afterwards whatever happens.
set -euo pipefail
cd "$(dirname "$0")/.."

PAYUNG_CHROMIUM=$(scripts/find-chromium.sh)
export PAYUNG_CHROMIUM PAYUNG_HOME="$PWD/.payung/test"
unset DATABASE_URL

trap '.venv/bin/payung db stop' EXIT
.venv/bin/payung db start
.venv/bin/pytest -n "${PYTEST_WORKERS:-2}" --dist loadgroup "$@"
