"""The indicator: what it counts, its bounds, and its two denominators."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

import pytest

from payung.coverage.cover import Cover
from payung.coverage.indicator import CODE_DIGITS, Indicator, indicator_sql, indicators
from payung.coverage.potential import StatedNumber
from payung.coverage.reference import Line, Stay, World
from payung.coverage.statements import Inputs, Population, Snapshot, protection_sql
from payung.coverage.window import Window
from payung.primitives.month import Month
from payung.primitives.programme import Segment
from payung.primitives.region_code import Level, RegionCode

MARCH = Month.parse("2025-03")
AS_OF = dt.date(2025, 4, 2)
WORKER = Stay(1, "73.07.01.2001", "BPU", MARCH - 12, None, "", "usable")
FIGURE = Indicator(
    level=Level.REGENCY,
    region_code="73.07",
    segment="ALL",
    month=MARCH,
    workers=1000,
    covered=336,
    grace=24,
    lapsed=100,
    never=522,
    unknown=18,
    cover=Cover.BASIC,
    source="register desa",
    as_of=AS_OF,
)


class Engine(Protocol):
    """An engine of `conftest.py`."""

    rows: Callable[[str], list[tuple[int, str, str, int, int, int, int, int, int, int]]]

    def snapshot(self, world: World, name: str = ...) -> Snapshot: ...


def villages(engine: Engine, stays: list[Stay], **asked: Population) -> dict[tuple[str, str], str]:
    """Covered of workers for each (region, segment); the workers with odd numbers have paid."""
    paid = [Line(stay.worker_id, MARCH, MARCH, 3) for stay in stays if stay.worker_id % 2]
    world = World(tuple(stays), tuple(paid), Window.starting(MARCH))
    sql = indicator_sql(engine.snapshot(world), [MARCH], levels=list(Level), **asked)
    found = indicators(engine.rows(sql), cover=Cover.BASIC, source="uji", as_of=AS_OF)
    return {(_name(x), x.segment): f"{x.covered}/{x.workers}" for x in found}


def _name(figure: Indicator) -> str:
    complete = len(figure.region_code) == CODE_DIGITS[figure.level]
    return figure.region_code if complete else f"{figure.region_code} without village"


def test_each_region_and_segment_has_its_figure_and_they_add_up(duckdb_engine: Engine) -> None:
    stays = [
        WORKER,
        replace(WORKER, worker_id=2, segment="PU"),
        replace(WORKER, worker_id=3, village_code="73.07.02.1004"),
    ]
    assert villages(duckdb_engine, stays) == {
        ("73", "ALL"): "2/3",
        ("73", "BPU"): "2/2",
        ("73", "PU"): "0/1",
        ("73.07", "ALL"): "2/3",
        ("73.07", "BPU"): "2/2",
        ("73.07", "PU"): "0/1",
        ("73.07.01", "ALL"): "1/2",
        ("73.07.01", "BPU"): "1/1",
        ("73.07.01", "PU"): "0/1",
        ("73.07.01.2001", "ALL"): "1/2",
        ("73.07.01.2001", "BPU"): "1/1",
        ("73.07.01.2001", "PU"): "0/1",
        ("73.07.02", "ALL"): "1/1",
        ("73.07.02", "BPU"): "1/1",
        ("73.07.02.1004", "ALL"): "1/1",
        ("73.07.02.1004", "BPU"): "1/1",
    }


def test_a_worker_whose_village_is_not_known_counts_where_he_is_known(
    duckdb_engine: Engine,
) -> None:
    found = villages(duckdb_engine, [WORKER, replace(WORKER, worker_id=2, village_code="73.07.01")])
    assert found["73.07", "ALL"] == "1/2"
    assert found["73.07.01.2001", "ALL"] == "1/1"
    assert found["73.07.01 without village", "ALL"] == "0/1"


def test_a_population_narrows_the_figure_to_a_region_and_a_segment(duckdb_engine: Engine) -> None:
    stays = [
        WORKER,
        replace(WORKER, worker_id=2, segment="PU"),
        replace(WORKER, worker_id=4, village_code="73.07.02.1004"),
    ]
    part = Population(RegionCode("73.07.01"), Segment.BPU)
    found = villages(duckdb_engine, stays, population=part)
    assert found["73.07", "ALL"] == "1/1"
    assert ("73.07", "PU") not in found


def test_more_workers_than_a_counter_holds_are_counted_right(duckdb_engine: Engine) -> None:
    """2^21 = 2,097,152 is where a counter of 21 bits would run over: people without a village."""
    workers = (
        "(SELECT i AS worker_id, '' AS village_code, 'BPU' AS segment, 24300 AS from_month,"
        " CAST(NULL AS INTEGER) AS until_month, '' AS end_reason, 'usable' AS identity"
        " FROM range(2200000) AS made (i))"
    )
    nothing = "(SELECT 0 AS worker_id, 0 AS first_month, 0 AS months, 0 AS programmes)"
    stated = "(SELECT 0 AS worker_id, 0 AS from_month, -1 AS through_month, 0 AS programmes)"
    window = Window.starting(Month(24300))
    table = protection_sql(Inputs(workers, nothing, stated), window)
    months = [Month(24300), Month(24321), Month(24342)]
    sql = indicator_sql(Snapshot(window, f"({table})"), months)
    found = {row[3]: row[8] for row in duckdb_engine.rows(sql) if row[2] == "ALL"}
    assert found == dict.fromkeys(months, 2_200_000)


def test_the_lower_bound_takes_nobody_unknown_as_covered_and_the_upper_bound_everybody() -> None:
    assert FIGURE.lower == (336, 1000)
    assert FIGURE.upper == (336 + 18, 1000)
    assert (FIGURE.lower_text, FIGURE.upper_text) == ("33,6 %", "35,4 %")


def test_an_indicator_whose_parts_do_not_add_up_cannot_exist() -> None:
    with pytest.raises(ValueError, match="1001 != 1000"):
        replace(FIGURE, grace=25)


def test_both_denominators_stand_side_by_side_with_their_sources() -> None:
    both = FIGURE.against(StatedNumber(1250, "BPJS Ketenagakerjaan", dt.date(2025, 6, 11)))
    assert both.share_of_named == "33,6 %"  # 336 of 1,000 workers in the register
    assert both.share_of_potential == "26,9 %"  # 336 of 1,250 potential workers
    assert both.named == StatedNumber(1000, "register desa", AS_OF)
    assert not both.exceeds_potential


def test_a_share_above_the_potential_is_shown_and_not_clamped() -> None:
    """Wage earners of Wajo in 2024, as the press reported them."""
    wajo = replace(FIGURE, workers=40_000, covered=38_036, grace=0, lapsed=0, never=1964, unknown=0)
    both = wajo.against(StatedNumber(35_036, "BPJS Ketenagakerjaan", dt.date(2024, 12, 31)))
    assert both.exceeds_potential
    assert both.share_of_potential == "108,6 %"


def test_without_a_month_there_is_no_indicator() -> None:
    with pytest.raises(ValueError, match="at least one month"):
        indicator_sql(Snapshot(Window.starting(MARCH)), [])
