"""The same cover counted by DuckDB: a second engine on the same definition, for check and for batch."""

from __future__ import annotations

from io import BytesIO

import duckdb
import polars as pl
from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

from payung.coverage import (
    Cover,
    Indicator,
    Inputs,
    Snapshot,
    Window,
    indicator_sql,
    indicators,
    protection_sql,
)
from payung.membership.cover.statements import OF_WORKERS, PREPARE
from payung.membership.models import CoverageRun
from payung.membership.queries import as_of
from payung.primitives.month import Month
from payung.primitives.region_code import Level
from payung.regions.queries import home_regency

_TEXT = ("village_code", "segment", "end_reason", "identity")


def count_in_duckdb(
    run: CoverageRun, *, month: Month, level: Level, cover: Cover, source: str
) -> list[Indicator]:
    """The indicators of a month, from the tables as they stand, without the stored cells."""
    window = Window(Month(run.origin_month), run.grace_months)
    with duckdb.connect() as engine:
        for name, table in _inputs().items():
            engine.register(name, table)
        protection = protection_sql(Inputs(), window)
        engine.execute(f"CREATE TABLE protection AS {protection}")
        counted = indicator_sql(Snapshot(window), [month], levels=(level,), cover=cover)
        rows = engine.execute(counted).fetchall()
    return indicators(rows, cover=cover, source=source, as_of=as_of(run))


@transaction.atomic
def _inputs() -> dict[str, pl.DataFrame]:
    """The engine's three inputs, out of PostgreSQL by COPY."""
    with connection.cursor() as cursor:
        cursor.execute(PREPARE, {"regency": home_regency().code})
        found = {
            "workers": _copied(cursor, OF_WORKERS.workers),
            "payments": _copied(cursor, OF_WORKERS.payments),
            "stated_cover": _copied(cursor, OF_WORKERS.stated_cover),
        }
        transaction.set_rollback(True)  # the temporary tables go with it
    return found


def _copied(cursor: CursorWrapper, place: str) -> pl.DataFrame:
    buffer = BytesIO()
    with cursor.copy(f"COPY (SELECT * FROM {place} AS t) TO STDOUT (FORMAT csv, HEADER)") as copy:
        for block in copy:
            buffer.write(block)
    buffer.seek(0)
    header = buffer.readline().decode().strip().split(",")
    types = {name: pl.String if name in _TEXT else pl.Int64 for name in header}
    if not buffer.read(1):
        return pl.DataFrame(schema=types)
    buffer.seek(0)
    return pl.read_csv(buffer, schema=types).with_columns(pl.col(pl.String).fill_null(""))
