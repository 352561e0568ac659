"""`python -m benchmarks.access.history`: what it costs to keep every change of 100,000 people.

Our statement triggers beside triggers of the shape that django-pghistory writes (a table of events with
every column; for each row, or for each statement with transition tables). One table like that of
persons, with its indexes; everything is rolled back. Seconds are those of the server's processor.

Wants tables (`payung setup`), on this machine.
"""

from __future__ import annotations

import argparse
import os
from pathlib import Path

import psycopg

from payung.database import owner_url

_LIKE = "CREATE TABLE bench_person (LIKE register_person INCLUDING ALL)"
_ADD = """
INSERT INTO bench_person (natural_key, content_hash, full_name, birth_date, mother_name, address, hamlet,
    rt, rw, nik_sealed, nik_index, nik_state, life_status, sex, relationship, updated_at)
SELECT sha256(n::text::bytea), sha256(n::text::bytea), 'Warga nomor ' || n, '1980-01-01', 'Ibu ' || n,
    'Jalan Poros ' || n, 'Bonto', '001', '002', sha256(n::text::bytea), sha256(n::text::bytea), 'valid',
    'hidup', 'L', 'Anak', now()
FROM generate_series(1, %s) AS n
"""
_CHANGE = "UPDATE bench_person SET address = address || 'a'"
_EVENTS = """
CREATE TABLE bench_event (pgh_id bigserial PRIMARY KEY, pgh_created_at timestamptz, pgh_label text,
    pgh_context_id uuid, LIKE register_person);
CREATE INDEX ON bench_event (pgh_context_id); CREATE INDEX ON bench_event (id)
"""
_BY_ROW = """
CREATE FUNCTION bench_row() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO bench_event SELECT nextval('bench_event_pgh_id_seq'), now(), TG_OP, NULL, NEW.*;
    RETURN NULL;
END $$;
CREATE TRIGGER by_row AFTER INSERT OR UPDATE ON bench_person FOR EACH ROW EXECUTE FUNCTION bench_row()
"""
_BY_STATEMENT = """
CREATE FUNCTION bench_statement() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO bench_event SELECT nextval('bench_event_pgh_id_seq'), now(), TG_OP, NULL, v.* FROM later v;
    RETURN NULL;
END $$;
CREATE TRIGGER by_insert AFTER INSERT ON bench_person REFERENCING NEW TABLE AS later
    FOR EACH STATEMENT EXECUTE FUNCTION bench_statement();
CREATE TRIGGER by_update AFTER UPDATE ON bench_person REFERENCING NEW TABLE AS later OLD TABLE AS former
    FOR EACH STATEMENT EXECUTE FUNCTION bench_statement()
"""


def _ours() -> str:
    from payung.access.trail.history import Kept, triggers_of

    return triggers_of("bench_person", Kept())


def main() -> None:
    rows = _options().rows
    contenders = {
        "nothing kept": [],
        "ours": [_ours()],
        "an event for each row": [_EVENTS, _BY_ROW],
        "events for each statement": [_EVENTS, _BY_STATEMENT],
    }
    print(f"{rows:,} rows, processor seconds of the server; kept, MB")
    for name, statements in contenders.items():
        with psycopg.connect(owner_url()) as owner:
            owner.execute(_LIKE)
            for statement in statements:
                owner.execute(statement)
            added, add_kept = _timed(owner, _ADD, rows)
            changed, change_kept = _timed(owner, _CHANGE)
            owner.rollback()
        print(
            f"{name:26} added {added:6.2f} s {add_kept:6.1f} MB"
            f"   changed {changed:6.2f} s {change_kept:6.1f} MB"
        )


def _timed(owner: psycopg.Connection, statement: str, *values: object) -> tuple[float, float]:
    seconds, kept = _backend_seconds(owner), _kept(owner)
    owner.execute(statement, values or None)
    return _backend_seconds(owner) - seconds, (_kept(owner) - kept) / 1e6


def _kept(owner: psycopg.Connection) -> int:
    tables = ("access_changedrows", "access_formerrow", "bench_event")
    row = owner.execute(
        "SELECT sum(pg_total_relation_size(to_regclass(name))) FROM unnest(%s::text[]) AS name",
        [list(tables)],
    ).fetchone()
    return int(row[0]) if row else 0


def _backend_seconds(owner: psycopg.Connection) -> float:
    fields = Path(f"/proc/{owner.info.backend_pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000)
    return parser.parse_args()


if __name__ == "__main__":
    main()
