"""Population and telephone numbers written down wrongly."""

from __future__ import annotations

import polars as pl

from payung.demo.slips.drawing import Rng, one, with_draws


def nik_one_digit_wrong(rng: Rng, rows: pl.DataFrame) -> pl.Series:
    """One digit typed as another; it may make an impossible date, as in life."""
    frame = with_draws(rng, rows, at=16, add=9)
    at, digit = pl.col("at"), pl.col("nik").str.slice(pl.col("at"), 1).cast(pl.Int64)
    wrong = ((digit + 1 + pl.col("add")) % 10).cast(pl.String)
    return one(frame, pl.col("nik").str.slice(0, at) + wrong + pl.col("nik").str.slice(at + 1))


def nik_digits_exchanged(rng: Rng, rows: pl.DataFrame) -> pl.Series:
    """Two neighbouring digits change places."""
    frame = with_draws(rng, rows, at=14)
    nik, at = pl.col("nik"), pl.col("at") + 1
    pair = nik.str.slice(at, 2)
    return one(frame, nik.str.slice(0, at) + pair.str.reverse() + nik.str.slice(at + 2))


def nik_with_punctuation(rng: Rng, rows: pl.DataFrame) -> pl.Series:
    """`'9907...`, `990701.010190.0001`, or spaces between the groups."""
    frame = with_draws(rng, rows, way=3)
    nik = pl.col("nik")
    grouped = r"^(\d{6})(\d{6})(\d{4})$"
    return one(
        frame,
        pl.when(pl.col("way") == 0)
        .then("'" + nik)
        .when(pl.col("way") == 1)
        .then(nik.str.replace(grouped, "$1.$2.$3"))
        .otherwise(nik.str.replace(grouped, "$1 $2 $3")),
    )


def nik_as_number(rng: Rng, rows: pl.DataFrame) -> pl.Series:
    """What a spreadsheet leaves when it took the number for a number."""
    frame = with_draws(rng, rows, way=3)
    nik = pl.col("nik").str.replace_all(r"\D", "")
    decimals = nik.str.slice(0, 1) + "," + nik.str.slice(1, 5) + "E+15"
    return one(
        frame,
        pl.when(pl.col("way") == 0)
        .then(decimals)
        .when(pl.col("way") == 1)
        .then(nik.str.slice(0, 15) + "0.0")
        .otherwise(nik + ".0"),
    )


def nik_temporary(rng: Rng, rows: pl.DataFrame) -> pl.Series:
    """As the village program makes it: 0, ten digits of the village code, five of a sequence."""
    frame = with_draws(rng, rows, sequence=99_999)
    village = (
        pl.col("village_code").str.replace_all(r"\D", "").str.pad_end(10, "0").str.slice(0, 10)
    )
    return one(frame, "0" + village + pl.col("sequence").cast(pl.String).str.zfill(5))


def phone_other(rng: Rng, rows: pl.DataFrame) -> pl.Series:
    number = pl.Series(rng.integers(10_000_000, 100_000_000, len(rows)))
    return "0800" + number.cast(pl.String)
