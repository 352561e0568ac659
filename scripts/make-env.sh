#!/bin/sh
# make-env.sh LOCK: puts what requirements/LOCK.txt pins into .venv, then Payung itself.
# Everything is checked by hash; the registry is the one that this machine's pip is set to.
set -eu
cd "$(dirname "$0")/.."
lock=requirements/$1.txt

if ! .venv/bin/python -c '' 2>/dev/null; then
  python=$(scripts/find-python.sh)
  echo "Membuat .venv dengan $("$python" --version)"
  "$python" -m venv --clear .venv
fi

pip() {
  .venv/bin/python -m pip install -qq --disable-pip-version-check "$@"
}

echo "Memasang $lock (pertama kali: beberapa menit)"
if ! pip --require-hashes -r "$lock"; then
  cat >&2 <<'END'
Pemasangan paket gagal (kata-kata pip ada di atas). Yang diperlukan: sambungan ke penyedia paket
Python, atau salinannya yang disetel dengan 'pip config'. Sesudah diperbaiki, ulangi perintah tadi.
END
  exit 1
fi
pip --no-index --no-deps --no-build-isolation --editable .
