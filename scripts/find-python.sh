#!/bin/sh
# Prints a Python that Payung runs on (3.11 or newer, able to make an environment).
# A name on PATH is tried before it is trusted: version managers put names there that do not run.
set -u

fits='import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))'

for candidate in ${PYTHON:-} python3.11 python3.12 python3.13 python3 python3.14 python; do
  if "$candidate" -c "$fits" >/dev/null 2>&1; then
    command -v "$candidate"
    exit 0
  fi
done

cat >&2 <<'END'
Payung memerlukan Python 3.11 atau lebih baru, lengkap dengan modul venv.
  Debian, Ubuntu : apt-get install python3 python3-venv
  Fedora         : dnf install python3
  macOS          : brew install python
Bila sudah ada di tempat lain: make PYTHON=/tempat/python3.12 ...
END
exit 1
