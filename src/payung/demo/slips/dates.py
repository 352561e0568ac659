"""Birth dates and sexes written down wrongly."""

from __future__ import annotations

import polars as pl

from payung.demo.slips.drawing import Rng, one, with_draws


def birth_day_month_exchanged(rng: Rng, rows: pl.DataFrame) -> pl.Series:
    """3 May becomes 5 March; a day after the twelfth cannot be a month and is taken as typed wrong."""
    exchanged = pl.col("birth_date").str.replace(r"^(\d{4})-(\d\d)-(\d\d)$", "$1-$3-$2")
    possible = pl.col("birth_date").str.slice(8, 2).cast(pl.Int64) <= 12
    return one(
        rows.with_columns(birth_off(rng, rows).alias("off")),
        pl.when(possible).then(exchanged).otherwise(pl.col("off")),
    )


def birth_off(rng: Rng, rows: pl.DataFrame) -> pl.Series:
    """The year one to nine off, or another day, or another month."""
    frame = with_draws(rng, rows, way=3, year=9, month=12, day=28)
    year, month, day = (pl.col("birth_date").str.slice(*cut) for cut in ((0, 4), (5, 2), (8, 2)))
    other_year = (year.cast(pl.Int64) + pl.col("year") - 4).cast(pl.String)
    other_day = (pl.col("day") + 1).cast(pl.String).str.zfill(2)
    other_month = (pl.col("month") + 1).cast(pl.String).str.zfill(2)
    safe_day = pl.when(day.cast(pl.Int64) > 28).then(pl.lit("28")).otherwise(day)
    return one(
        frame,
        pl.when(pl.col("way") == 0)
        .then(other_year + "-" + month + "-" + safe_day)
        .when(pl.col("way") == 1)
        .then(year + "-" + month + "-" + other_day)
        .otherwise(year + "-" + other_month + "-" + safe_day),
    )


def birth_first_of_january(_rng: Rng, rows: pl.DataFrame) -> pl.Series:
    return rows["birth_date"].str.slice(0, 4) + "-01-01"


def birth_year_only(_rng: Rng, rows: pl.DataFrame) -> pl.Series:
    return rows["birth_date"].str.slice(0, 4)


def sex_wrong(_rng: Rng, rows: pl.DataFrame) -> pl.Series:
    return rows["sex"].replace_strict({"L": "P", "P": "L"}, default="")
