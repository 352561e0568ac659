"""Ours, window functions and exploded months in one DuckDB, with equal counts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import duckdb
from benchmarks.coverage.clock import Timing, timed
from benchmarks.coverage.invented_lines import FIRST_ASKED, MONTHS_ASKED, write_lines

from payung.coverage import ALL_SEGMENTS, Inputs, Snapshot, Window, indicator_sql, protection_sql
from payung.primitives.region_code import Level

Figures = dict[tuple[str, int], tuple[int, ...]]
Run = Callable[[duckdb.DuckDBPyConnection], Figures]


def compare(workers: int, rounds: int) -> tuple[int, dict[str, Timing]]:
    """The number of payment lines, and the best of `rounds` for each way; all figures are equal."""
    with duckdb.connect() as connection:
        lines = write_lines(connection, workers)
        figures: dict[str, Figures] = {}
        best: dict[str, Timing] = {}
        for _ in range(rounds):
            for name, run in WAYS.items():
                figures[name], timing = timed(lambda run=run: run(connection))
                best[name] = timing.best(best.get(name, timing))
    _check(figures)
    return lines, best


def _ours(connection: duckdb.DuckDBPyConnection) -> Figures:
    """From the payment lines to all five statuses, in one statement."""
    window = Window.starting(FIRST_ASKED)
    return _figures(connection, Snapshot(window, f"({protection_sql(Inputs(), window)})"))


def _ours_stored(connection: duckdb.DuckDBPyConnection) -> Figures:
    """The same with the protection table written in between, all four programmes kept."""
    window = Window.starting(FIRST_ASKED)
    connection.execute(f"CREATE OR REPLACE TABLE protection AS {protection_sql(Inputs(), window)}")
    return _figures(connection, Snapshot(window))


def _figures(connection: duckdb.DuckDBPyConnection, snapshot: Snapshot) -> Figures:
    months = [FIRST_ASKED + i for i in range(MONTHS_ASKED)]
    rows = connection.execute(indicator_sql(snapshot, months, levels=[Level.VILLAGE])).fetchall()
    return {(row[1], row[3]): row[4:] for row in rows if row[2] == ALL_SEGMENTS}


def _peer(name: str) -> Run:
    sql = (Path(__file__).parent / f"{name}.sql").read_text(encoding="utf-8")
    sql = sql.format(first=int(FIRST_ASKED), stop=int(FIRST_ASKED) + MONTHS_ASKED)
    return lambda connection: {row[:2]: row[2:] for row in connection.execute(sql).fetchall()}


WAYS: dict[str, Run] = {
    "ours": _ours,
    "ours, protection stored": _ours_stored,
    "window functions": _peer("window"),
    "exploded months (covered only)": _peer("exploded"),
}


def _check(figures: dict[str, Figures]) -> None:
    ours = figures["ours"]
    covered = {key: (row[1],) for key, row in ours.items()}
    assert figures["ours, protection stored"] == ours
    assert figures["window functions"] == ours
    assert figures["exploded months (covered only)"] == covered
