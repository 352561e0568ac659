"""Two habits of DuckDB that matter here.

A table is read by as many threads as it has row groups of 122,880 rows, so a smaller table is read by
one thread alone, and so is all that is computed from it. And one connection does one thing at a time.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any

from duckdb import DuckDBPyConnection


def halves(table: str, rows: int) -> tuple[str, str]:
    """SQL for each half of a table of about so many rows, for two streams that keep two cores busy."""
    middle = rows // 2
    return (
        f"(select * from {table} where rowid < {middle})",
        f"(select * from {table} where rowid >= {middle})",
    )


def count(connection: DuckDBPyConnection, table: str) -> int:
    """How many rows a table has."""
    found = connection.execute(f"select count(*) from {table}").fetchone()
    return int(found[0]) if found else 0


def at_once(
    connection: DuckDBPyConnection, *tasks: Callable[[DuckDBPyConnection], Any]
) -> list[Any]:
    """Each task with a cursor of its own, side by side; the first error in their order is raised."""
    with ThreadPoolExecutor(len(tasks)) as pool:
        running = [pool.submit(task, connection.cursor()) for task in tasks]
        return [each.result() for each in running]


def executed_at_once(connection: DuckDBPyConnection, *statements: str) -> None:
    """Independent statements side by side."""
    at_once(connection, *(partial(_execute, sql) for sql in statements))


def _execute(statement: str, cursor: DuckDBPyConnection) -> None:
    cursor.execute(statement)
