"""Occupations by label. Codes only where every list agrees on them, or where the list is known.

OpenSID (which also writes the file for OpenDK) numbers its list 1 to 89, and 89 is LAINNYA; in the
longer list of the ministry 89 is something else and LAINNYA is 99; the order of 31 to 35 differs in a
third list.
"""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

import polars as pl

_LABELS = Path(__file__).with_name("occupation_codes.csv")
_DIFFERS = {*map(str, range(31, 36)), "89", *map(str, range(90, 100))}
OTHER = "LAINNYA"  # a label of every list, under two numbers
_OPENSID_OTHER = {"89": OTHER}
_BY_OPENSID = ("opensid", "opendk")


@cache
def _labels() -> dict[str, str]:
    with _LABELS.open(encoding="utf-8", newline="") as file:
        return {row["code"]: row["label"] for row in csv.DictReader(file)}


@cache
def occupation_labels() -> frozenset[str]:
    """The labels of the population register, in capitals."""
    return frozenset(_labels().values())


def with_occupation(frame: pl.DataFrame, layout_id: str) -> pl.DataFrame:
    """`occupation` as a label in capitals; `occupation_doubtful` where a code says too little."""
    known = _labels()
    if layout_id in _BY_OPENSID:
        meanings = {**known, **_OPENSID_OTHER}
    else:
        meanings = {code: label for code, label in known.items() if code not in _DIFFERS}
    text = pl.col("occupation").str.to_uppercase()
    code = text.str.extract(r"^0*(\d{1,3})(?:\.0+)?$", 1)
    label = code.replace_strict(meanings, default=None, return_dtype=pl.String)
    spaced = text.str.replace_all(r"\s*/\s*", "/")
    return frame.with_columns(
        pl.when(code.is_not_null()).then(label.fill_null("")).otherwise(spaced).alias("occupation"),
        (code.is_not_null() & label.is_null()).alias("occupation_doubtful"),
    )
