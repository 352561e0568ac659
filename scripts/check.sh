#!/usr/bin/env bash
# Everything that can drift without a test noticing: form, types, floors, locks, migrations, documents.
set -euo pipefail
cd "$(dirname "$0")/.."
source scripts/own-database.sh

set -x
.venv/bin/ruff format --check .
.venv/bin/ruff check .
.venv/bin/mypy
.venv/bin/lint-imports
.venv/bin/python scripts/check_locks.py
.venv/bin/python scripts/check_secrets.py
.venv/bin/python -m django makemigrations --check --dry-run --settings payung.web.settings
.venv/bin/payung docs --check
