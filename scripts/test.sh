#!/usr/bin/env bash
# Runs the tests, in a real Chromium and on a real PostgreSQL; arguments go to pytest.
set -euo pipefail
cd "$(dirname "$0")/.."

PAYUNG_CHROMIUM=$(scripts/find-chromium.sh)
export PAYUNG_CHROMIUM
source scripts/own-database.sh

.venv/bin/pytest -n "${PYTEST_WORKERS:-2}" --dist loadgroup "$@"
