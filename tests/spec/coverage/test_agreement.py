"""Three engines and the slow reference say the same of any workers and any payments."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from payung.coverage import reference
from payung.coverage.bridge import Span, bridge_list_sql, bridge_sql
from payung.coverage.cover import Cover
from payung.coverage.indicator import indicator_sql
from payung.coverage.reference import Line, Stay, World
from payung.coverage.statements import Population, Snapshot, count_sql
from payung.coverage.status import Status, workers_by_status_sql
from payung.coverage.window import Window
from payung.primitives.month import Month
from payung.primitives.programme import Segment
from payung.primitives.region_code import Level, RegionCode


class Engine(Protocol):
    """An engine of `conftest.py`."""

    rows: Callable[[str], list[tuple[object, ...]]]

    def snapshot(self, world: World, name: str = ...) -> Snapshot: ...


BASE = Month.parse("2025-01")
VILLAGES = ["73.07.01.2001", "73.07.01.2002", "73.07.02.2001", "73.08.01.1001", "73.07.01", ""]
REASONS = ["", "died", "moved", "aged_out", "stopped"]
IDENTITIES = ["usable", "unusable", "undecided"]

_near = st.integers(BASE - 12, BASE + 12)
_far = st.integers(BASE - 70, BASE + 90)


@st.composite
def lines(draw: st.DrawFn, workers: int) -> Line:
    first = draw(_near | _far)
    length = draw(st.integers(1, 12) | st.integers(1, 80))
    return Line(
        draw(st.integers(1, workers)),
        first,
        first + length - 1,
        draw(st.sampled_from([1, 2, 3, 3, 3, 4, 7, 8, 15])),
    )


@st.composite
def stays(draw: st.DrawFn, worker: int) -> list[Stay]:
    """One or two stays of a worker whose months do not overlap; only the last one may age out."""
    bounds = sorted(draw(st.lists(_near | _far, min_size=2, max_size=4, unique=True)))
    pairs = list(zip(bounds[::2], [*bounds[1::2], None], strict=False))
    identity = draw(st.sampled_from(IDENTITIES))
    found = []
    for number, (start, stop) in enumerate(pairs, start=1):
        last = number == len(pairs)
        until = draw(st.sampled_from([None, stop])) if last else stop
        reasons = REASONS if last else [r for r in REASONS if r != "aged_out"]
        reason = "" if until is None else draw(st.sampled_from(reasons))
        village, segment = draw(st.sampled_from(VILLAGES)), draw(st.sampled_from(["PU", "BPU"]))
        found.append(Stay(worker, village, segment, start, until, reason, identity))
    return found


@st.composite
def worlds(draw: st.DrawFn, fewest: int) -> World:
    workers = draw(st.integers(fewest, fewest + 11))
    return World(
        tuple(stay for worker in range(1, workers + 1) for stay in draw(stays(worker))),
        tuple(draw(st.lists(lines(workers), min_size=workers // 2, max_size=3 * workers))),
        Window.starting(BASE - draw(st.integers(0, 9)), draw(st.sampled_from([0, 1, 3, 3, 3, 12]))),
    )


@st.composite
def earlier_versions(draw: st.DrawFn, fewest: int) -> tuple[World, World]:
    """A world as it was published once, and as it is known now."""
    now = draw(worlds(fewest))
    kept = draw(st.lists(st.booleans(), min_size=len(now.lines), max_size=len(now.lines)))
    gone = draw(st.integers(0, len(now.stays)))
    published = World(
        (*now.stays[gone:], Stay(99, VILLAGES[0], "BPU", BASE, None, "", "usable")),
        (
            *(line for line, keep in zip(now.lines, kept, strict=True) if keep),
            Line(99, BASE, BASE + 5, 3),
        ),
        Window.starting(BASE - draw(st.integers(0, 9)), now.window.grace_months),
    )
    return published, now


# Spark takes seconds to plan a statement, so it gets few examples with many workers.
EXAMPLES = pytest.mark.parametrize(
    ("name", "examples", "fewest"), [("duckdb", 30, 1), ("postgres", 30, 1), ("spark", 2, 25)]
)


def agree(examples: int, strategy: st.SearchStrategy[object], check: Callable[..., None]) -> None:
    """Checks drawn cases, the same ones on every run."""
    limits = settings(
        max_examples=examples,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    limits(given(strategy)(check))()


@EXAMPLES
def test_the_indicator_agrees_with_the_reference(
    request: pytest.FixtureRequest, name: str, examples: int, fewest: int
) -> None:
    engine: Engine = request.getfixturevalue(f"{name}_engine")

    def check(case: tuple[World, Cover]) -> None:
        world, cover = case
        months = [BASE, BASE + 1, BASE + 4, world.window.last_month]
        sql = indicator_sql(engine.snapshot(world), months, levels=list(Level), cover=cover)
        found = {_key(row): row[4:] for row in engine.rows(sql)}
        assert found == _expected_indicator(world, months, cover)

    agree(examples, st.tuples(worlds(fewest), st.sampled_from(Cover)), check)


@EXAMPLES
def test_each_status_list_agrees_with_the_reference_and_with_its_count(
    request: pytest.FixtureRequest, name: str, examples: int, fewest: int
) -> None:
    engine: Engine = request.getfixturevalue(f"{name}_engine")

    def check(case: tuple[World, Cover, Status | None]) -> None:
        world, cover, status = case
        sql = workers_by_status_sql(engine.snapshot(world), BASE + 2, cover=cover, status=status)
        expected = [
            (stay.worker_id, stay.village_code, stay.segment, found.value)
            for stay, found in world.statuses(BASE + 2, cover)
            if status in (None, found)
        ]
        assert sorted(row[:4] for row in engine.rows(sql)) == sorted(expected)
        assert engine.rows(count_sql(sql)) == [(len(expected),)]

    statuses = st.sampled_from([None, *Status])
    agree(examples, st.tuples(worlds(fewest), st.sampled_from(Cover), statuses), check)


@EXAMPLES
def test_the_bridge_agrees_with_the_reference_and_adds_up(
    request: pytest.FixtureRequest, name: str, examples: int, fewest: int
) -> None:
    engine: Engine = request.getfixturevalue(f"{name}_engine")

    def check(case: tuple[World, World], cover: Cover, level: Level, length: int) -> None:
        published, now = case
        span = Span(BASE, BASE + length)
        sql = bridge_list_sql(
            engine.snapshot(now),
            span,
            level=level,
            cover=cover,
            published=engine.snapshot(published, "once"),
        )
        expected = _expected_bridge(now, span, level, cover, published)
        assert sorted(engine.rows(sql)) == sorted(expected)
        counted = {(region, cell): number for region, cell, number in engine.rows(bridge_sql(sql))}
        assert sum(counted.values()) == len(expected)

    asked = st.sampled_from([(Cover.BASIC, Level.VILLAGE, 5), (Cover.JHT, Level.REGENCY, 1)])
    cases = st.tuples(earlier_versions(fewest), asked)
    agree(examples, cases, lambda case: check(case[0], *case[1]))


@EXAMPLES
def test_a_population_of_one_region_and_segment_is_its_part_of_the_whole(
    request: pytest.FixtureRequest, name: str, examples: int, fewest: int
) -> None:
    engine: Engine = request.getfixturevalue(f"{name}_engine")
    part = Population(RegionCode("73.07.01"), Segment.BPU)

    def check(world: World) -> None:
        whole = engine.rows(workers_by_status_sql(engine.snapshot(world), BASE))
        chosen = engine.rows(workers_by_status_sql(engine.snapshot(world), BASE, population=part))
        assert sorted(chosen) == sorted(
            row for row in whole if str(row[1]).startswith("73.07.01") and row[2] == "BPU"
        )

    agree(max(examples // 2, 2), worlds(fewest), check)


def _key(row: tuple[object, ...]) -> tuple[object, ...]:
    level, region, segment, month = row[:4]
    return level, region, segment, month


def _expected_indicator(world: World, months: list[Month], cover: Cover) -> dict[object, object]:
    return {
        (int(level), region, segment, int(month)): (
            counts.total(),
            *(counts[status] for status in Status),
        )
        for level in Level
        for month in months
        for (region, segment), counts in world.indicator(month, level, cover).items()
    }


def _expected_bridge(
    now: World, span: Span, level: Level, cover: Cover, published: World
) -> list[tuple[str, int, str]]:
    cells = reference.bridge(now, span, level, cover, published)
    return [(region, worker, cell.value) for (region, worker), cell in cells.items()]
