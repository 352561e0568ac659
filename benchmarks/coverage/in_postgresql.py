"""A regency in PostgreSQL: 115,383 workers and 1.1 million payment lines."""

from __future__ import annotations

from collections.abc import Callable

import duckdb
import psycopg
from benchmarks.coverage.clock import timed
from benchmarks.coverage.invented_lines import FIRST_ASKED, write_lines

from payung.coverage import (
    Inputs,
    Snapshot,
    Span,
    Status,
    Window,
    bridge_list_sql,
    bridge_sql,
    count_sql,
    indicator_sql,
    protection_sql,
    workers_by_status_sql,
)
from payung.database import application_url
from payung.primitives.month import Month
from payung.primitives.region_code import Level

_TABLES = {
    "workers": "worker_id bigint, village_code text, segment text, from_month int, until_month int, "
    "end_reason text, identity text",
    "payments": "worker_id bigint, first_month int, months int, programmes int",
    "stated_cover": "worker_id bigint, from_month int, through_month int, programmes int",
}
_WINDOW = Window.starting(FIRST_ASKED)
_SNAPSHOT = Snapshot(_WINDOW)


def measure(workers: int, lines: int, rounds: int) -> dict[str, float]:
    """Seconds on the clock, best of `rounds`, for each statement of the application."""
    with psycopg.connect(application_url(), autocommit=True) as connection:
        _fill(connection, workers, lines)
        best = {"protection table": timed(lambda: _store_protection(connection))[1].wall}
        for name, sql in _statements().items():
            best[name] = min(timed(_rows(connection, sql))[1].wall for _ in range(rounds))
    return best


def _statements() -> dict[str, str]:
    months = [FIRST_ASKED + i for i in range(48)]
    december, june = Month(months[23]), Month(months[29])
    return {
        "one month, province to village": indicator_sql(_SNAPSHOT, [june], levels=list(Level)),
        "48 months of 80 villages": indicator_sql(_SNAPSHOT, months, levels=[Level.VILLAGE]),
        "lapsed workers, counted": count_sql(
            workers_by_status_sql(_SNAPSHOT, june, status=Status.LAPSED)
        ),
        "bridge of 80 villages": bridge_sql(
            bridge_list_sql(_SNAPSHOT, Span(december, june), level=Level.VILLAGE)
        ),
    }


def _fill(connection: psycopg.Connection, workers: int, lines: int) -> None:
    with duckdb.connect() as source:
        write_lines(source, workers)
        for table, columns in _TABLES.items():
            connection.execute(f"CREATE TEMP TABLE {table} ({columns})".encode())
            with connection.cursor().copy(f"COPY {table} FROM STDIN".encode()) as copy:
                for row in source.execute(f"FROM {table} LIMIT {lines}").fetchall():
                    copy.write_row(row)
    connection.execute("ANALYZE")


def _store_protection(connection: psycopg.Connection) -> None:
    table = protection_sql(Inputs(), _WINDOW)
    connection.execute(f"CREATE TEMP TABLE protection AS {table}".encode())
    connection.execute("ANALYZE protection")


def _rows(connection: psycopg.Connection, sql: str) -> Callable[[], object]:
    return lambda: connection.execute(sql.encode()).fetchall()
