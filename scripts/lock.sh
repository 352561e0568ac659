#!/usr/bin/env bash
# Re-creates the hash-pinned locks from pyproject.toml; `--upgrade` takes the newest versions.
# The locks name no registry address: pip takes its registry from the machine it runs on.
set -euo pipefail
cd "$(dirname "$0")/.."

uv=$(command -v .venv/bin/uv || command -v uv) || {
  echo "uv tidak ditemukan. Jalankan dahulu 'make env', atau pasang uv." >&2
  exit 1
}

compile() {
  local target=requirements/$1
  shift
  "$uv" pip compile --quiet --universal --python-version 3.11 --generate-hashes \
    --no-emit-index-url --no-header --no-annotate --output-file "$target" \
    "$@" requirements/build.in pyproject.toml
  echo "$target"
}

compile runtime.txt "$@"
compile dev.txt "$@" --constraint requirements/runtime.txt --group dev
compile bench.txt "$@" --constraint requirements/dev.txt --group bench
