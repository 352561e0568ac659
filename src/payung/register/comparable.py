"""People as the matching engine compares them: opened numbers, dates as text, in the order of their keys."""

from __future__ import annotations

import polars as pl
from django.db import connection

from payung.access.numbers.keys import sealer

_PERSONS = """
SELECT id, nik_sealed, full_name, birth_date, sex, mother_name, village_id, address
FROM register_person ORDER BY id
"""
_TYPES: dict[str, pl.DataType | type[pl.DataType]] = {
    "id": pl.Int64,
    "nik_sealed": pl.Binary,
    "nik_hash": pl.Binary,
    "birth_date": pl.Date,
    "birth_year": pl.Int32,
}


def comparable_people() -> pl.DataFrame:
    """Everybody in the register; the opened numbers stay in memory."""
    return with_opened_numbers(comparable_rows(_PERSONS))


def comparable_rows(query: str) -> pl.DataFrame:
    """Rows of a query in the columns the engine knows; ids as text."""
    with connection.cursor() as cursor:
        cursor.execute(query)
        names = [column.name for column in cursor.description]
        rows = cursor.fetchall()
    frame = pl.DataFrame(rows, schema={n: _TYPES.get(n, pl.String) for n in names}, orient="row")
    return frame.with_columns(
        pl.col("id").cast(pl.String), pl.col("birth_date").dt.to_string("%Y-%m-%d")
    ).rename({"village_id": "village_code"})


def with_opened_numbers(rows: pl.DataFrame) -> pl.DataFrame:
    """`nik` in the place of `nik_sealed`."""
    opened = sealer("nik").open_column(rows["nik_sealed"].to_list())
    return rows.with_columns(nik=pl.Series(opened, dtype=pl.String)).drop("nik_sealed")
