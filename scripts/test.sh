#!/usr/bin/env bash
# Runs the tests, in a real Chromium and on a real PostgreSQL; arguments go to pytest.
set -euo pipefail
cd "$(dirname "$0")/.."

PAYUNG_CHROMIUM=$(scripts/find-chromium.sh)
export PAYUNG_CHROMIUM
source scripts/own-database.sh

run() {
  .venv/bin/pytest -n "${PYTEST_WORKERS:-2}" --dist loadgroup "$@"
}

if [ $# -gt 0 ]; then
  run "$@"
else
  # The browser tests fill a database that their server must see, so they have one to themselves.
  run tests --ignore tests/browser
  .venv/bin/pytest tests/browser
fi
