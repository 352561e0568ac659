"""People twice inside a register of 115,383: found, found again, and the review page's queries.

    PAYUNG_HOME=... python benchmarks/matching/duplicates.py    (an installation without people)

Invented people, of whom 3,383 stand twice (the second time as an insurer might write them), go into the
installation's database inside one transaction that is given up. Beside it in the same run: who has the
same number, and who has the same name and birth date. CPU seconds of this process and its backend.
"""

from __future__ import annotations

import argparse
import os
import statistics
import time
from collections.abc import Callable

import django
import polars as pl

from payung.demo.linkage_pairs import linkage_pairs

SEED = 7_007
_ROUNDS = 20
_DATES = ("%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y", "%Y/%m/%d", "%d.%m.%Y")


def main() -> None:
    """Fill, find, find again, ask for the page; print the seconds and how right the pairs are."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=112_000)
    parser.add_argument("--twice", type=int, default=3_383)
    parser.add_argument("--data", choices=["clean", "hard"], default="hard")
    asked = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "payung.web.settings")
    django.setup()
    from django.db import transaction

    from payung.access.rows.sight import EVERYTHING, working_as

    with working_as(EVERYTHING), transaction.atomic():
        _measure(asked)
        transaction.set_rollback(True)


def _measure(asked: argparse.Namespace) -> None:
    from incremental import _timed
    from invented_register import AT, fill_people, fill_regions

    from payung.register.duplicates.finding import find_register_duplicates
    from payung.register.models import Duplicate

    left, right, truth = linkage_pairs(asked.people, asked.twice, asked.data, SEED)
    both = pl.concat([left, _as_a_file_gives_it(right).select(left.columns)])
    fill_regions(both)
    fill_people(both)
    true = _keys_of(both["id"].to_list(), truth)
    for name in ("everybody for the first time", "everybody again"):
        _timed(name, lambda: find_register_duplicates(at=AT, by=None))
    _right("Payung", set(Duplicate.objects.values_list("first_id", "second_id")), true)
    _right("the same number", _pairs("a.nik_state = 'valid' AND a.nik_sealed = b.nik_sealed"), true)
    _right(
        "same name and birth date",
        _pairs("upper(a.full_name) = upper(b.full_name) AND a.birth_date = b.birth_date"),
        true,
    )
    _page()


def _as_a_file_gives_it(right: pl.DataFrame) -> pl.DataFrame:
    """Birth dates as intake reads them."""
    told = [pl.col("birth_date").str.to_date(form, strict=False) for form in _DATES]
    return right.with_columns(birth_date=pl.coalesce(told).dt.to_string("%Y-%m-%d"))


def _keys_of(ids: list[str], truth: pl.DataFrame) -> set[tuple[int, ...]]:
    """True pairs by the keys that the database gave, in the order of the rows."""
    from payung.register.models import Person

    keys = dict(zip(ids, Person.objects.order_by("pk").values_list("pk", flat=True), strict=True))
    return {tuple(sorted((keys[one], keys[other]))) for one, other in truth.rows()}


def _pairs(condition: str) -> set[tuple[int, ...]]:
    """Two people of the register for whom a condition holds."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT a.id, b.id FROM register_person a JOIN register_person b"
            f" ON a.id < b.id AND {condition}"
        )
        return set(cursor.fetchall())


def _right(name: str, found: set[tuple[int, ...]], true: set[tuple[int, ...]]) -> None:
    hits = len(found & true)
    print(
        f"{name:32s} {len(found):7,} pairs asked, {hits:,} of {len(true):,} true ones found "
        f"({hits / len(true):.1%}), {hits / max(1, len(found)):.1%} of the questions are about one person"
    )


def _page() -> None:
    """The median of what the review page asks the database, as a reviewer of the whole regency."""
    from payung.access.models import User
    from payung.access.scope import Scope
    from payung.primitives.region_code import RegionCode
    from payung.review.queries import next_group

    reviewer = User.objects.create_user("pemeriksa-uji")
    whole = Scope((RegionCode("99"),))
    print(f"next person of the queue: {_median(lambda: next_group(whole, reviewer)):.0f} ms")


def _median(work: Callable[[], object]) -> float:
    times = []
    for _round in range(_ROUNDS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times) * 1000


if __name__ == "__main__":
    main()
