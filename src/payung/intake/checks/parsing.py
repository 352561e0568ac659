"""Texts as typed columns. What cannot be read becomes null; the checks say so."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import polars as pl

from payung.intake.sheets.grid import EXCEL_EPOCH

_YES = ["ya", "y", "1", "true", "benar", "iya"]
_NO = ["tidak", "t", "0", "false", "salah", "tdk", "bukan"]


def date_of(column: str, epoch: dt.date = EXCEL_EPOCH) -> pl.Expr:
    """ISO, dd-mm-yyyy, d/m/yyyy, dd.mm.yyyy, with or without a time, or an Excel serial."""
    text = pl.col(column).str.replace(r"[ T]\d{1,2}:\d{2}.*$", "").str.replace_all(r"[/.]", "-")
    serial = pl.col(column).str.extract(r"^(\d{5})(?:\.0+)?$", 1).cast(pl.Int32)
    return pl.coalesce(
        pl.when(text.str.contains(r"^\d{4}-\d{1,2}-\d{1,2}$")).then(
            text.str.to_date("%Y-%m-%d", strict=False)
        ),
        pl.when(text.str.contains(r"^\d{1,2}-\d{1,2}-\d{4}$")).then(
            text.str.to_date("%d-%m-%Y", strict=False)
        ),
        pl.lit(epoch).cast(pl.Date) + pl.duration(days=serial),
    )


def month_of(column: str) -> pl.Expr:
    """`YYYY-MM` (or a full date) as a month integer; also `MM-YYYY` and `YYYYMM`."""
    text = pl.col(column).str.replace_all(r"[/.]", "-").str.replace(r"[ T]\d{1,2}:\d{2}.*$", "")
    text = text.str.replace(r"^(\d{4})(\d{2})$", "$1-$2").str.replace(
        r"^(\d{1,2})-(\d{4})$", "$2-$1"
    )
    year = text.str.extract(r"^(\d{4})-\d{1,2}(?:-\d{1,2})?$", 1).cast(pl.Int32)
    month = text.str.extract(r"^\d{4}-(\d{1,2})(?:-\d{1,2})?$", 1).cast(pl.Int32)
    possible = month.is_between(1, 12) & year.is_between(1950, 2100)
    return pl.when(possible).then(year * 12 + month - 1)


def whole_number_of(column: str) -> pl.Expr:
    """Digits, with or without Rp, thousands separators and a zero decimal part; else null."""
    text = pl.col(column).str.replace(r"(?i)^rp\.?\s*", "").str.strip_chars()
    grouped = text.str.contains(r"^-?\d{1,3}([.,]\d{3})+$")
    plain = text.str.extract(r"^(-?\d{1,15})(?:[.,]0{1,4})?$", 1)
    digits = pl.when(grouped).then(text.str.replace_all(r"[.,]", "")).otherwise(plain)
    return digits.cast(pl.Int64, strict=False)


def number_of(column: str) -> pl.Expr:
    """Digits with a decimal point or comma; else null."""
    text = pl.col(column).str.extract(r"^(\d{1,11}(?:[.,]\d+)?)$", 1).str.replace(",", ".")
    return text.cast(pl.Float64, strict=False)


def yes_no_of(column: str) -> pl.Expr:
    """'ya' is true, 'tidak' false, anything else null."""
    text = pl.col(column).str.to_lowercase()
    return (
        pl.when(text.is_in(_YES))
        .then(pl.lit(value=True))
        .when(text.is_in(_NO))
        .then(pl.lit(value=False))
    )


def word_key(column: str) -> pl.Expr:
    """A word by its capitals without spaces and marks; a code without the zero decimals of a number."""
    text = pl.col(column).str.to_uppercase().str.replace(r"^(\d+)[.,]0+$", "$1")
    return text.str.replace_all(r"[^A-Z0-9]", "")


def word_of(column: str, meanings: Mapping[str, str]) -> pl.Expr:
    """What a word or code means; null when unknown."""
    key = word_key(column)
    return key.replace_strict({**meanings, "": ""}, default=None, return_dtype=pl.String)


def moment_of(column: str, epoch: dt.date = EXCEL_EPOCH) -> pl.Expr:
    """`2024-05-01 10:20:30` (or a day, or with T between) as a moment; an Excel serial with its fraction."""
    text = pl.col(column).str.replace("T", " ").str.replace(r"\.\d+Z?$|Z$", "")
    serial = pl.col(column).str.extract(r"^(\d{5}(?:\.\d+)?)$", 1).cast(pl.Float64)
    return pl.coalesce(
        text.str.to_datetime("%Y-%m-%d %H:%M:%S", strict=False),
        text.str.to_datetime("%Y-%m-%d %H:%M", strict=False),
        text.str.to_date("%Y-%m-%d", strict=False).cast(pl.Datetime),
        pl.lit(epoch).cast(pl.Datetime)
        + pl.duration(microseconds=(serial * 86_400_000_000).cast(pl.Int64)),
    )


def without_late_mark(column: str) -> pl.Expr:
    """A parent's name without the mark of the deceased, also a mistyped one: 'SITI (ALMN0' -> 'SITI'."""
    late = r"(?i)[\s,]*(?:\(\s*ALM[A-Z]*\.?\s*[)0]?|\bALM(?:N|H|ARHUM|ARHUMAH)?\.?)\s*$"
    name = pl.col(column).str.replace(late, "")
    return pl.when(name == "").then(pl.col(column)).otherwise(name)


def name_key(column: str) -> pl.Expr:
    """A name by its letters only, to see whether two rows mean the same name."""
    return pl.col(column).str.to_uppercase().str.replace_all(r"[^A-Z]", "")
