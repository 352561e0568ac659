"""`python -m benchmarks.access.run`: sealing 100,000 NIKs, writing the audit trail with and without its
chain, and verifying it, beside the same recomputation in SQL. Nothing that is written is kept.

Wants tables (`payung setup`). On a busy machine the processor seconds say more than the clock.
"""

from __future__ import annotations

import argparse
import os
from pathlib import Path

import psycopg
from cryptography.fernet import Fernet

from benchmarks.access.timing import timed
from payung.access.numbers.ring import new_ring
from payung.access.numbers.sealing import Sealer
from payung.access.trail.chain import Verification
from payung.database import owner_url

NIKS = [f"9907{n:012d}" for n in range(100_000)]
WRITE = """
INSERT INTO access_auditevent (at, actor_name, verb, object_type, object_id, region_code, details)
SELECT now(), 'Sari', 'person_opened', 'register.person', n::text, '99.07.01.2001',
       jsonb_build_object('alasan', 'aduan warga nomor ' || n)
FROM generate_series(1, %s) AS n
"""
IN_SQL = """
SELECT count(*) FROM (
    SELECT entry.hash, sha256(coalesce(lag(entry.hash) OVER (ORDER BY position), '') || convert_to(
        jsonb_build_array(position, to_char(day, 'YYYY-MM-DD'), number, event.id,
            to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US'), actor_id, actor_name, verb,
            object_type, object_id, region_code, details)::text, 'UTF8')) AS again
    FROM access_chainentry AS entry JOIN access_auditevent AS event ON event.id = entry.event_id
) AS both_hashes WHERE hash <> again
"""


def main() -> None:
    events = _options().events
    sealing, fernet = Sealer(new_ring(), "nik"), Fernet(Fernet.generate_key())
    timed("100,000 NIKs sealed and indexed", lambda: sealing.seal_column(NIKS))
    sealed = sealing.seal_column(NIKS)[0]
    timed("100,000 NIKs opened", lambda: sealing.open_column(sealed))
    timed("100,000 NIKs by Fernet, no index", lambda: [fernet.encrypt(n.encode()) for n in NIKS])
    with psycopg.connect(owner_url()) as owner:
        try:
            _trail(owner, events)
        finally:
            owner.rollback()


def _trail(owner: psycopg.Connection[tuple[object, ...]], events: int) -> None:
    owner.execute("SAVEPOINT empty")
    owner.execute("ALTER TABLE access_auditevent DISABLE TRIGGER chained_at_commit")
    timed(f"{events:,} events, no chain", lambda: owner.execute(WRITE, [events]))
    owner.execute("ROLLBACK TO empty")
    timed(f"{events:,} events, chained", lambda: _write_chained(owner, events))
    owner.execute("ANALYZE access_auditevent, access_chainentry")
    with owner.cursor() as cursor:
        check = Verification()
        before = _backend_seconds(owner)
        seconds = timed("verified", lambda: _expect_whole(check, cursor))
        print(f"  {check.events / seconds:,.0f} rows a second", end=", ")
        print(f"{_backend_seconds(owner) - before:.2f} s processor in the database")
    before = _backend_seconds(owner)
    timed("the same in SQL", lambda: owner.execute(IN_SQL).fetchone())
    print(f"  {_backend_seconds(owner) - before:.2f} s processor in the database")


def _backend_seconds(owner: psycopg.Connection[tuple[object, ...]]) -> float:
    """Processor seconds of the connection's own server process (on this machine, on Linux)."""
    fields = Path(f"/proc/{owner.info.backend_pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _write_chained(owner: psycopg.Connection[tuple[object, ...]], events: int) -> None:
    owner.execute(WRITE, [events])
    owner.execute("SET CONSTRAINTS ALL IMMEDIATE")


def _expect_whole(check: Verification, cursor: psycopg.Cursor[tuple[object, ...]]) -> None:
    if found := list(check.faults(cursor)):
        raise SystemExit(f"{len(found)} faults, the first: {found[0]}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=200_000)
    return parser.parse_args()


if __name__ == "__main__":
    main()
