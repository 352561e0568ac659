"""Small lists of people as text, and the tables the engine makes of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import duckdb
import polars as pl
import pytest

from payung.matching import linkage, people

Rows = list[dict[str, str]]


def _frame(rows: Rows) -> pl.DataFrame:
    """Rows with any of the columns; ids are given when missing."""
    full = [{"id": str(place), **row} for place, row in enumerate(rows, 1)]
    columns = ["id", *people.COLUMNS]
    return pl.DataFrame(
        [[row.get(column, "") for column in columns] for row in full], schema=columns, orient="row"
    )


@pytest.fixture(scope="session")
def read() -> Callable[[Rows], list[dict[str, Any]]]:
    """People as the engine reads them, one dictionary per row."""

    def reading(rows: Rows) -> list[dict[str, Any]]:
        connection = duckdb.connect()
        linkage.load(connection, _frame(rows), None)
        people.normalise(connection)
        return connection.sql("select * from person order by row").pl().to_dicts()

    return reading


@pytest.fixture(scope="session")
def decide() -> Callable[[Rows, Rows], dict[tuple[str, str], str]]:
    """Decision per pair of ids."""

    def deciding(left: Rows, right: Rows) -> dict[tuple[str, str], str]:
        found = linkage.link(_frame(left), _frame(right))
        return {(row["left_id"], row["right_id"]): row["decision"] for row in found.to_dicts()}

    return deciding


@pytest.fixture(scope="session")
def frame() -> Callable[[Rows], pl.DataFrame]:
    """A frame of people from rows with any of the columns."""
    return _frame
