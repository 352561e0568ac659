"""What moved the figure: each worker in one cell, and the cells lead from one figure to the next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

import pytest

from payung.coverage.bridge import Bridge, Cell, Span, bridge_list_sql, bridge_sql, bridges
from payung.coverage.cover import Cover
from payung.coverage.indicator import indicator_sql
from payung.coverage.reference import Line, Stay, World
from payung.coverage.statements import Snapshot
from payung.coverage.window import Window
from payung.primitives.errors import InputError
from payung.primitives.month import Month
from payung.primitives.region_code import Level

DECEMBER, JUNE = Month.parse("2024-12"), Month.parse("2025-06")
SPAN = Span(DECEMBER, JUNE)
WINDOW = Window.starting(DECEMBER)
WORKER = Stay(0, "73.07.01.2001", "BPU", DECEMBER - 12, None, "", "usable")
LAST_YEAR = Line(0, DECEMBER - 11, DECEMBER, 3)
LONG_AGO = Line(0, DECEMBER - 60, DECEMBER - 50, 3)
THIS_YEAR = Line(0, DECEMBER + 1, JUNE, 3)


class Engine(Protocol):
    """An engine of `conftest.py`."""

    rows: Callable[[str], list[tuple[str, str, int]]]

    def snapshot(self, world: World, name: str = ...) -> Snapshot: ...


def world(*people: tuple[Stay, *tuple[Line, ...]]) -> World:
    """Numbers the people 1, 2, 3 .. and gives each his lines."""
    stays = [replace(stay, worker_id=n) for n, (stay, *_) in enumerate(people, start=1)]
    lines = [
        replace(line, worker_id=n) for n, (_, *paid) in enumerate(people, start=1) for line in paid
    ]
    return World(tuple(stays), tuple(lines), WINDOW)


def left(reason: str) -> Stay:
    return replace(WORKER, until_month=DECEMBER + 3, end_reason=reason)


NOW = world(
    (WORKER, LAST_YEAR, THIS_YEAR),
    (WORKER, THIS_YEAR),
    (WORKER, LONG_AGO, THIS_YEAR),
    (replace(WORKER, from_month=DECEMBER + 2), LAST_YEAR, THIS_YEAR),
    (WORKER, LAST_YEAR),
    (replace(WORKER, identity="undecided"), LAST_YEAR),
    (left("died"), LAST_YEAR, THIS_YEAR),
    (left("moved"), LAST_YEAR, THIS_YEAR),
    (left("aged_out"), LAST_YEAR),
    (left("stopped"), LAST_YEAR),
    (WORKER, LONG_AGO),
)


def cells(engine: Engine, now: World, **asked: object) -> dict[int, str]:
    sql = bridge_list_sql(engine.snapshot(now), SPAN, **asked)
    return {int(worker): str(cell) for _, worker, cell in engine.rows(sql)}


@pytest.fixture(params=["duckdb", "postgres"])
def engine(request: pytest.FixtureRequest) -> Engine:
    found: Engine = request.getfixturevalue(f"{request.param}_engine")
    return found


def test_every_way_in_and_out_has_its_cell(engine: Engine) -> None:
    assert cells(engine, NOW) == {
        1: "stayed",
        2: "new",
        3: "reactivated",
        4: "moved_in",
        5: "lapsed",
        6: "unclear",
        7: "died",
        8: "moved",
        9: "aged_out",
        10: "stopped",
    }


def test_who_aged_out_but_still_pays_stays(engine: Engine) -> None:
    assert cells(engine, world((left("aged_out"), LAST_YEAR, THIS_YEAR))) == {1: "stayed"}


def test_a_reason_that_is_not_stated_is_stopped(engine: Engine) -> None:
    assert cells(engine, world((left(""), LAST_YEAR))) == {1: "stopped"}


def test_who_leaves_in_the_last_month_itself_has_left(engine: Engine) -> None:
    died_in_june = replace(WORKER, until_month=JUNE, end_reason="died")
    assert cells(engine, world((died_in_june, LAST_YEAR, THIS_YEAR))) == {1: "died"}


def test_of_several_stays_the_last_one_says_why_somebody_left(engine: Engine) -> None:
    away = replace(WORKER, worker_id=1, until_month=DECEMBER + 2, end_reason="moved")
    back = replace(away, from_month=DECEMBER + 4, until_month=DECEMBER + 5, end_reason="died")
    now = World((away, back), (replace(LAST_YEAR, worker_id=1),), WINDOW)
    assert cells(engine, now) == {1: "died"}


def test_moving_inside_the_regency_moves_between_villages_and_stays_in_the_regency(
    engine: Engine,
) -> None:
    first = replace(WORKER, worker_id=1, until_month=DECEMBER + 3, end_reason="moved")
    second = replace(WORKER, worker_id=1, from_month=DECEMBER + 3, village_code="73.07.02.2009")
    paid = (replace(LAST_YEAR, worker_id=1), replace(THIS_YEAR, worker_id=1))
    snapshot = engine.snapshot(World((first, second), paid, WINDOW))
    in_villages = engine.rows(bridge_list_sql(snapshot, SPAN, level=Level.VILLAGE))
    assert sorted((region, cell) for region, _, cell in in_villages) == [
        ("73.07.01.2001", "moved"),
        ("73.07.02.2009", "moved_in"),
    ]
    assert engine.rows(bridge_list_sql(snapshot, SPAN)) == [("73.07", 1, "stayed")]


def test_a_published_figure_is_corrected_in_cells_of_their_own(engine: Engine) -> None:
    """Worker 1's payment came to light later; worker 2's turned out to be somebody else's."""
    once = world((WORKER,), (WORKER, LAST_YEAR, THIS_YEAR))
    now = world((WORKER, LAST_YEAR, THIS_YEAR), (WORKER, LONG_AGO))
    published = engine.snapshot(once, "once")
    assert cells(engine, now, published=published) == {1: "corrected_in", 2: "corrected_out"}


def test_one_cell_can_be_listed_alone(engine: Engine) -> None:
    assert cells(engine, NOW, cell=Cell.DIED) == {7: "died"}


def test_the_cells_lead_from_the_first_figure_to_the_last(engine: Engine) -> None:
    snapshot = engine.snapshot(NOW)
    covered = {
        row[3]: {row[1]: row[5]}
        for row in engine.rows(indicator_sql(snapshot, [DECEMBER, JUNE]))
        if row[2] == "ALL"
    }
    rows = engine.rows(bridge_sql(bridge_list_sql(snapshot, SPAN)))
    [found] = bridges(
        rows, start=covered[DECEMBER], end=covered[JUNE], span=SPAN, cover=Cover.BASIC
    )
    # 7 + new 1 + reactivated 1 + moved in 1
    #   - lapsed 1 - unclear 1 - died 1 - moved 1 - aged out 1 - stopped 1 = 4
    assert (found.start, found.end) == (7, 4)
    assert found.cells == Counter(
        [cell for cell in Cell if cell not in (Cell.CORRECTED_IN, Cell.CORRECTED_OUT)]
    )


def test_a_bridge_that_does_not_add_up_cannot_exist() -> None:
    with pytest.raises(ValueError, match="10 \\+ 2 - 1 != 12"):
        Bridge("73.07", Cover.BASIC, SPAN, 10, 12, {Cell.STAYED: 9, Cell.NEW: 2, Cell.LAPSED: 1})


def test_a_bridge_needs_an_earlier_and_a_later_month() -> None:
    with pytest.raises(InputError, match="2025-06 harus sebelum bulan akhir 2025-06"):
        Span(JUNE, JUNE)
