"""Into which groups left rows fall: their village, and the age of their record."""

from __future__ import annotations

import datetime as dt

import polars as pl

from payung.primitives.errors import InputError

_PLAIN_CODE = r"^(\d{2})(\d{2})(\d{2})(\d{4})$"
VILLAGE, RECORDED = "village_code", "recorded_on"
AGE_LABELS = ("0", "1", "2-4", "5-9", "10+")
"""Full years since the record was made or last confirmed."""
_AGE_BELOW = (1.0, 2.0, 5.0, 10.0, float("inf"))


def by_village(people: pl.DataFrame) -> pl.DataFrame:
    """`id` and `group`: the village of each row; a code is one whether with dots or without."""
    written = pl.col(VILLAGE).fill_null("").str.strip_chars()
    return people.select("id", group=written.str.replace(_PLAIN_CODE, "$1.$2.$3.$4"))


def by_age(people: pl.DataFrame, as_of: dt.date | None = None) -> pl.DataFrame:
    """`id` and `group`: full years from `recorded_on` (YYYY-MM-DD) to `as_of`, in `AGE_LABELS`.

    Without `as_of` ages are counted to the latest record of all. InputError when no date can be read.
    """
    dates = people[RECORDED].str.slice(0, 10).str.to_date("%Y-%m-%d", strict=False)
    latest = as_of or dates.max()
    if not isinstance(latest, dt.date):
        example = next((value for value in people[RECORDED].to_list() if value), "")
        raise InputError(
            f"Kolom {RECORDED} tidak memuat satu pun tanggal (isinya antara lain '{example}'). "
            "Tulis tahun-bulan-hari, contoh: 2024-03-31."
        )
    return people.select("id", group=age_group((latest - dates).dt.total_days() / 365.25))


def age_group(years: pl.Series) -> pl.Series:
    """The label of an age in years; empty when it is unknown. What lies ahead counts as new."""
    labels = [
        pl.when(pl.col("years") < end).then(pl.lit(label))
        for end, label in zip(_AGE_BELOW, AGE_LABELS, strict=True)
    ]
    return pl.DataFrame({"years": years}).select(pl.coalesce(*labels, pl.lit(""))).to_series()
