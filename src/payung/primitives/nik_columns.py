"""The same examination of NIKs as `nik.py`, over a whole column at once (polars).

A property test holds the two against each other.
"""

from __future__ import annotations

import polars as pl

from payung.primitives.nik import NikState

_DAYS = {1: 31, 2: 28, 3: 31, 4: 30, 5: 31, 6: 30, 7: 31, 8: 31, 9: 30, 10: 31, 11: 30, 12: 31}
_MISSING = ["", "-", "0", "'", "NULL"]


def nik_columns(column: str) -> list[pl.Expr]:
    """Two expressions for a text column: `<column>_digits` and `<column>_state`."""
    examined = pl.col(column).map_batches(_examined, return_dtype=_EXAMINED)
    return [examined.struct.field(name).alias(f"{column}_{name}") for name in _EXAMINED.to_schema()]


_EXAMINED = pl.Struct({"digits": pl.String, "state": pl.String})


def _examined(column: pl.Series) -> pl.Series:
    """Step by step, since one nested expression would clean every number some thirty times."""
    raw = pl.col("raw")
    return (
        pl.DataFrame({"raw": column})
        .select(raw.fill_null("").str.strip_chars())
        .with_columns(
            raw.str.replace(r"^['’`]+", "")
            .str.replace_all(r"[\s.\-\x{00a0}\x{200b}]+", "")
            .alias("digits")
        )
        .with_columns(_possible(pl.col("digits")).alias("possible"))
        .with_columns(_state(raw, pl.col("digits")).alias("state"))
        .select(
            pl.when(pl.col("state").is_in([NikState.VALID.value, NikState.TEMPORARY.value]))
            .then("digits")
            .otherwise(pl.lit(""))
            .alias("digits"),
            "state",
        )
        .to_struct()
    )


def _state(raw: pl.Expr, digits: pl.Expr) -> pl.Expr:
    as_number = raw.str.contains(r"^[0-9]+\.0+$|^[0-9]([.,][0-9]+)?[eE]\+?[0-9]+$")
    return (
        pl.when(raw.is_in(_MISSING))
        .then(pl.lit(NikState.MISSING.value))
        .when(as_number)
        .then(pl.lit(NikState.DAMAGED.value))
        .when(~digits.str.contains(r"^[0-9]{16}$"))
        .then(pl.lit(NikState.INVALID.value))
        .when(digits.str.starts_with("0"))
        .then(pl.lit(NikState.TEMPORARY.value))
        .when(pl.col("possible"))
        .then(pl.lit(NikState.VALID.value))
        .otherwise(pl.lit(NikState.INVALID.value))
    )


def _possible(digits: pl.Expr) -> pl.Expr:
    part = {name: digits.str.slice(start, length) for name, start, length in _PARTS}
    day = part["day"].cast(pl.Int32, strict=False)
    day = pl.when(day > 40).then(day - 40).otherwise(day)
    month = part["month"].cast(pl.Int32, strict=False)
    year2 = part["year"].cast(pl.Int32, strict=False)
    # A two-digit year is a leap year in some century when it divides by four (2000 was one).
    leap_day = (month == 2) & (day == 29) & (year2 % 4 == 0)
    longest = month.replace_strict(_DAYS, default=0, return_dtype=pl.Int32)
    return (
        (part["district"] != "00")
        & (part["serial"] != "0000")
        & ~digits.str.contains(_ALL_EQUAL)
        & (day >= 1)
        & ((day <= longest) | leap_day)
    )


_PARTS = (("district", 4, 2), ("day", 6, 2), ("month", 8, 2), ("year", 10, 2), ("serial", 12, 4))
_ALL_EQUAL = "^(?:" + "|".join(d * 16 for d in "0123456789") + ")$"
