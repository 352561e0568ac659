"""One text for PostgreSQL, DuckDB and Spark."""

from __future__ import annotations

import pytest
import sqlglot

from payung.coverage.bridge import Span, bridge_list_sql, bridge_sql
from payung.coverage.indicator import indicator_sql
from payung.coverage.statements import Inputs, Snapshot, count_sql, protection_sql
from payung.coverage.status import workers_by_status_sql
from payung.coverage.window import Window
from payung.primitives.month import Month
from payung.primitives.region_code import Level

WINDOW = Window.starting(Month.parse("2025-01"))
SNAPSHOT = Snapshot(WINDOW)
MONTHS = [Month.parse("2025-01") + i for i in range(48)]
BRIDGE = bridge_list_sql(SNAPSHOT, Span(MONTHS[0], MONTHS[5]), published=SNAPSHOT)
STATEMENTS = {
    "protection": protection_sql(Inputs(), WINDOW),
    "indicator": indicator_sql(SNAPSHOT, MONTHS, levels=list(Level)),
    "list": workers_by_status_sql(SNAPSHOT, MONTHS[0]),
    "count": count_sql(workers_by_status_sql(SNAPSHOT, MONTHS[0])),
    "bridge list": BRIDGE,
    "bridge": bridge_sql(BRIDGE),
}


@pytest.mark.parametrize("dialect", ["postgres", "duckdb", "spark"])
@pytest.mark.parametrize("name", STATEMENTS)
def test_a_statement_is_one_query_in_each_dialect(name: str, dialect: str) -> None:
    [parsed] = sqlglot.parse(STATEMENTS[name], read=dialect)
    assert isinstance(parsed, sqlglot.exp.Query)


@pytest.mark.parametrize("name", STATEMENTS)
def test_no_place_is_left_open_and_no_driver_finds_a_parameter(name: str) -> None:
    assert not set("$%?;") & set(STATEMENTS[name])
