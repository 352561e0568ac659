#!/usr/bin/env bash
# Prints the path of a Chromium that runs: PAYUNG_CHROMIUM, one on PATH, Playwright's own, or one
# that is installed now. What it does and what is missing goes to the error output.
set -uo pipefail
cd "$(dirname "$0")/.."

runs() {
  [ -n "$1" ] && "$1" --version >/dev/null 2>&1
}

found() {
  if runs "$1"; then
    echo "$1"
    exit 0
  fi
}

on_path() {
  local name
  for name in chromium chromium-browser google-chrome google-chrome-stable chrome; do
    found "$(command -v "$name" || true)"
  done
  found "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
  found "/Applications/Chromium.app/Contents/MacOS/Chromium"
}

of_playwright() {
  .venv/bin/python -c '
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    print(playwright.chromium.executable_path)' 2>/dev/null
}

if [ -n "${PAYUNG_CHROMIUM:-}" ]; then
  found "$PAYUNG_CHROMIUM"
  echo "PAYUNG_CHROMIUM menunjuk $PAYUNG_CHROMIUM, tetapi itu tidak dapat dijalankan." >&2
  exit 1
fi

on_path
found "$(of_playwright)"

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  echo "Memasang Chromium dengan apt-get" >&2
  { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends \
    chromium; } >/dev/null 2>&1 </dev/null
  on_path
fi

echo "Memasang Chromium dengan Playwright" >&2
.venv/bin/playwright install chromium >/dev/null 2>&1 </dev/null
found "$(of_playwright)"

cat >&2 <<'END'
Chromium diperlukan untuk menguji halaman, tetapi tidak ditemukan dan tidak dapat dipasang.
  Debian         : apt-get install chromium
  Fedora         : dnf install chromium
  macOS          : brew install --cask chromium
Bila sudah ada di tempat lain: make test PAYUNG_CHROMIUM=/tempat/chromium
END
exit 1
