"""The same person twice in one file: the first row stays, a second goes back or raises a doubt."""

from __future__ import annotations

import polars as pl

from payung.intake.checks.check import Check, reject
from payung.intake.checks.context import Context
from payung.primitives.nik import NikState

_SAME_PERSON = ["village_code", "name_key", "birth_date_key", "mother_key", "kk_digits"]


def with_repeats(frame: pl.DataFrame, context: Context) -> pl.DataFrame:
    """`repeats_row`: the row that already holds this person; `nik_shared`: other name, same NIK."""
    valid = pl.col("nik_state") == NikState.VALID.value
    keyed = frame.with_columns(
        pl.when(valid).then("nik_digits").alias("nik_key"),
        pl.col("birth_date").cast(pl.String).fill_null("").alias("birth_date_key"),
        pl.col("mother_name").str.to_uppercase().alias("mother_key"),
    )
    number = pl.col("row_number")
    same_nik = number.first().over("nik_key", "name_key")
    same_person = pl.coalesce(
        number.filter(pl.col("nik_key").is_not_null()).first().over(_SAME_PERSON),
        number.first().over(_SAME_PERSON),
    )
    # Two different valid numbers are two people, however alike the rows are.
    kept = pl.when(valid).then(same_nik).otherwise(same_person)
    names = pl.col("name_key").n_unique().over("nik_key")
    found = keyed.with_columns(
        pl.when(kept != number).then(kept).alias("repeats_row"),
        (valid & (names > 1)).alias("nik_shared"),
    )
    return with_said_place(found, context)


def with_said_place(frame: pl.DataFrame, context: Context) -> pl.DataFrame:
    """`repeats_place`: the row that is repeated, as a sentence names it."""
    rows = frame["repeats_row"].drop_nulls().unique().to_list()
    said = [context.said_place(row) for row in rows]
    place = pl.col("repeats_row").replace_strict(rows, said, default=None, return_dtype=pl.String)
    return frame.with_columns(place.alias("repeats_place"))


def repeat_checks() -> list[Check]:
    """A row that says again who stands further up."""
    return [
        reject(
            "repeated_in_file",
            "full_name",
            "Orang ini sudah ada di {value} dalam berkas yang sama. Baris itu yang dipakai; "
            "hapus salah satu, atau lengkapi NIK, tanggal lahir, dan KK bila memang dua orang.",
            pl.col("repeats_row").is_not_null(),
            value_from="repeats_place",
        )
    ]
