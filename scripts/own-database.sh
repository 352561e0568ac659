# Sourced by the scripts that check and test: a PostgreSQL of their own, never the one with your
# data, stopped at the end whatever happens.
export PAYUNG_HOME="$PWD/.payung/test"
unset DATABASE_URL

trap '.venv/bin/payung db stop' EXIT
.venv/bin/payung db start
