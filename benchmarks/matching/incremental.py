"""Linking a new file against a whole register, beside linking everything anew, in one run.

    PAYUNG_HOME=... python benchmarks/matching/incremental.py
    PAYUNG_HOME=... python benchmarks/matching/incremental.py --people 1000000 --memberships 400000

Invented people go into the installation's database inside one transaction that is given up at the end.
Times are CPU seconds (user and system) of this process and of its database backend together.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import django

from payung.demo.linkage_pairs import linkage_pairs

if TYPE_CHECKING:
    from payung.membership.linking import LinkSummary

SEED = 7_007


def main() -> None:
    """Fill, link everything, bring a new file, link it, link everything again; print the seconds."""
    asked = _arguments()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "payung.web.settings")
    django.setup()
    from django.db import transaction

    from payung.access.rows.sight import EVERYTHING, working_as

    with working_as(EVERYTHING), transaction.atomic():
        _measure(asked)
        transaction.set_rollback(True)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--people", type=int, default=115_383)
    parser.add_argument("--memberships", type=int, default=46_000)
    parser.add_argument("--new", type=int, default=2_000)
    parser.add_argument("--data", choices=["clean", "hard"], default="hard")
    return parser.parse_args()


def _measure(asked: argparse.Namespace) -> None:
    from invented_register import AT, fill_memberships, fill_people, fill_regions

    from payung.membership.linking import link_registers
    from payung.membership.models import Link

    left, right, _truth = linkage_pairs(
        asked.people, asked.memberships + asked.new, asked.data, SEED
    )
    known = right.sample(asked.memberships, seed=SEED)
    fill_regions(left)
    fill_people(left)
    fill_memberships(known)
    _timed("the register for the first time", lambda: link_registers(at=AT, by=None))
    before = _links()
    fill_memberships(right.join(known, on="id", how="anti"))
    _timed(f"a new file of {asked.new:,} rows", lambda: link_registers(at=AT, by=None))
    kept = _links()
    print(f"links of others that came out differently: {len(before.keys() - kept.keys())}")
    Link.objects.all().delete()
    _timed("the same without known links", lambda: link_registers(at=AT, by=None))
    print(f"the same links: {set(kept.values()) == set(_links().values())}")


def _links() -> dict[tuple[object, ...], tuple[object, ...]]:
    """Every link with its key and without."""
    from payung.membership.models import Link

    rows = Link.objects.values_list("id", "participant_id", "person_id", "decision", "probability")
    return {row[:4]: row[1:] for row in rows}


def _timed(name: str, work: Callable[[], LinkSummary]) -> None:
    """Seconds of this process, of its database backend, and the bytes that PostgreSQL logged."""
    before, logged = _seconds(), _logged()
    done = work()
    ours, backend = (b - a for a, b in zip(before, _seconds(), strict=True))
    megabytes = (_logged() - logged) / 1e6
    print(
        f"{name:32s} {ours:6.2f} + {backend:5.2f} s {megabytes:6.1f} MB logged  {done}", flush=True
    )


def _logged() -> int:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_wal_insert_lsn() - '0/0'::pg_lsn")
        return int(cursor.fetchone()[0])


def _seconds() -> tuple[float, float]:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        backend = cursor.fetchone()[0]
    ticks = os.sysconf("SC_CLK_TCK")
    return _ticks("self") / ticks, _ticks(backend) / ticks


def _ticks(process: str | int) -> int:
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])


if __name__ == "__main__":
    main()
