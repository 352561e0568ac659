"""Invented NIK and KK numbers: right in form, from an area that does not exist.

Every number starts with 99, which no province has (they run from 11 to 97), so that nobody mistakes
one for a real person's. The rest is as in real life: `ddmmyy` of birth, 40 added to the day for women,
and a serial that is unique for that area and day.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import polars as pl

_SERIALS = 10_000
_FIRST_ISSUE = pl.date(2012, 1, 1)
_DAYS_OF_ISSUE = 4_380


def with_niks(people: pl.DataFrame) -> pl.DataFrame:
    """Adds `nik` from the columns area (six digits), birth_date and female; all different."""
    date = pl.col("birth_date")
    day = date.dt.day().cast(pl.Int64) + 40 * pl.col("female").cast(pl.Int64)
    return people.with_columns(_numbered(people.select(_stem(day, date)).to_series(), "nik"))


def with_family_numbers(people: pl.DataFrame) -> pl.DataFrame:
    """Adds `no_kk`: area, a day of issue within twelve years, serial; one for each household."""
    houses = people.select("household", "area").unique(
        "household", keep="first", maintain_order=True
    )
    issued = _FIRST_ISSUE + pl.duration(days=(pl.col("household") * 7919) % _DAYS_OF_ISSUE)
    houses = houses.with_columns(issued.alias("issued"))
    day = pl.col("issued").dt.day().cast(pl.Int64)
    stems = houses.select(_stem(day, pl.col("issued"))).to_series()
    numbered = houses.select("household", _numbered(stems, "no_kk"))
    return people.join(numbered, on="household", how="left", maintain_order="left")


def _stem(day: pl.Expr, date: pl.Expr) -> pl.Expr:
    """The first twelve digits as one integer: area, day (as given), month, two-digit year."""
    area = pl.col("area").cast(pl.Int64)
    month, year = date.dt.month().cast(pl.Int64), date.dt.year().cast(pl.Int64) % 100
    return area * 1_000_000 + day * 10_000 + month * 100 + year


def _numbered(stems: pl.Series, name: str) -> pl.Series:
    """Sixteen digits: the stem and the position among those with the same stem, from 1."""
    stem: npt.NDArray[np.int64] = stems.to_numpy()
    order = np.argsort(stem, kind="stable")
    ordered = stem[order]
    starts = np.searchsorted(ordered, ordered, side="left")
    serial = np.empty_like(stem)
    serial[order] = np.arange(stem.size) - starts + 1
    return pl.Series(name, stem * _SERIALS + serial).cast(pl.String)
