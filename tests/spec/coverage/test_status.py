"""The status of a worker, month by month.

Each line is the year 2025. What was paid: x is JKK and JKM, a only JKK, d only JKM, s JKK, JKM and JHT,
a dot nothing. What follows: C covered, g grace, L lapsed, n never, ? unknown, a dot not in the
denominator.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

import pytest

from payung.coverage.cover import Cover
from payung.coverage.indicator import indicator_sql
from payung.coverage.reference import Line, Stay, World
from payung.coverage.statements import Snapshot
from payung.coverage.status import Status
from payung.coverage.window import Window
from payung.primitives.month import Month
from payung.primitives.region_code import Level

JANUARY = Month.parse("2025-01")
YEAR = [JANUARY + i for i in range(12)]
PROGRAMMES = {"x": 3, "a": 1, "d": 2, "s": 7}
LETTER = {
    Status.COVERED: "C",
    Status.GRACE: "g",
    Status.LAPSED: "L",
    Status.NEVER: "n",
    Status.UNKNOWN: "?",
}
WORKER = Stay(1, "73.07.01.2001", "BPU", JANUARY - 24, None, "", "usable")

Timeline = Callable[..., str]


class Engine(Protocol):
    """An engine of `conftest.py`."""

    rows: Callable[[str], list[tuple[int, ...]]]

    def snapshot(self, world: World, name: str = ...) -> Snapshot: ...


@pytest.fixture(params=["reference", "duckdb", "postgres"])
def year(request: pytest.FixtureRequest) -> Timeline:
    """The statuses of one worker in 2025, as a string of twelve letters."""
    name = request.param
    engine = None if name == "reference" else request.getfixturevalue(f"{name}_engine")

    def timeline(
        paid: str = "............",
        *,
        worker: Stay = WORKER,
        earlier: tuple[Line, ...] = (),
        cover: Cover = Cover.BASIC,
        grace_months: int = 3,
    ) -> str:
        lines = (*earlier, *_lines(paid))
        world = World((worker,), lines, Window.starting(JANUARY, grace_months))
        if engine is None:
            return "".join(_slow(world, month, cover) for month in YEAR)
        return _fast(engine, world, cover)

    return timeline


def _lines(paid: str) -> list[Line]:
    months = zip(YEAR, paid, strict=True)
    return [Line(1, month, month, PROGRAMMES[what]) for month, what in months if what != "."]


def _slow(world: World, month: Month, cover: Cover) -> str:
    return "".join(LETTER[status] for _, status in world.statuses(month, cover)) or "."


def _fast(engine: Engine, world: World, cover: Cover) -> str:
    sql = indicator_sql(engine.snapshot(world), YEAR, levels=[Level.REGENCY], cover=cover)
    letters = dict.fromkeys(YEAR, ".")
    for _, _, _, month, _, *counts in engine.rows(sql):
        letters[Month(month)] = LETTER[list(Status)[counts.index(1)]]
    return "".join(letters.values())


def test_a_month_is_covered_when_it_is_paid_and_in_grace_for_three_months_after(
    year: Timeline,
) -> None:
    assert year("..xx....x...") == "nnCCgggLCggg"


def test_paying_again_covers_from_that_month_only(year: Timeline) -> None:
    assert year("x.......x..x") == "CgggLLLLCggC"


def test_never_and_lapsed_differ_by_any_payment_before_however_long_ago(year: Timeline) -> None:
    long_ago = Line(1, JANUARY - 240, JANUARY - 229, 3)
    assert year("............") == "nnnnnnnnnnnn"
    assert year("............", earlier=(long_ago,)) == "LLLLLLLLLLLL"


def test_grace_reaches_back_over_the_turn_of_the_year(year: Timeline) -> None:
    through_november = Line(1, JANUARY - 12, JANUARY - 2, 3)
    assert year("............", earlier=(through_november,)) == "ggLLLLLLLLLL"


@pytest.mark.parametrize(
    ("grace_months", "expected"),
    [(0, "CLLLLLLLLLLL"), (1, "CgLLLLLLLLLL"), (3, "CgggLLLLLLLL"), (6, "CggggggLLLLL")],
)
def test_the_legal_months_of_grace_are_a_parameter(
    year: Timeline, grace_months: int, expected: str
) -> None:
    assert year("x...........", grace_months=grace_months) == expected


def test_basic_cover_needs_jkk_and_jkm_in_the_same_month(year: Timeline) -> None:
    assert year("a.d.x.......") == "nnnnCgggLLLL"


def test_basic_cover_may_come_in_two_payments(year: Timeline) -> None:
    only_death = tuple(Line(1, month, month, 2) for month in YEAR[2:6])
    assert year("aaaa........", earlier=only_death) == "nnCCgggLLLLL"


def test_half_covers_of_long_ago_count_only_when_they_met(year: Timeline) -> None:
    accident = Line(1, JANUARY - 100, JANUARY - 95, 1)
    death_with_it = Line(1, JANUARY - 95, JANUARY - 90, 2)
    death_after_it = Line(1, JANUARY - 94, JANUARY - 90, 2)
    death_before_it = Line(1, JANUARY - 106, JANUARY - 101, 2)
    assert year("............", earlier=(accident, death_with_it)) == "LLLLLLLLLLLL"
    assert year("............", earlier=(accident, death_after_it)) == "nnnnnnnnnnnn"
    assert year("............", earlier=(accident, death_before_it)) == "nnnnnnnnnnnn"


def test_each_programme_has_its_own_status(year: Timeline) -> None:
    paid = "ss..xx......"
    assert year(paid, cover=Cover.JKK) == "CCggCCgggLLL"
    assert year(paid, cover=Cover.JHT) == "CCgggLLLLLLL"
    assert year(paid, cover=Cover.JP) == "nnnnnnnnnnnn"


def test_a_worker_counts_from_his_first_month_to_the_month_before_his_last(year: Timeline) -> None:
    worker = replace(WORKER, from_month=YEAR[2], until_month=YEAR[8], end_reason="moved")
    assert year("xxxxxxxxxxxx", worker=worker) == "..CCCCCC...."


def test_a_dead_worker_whose_months_were_paid_ahead_is_not_counted(year: Timeline) -> None:
    worker = replace(WORKER, until_month=YEAR[5], end_reason="died")
    assert year("xxxxxxxxxxxx", worker=worker) == "CCCCC......."


def test_somebody_above_the_age_of_entry_counts_in_the_months_he_still_pays(year: Timeline) -> None:
    worker = replace(WORKER, until_month=YEAR[3], end_reason="aged_out")
    assert year("xxxxx..x....", worker=worker) == "CCCCC..C...."
    assert year("............", worker=worker) == "nnn........."


def test_without_usable_identity_and_without_payment_nothing_is_known(year: Timeline) -> None:
    worker = replace(WORKER, identity="unusable")
    assert year("............", worker=worker) == "????????????"


def test_a_linked_payment_is_evidence_also_without_a_usable_identity(year: Timeline) -> None:
    worker = replace(WORKER, identity="unusable")
    assert year("...x........", worker=worker) == "nnnCgggLLLLL"


def test_an_undecided_match_never_decides(year: Timeline) -> None:
    worker = replace(WORKER, identity="undecided")
    assert year("...xx.......", worker=worker) == "???CC???????"


def test_many_months_paid_at_once_are_covered_until_they_run_out(year: Timeline) -> None:
    whole_half = Line(1, YEAR[1], YEAR[6], 3)
    assert year("............", earlier=(whole_half,)) == "nCCCCCCgggLL"


def test_the_same_month_paid_twice_is_one_month(year: Timeline) -> None:
    twice = Line(1, YEAR[0], YEAR[1], 3)
    assert year("x...........", earlier=(twice,)) == "CCgggLLLLLLL"
