"""Which new people of a roster are nearly people who are known already.

A missing or damaged number and one other letter in the name are enough for a second row of somebody. The
names are compared as the review of duplicates compares them (`payung.matching.model`).
"""

from __future__ import annotations

from pathlib import Path

import polars as pl
from django.db.backends.utils import CursorWrapper

from payung.matching.evidence import level_codes
from payung.matching.model import MOTHER, NAME

_PAIRS = Path(__file__).parent / "sql" / "near_known.sql"
_COLUMNS = {
    "row_number": pl.UInt32, "birth_date": pl.Date, "full_name": pl.String, "mother_name": pl.String,
    "known_name": pl.String, "known_mother": pl.String, "is_namesake_here": pl.Boolean,
}  # fmt: skip
_DAYS_OF_A_YEAR_ALONE = ("01-01", "01-07", "31-12")
"""Day and month that offices write when they know the year only: many are born then."""
_YEAR_ALONE = pl.col("birth_date").dt.to_string("%d-%m").is_in(_DAYS_OF_A_YEAR_ALONE)
_MOTHER_AGREES = pl.col("g_mother") >= MOTHER.code("part")
_NEAR = (
    (pl.col("g_name") >= NAME.code("alike"))
    & (_MOTHER_AGREES | (pl.col("g_mother") < 0))
    & (_MOTHER_AGREES | ~_YEAR_ALONE | pl.col("is_namesake_here"))
)


def near_known(cursor: CursorWrapper) -> list[int]:
    """The row numbers of new people who are nearly known, while the rows stand in `incoming_person`.

    Names differ by spelling, by a slip or by a word left out; neither sex nor mother's name contradicts.
    On the days of a year alone the mother's name must agree, unless the name is the same in one village.
    """
    cursor.execute(
        "SET LOCAL enable_mergejoin = off"
    )  # else the whole register in the order of birth
    cursor.execute(_PAIRS.read_text(encoding="utf-8"))
    pairs = pl.DataFrame(cursor.fetchall(), schema=_COLUMNS, orient="row")
    cursor.execute("SET LOCAL enable_mergejoin = on")
    if pairs.is_empty():
        return []
    return pairs.hstack(_levels(pairs)).filter(_NEAR)["row_number"].unique().sort().to_list()


def _levels(pairs: pl.DataFrame) -> pl.DataFrame:
    """How far name and mother's name agree, as codes of `Comparison.code`."""
    new = pairs.select("full_name", "mother_name")
    known = pairs.select(full_name="known_name", mother_name="known_mother")
    compared = (NAME, MOTHER)
    schema = {f"g_{each.name}": pl.Int8 for each in compared}
    return pl.DataFrame(level_codes(new, known, compared), schema=schema, orient="row")
