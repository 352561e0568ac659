"""The first rows of a file as they were understood, for the person who is asked. Kept sealed."""

from __future__ import annotations

import json
from collections.abc import Iterable

import polars as pl

from payung.access.numbers.keys import sealer
from payung.intake.sheets.sample import Sample
from payung.primitives.nik import NikState

HASHED = "hashed"
_ROWS = 5
SHOWN = {
    "roster": ("row_number", "full_name", "birth_date", "sex", "village_code", "occupation", "nik_state"),
    "participants": ("row_number", "full_name", "birth_date", "segment", "status", "nik_state"),
    "payments": ("row_number", "segment", "first_month", "months", "amount"),
    "budgets": ("row_number", "year", "account", "description", "amount"),
    "denominators": ("row_number", "region_code", "segment", "people", "as_of"),
}  # fmt: skip


def first_rows(kind: str, frame: pl.DataFrame) -> str:
    """The first accepted rows, sealed: they name people."""
    return sealer("cell").seal(json.dumps(shown_rows(kind, frame))).hex()


def shown_rows(kind: str, frame: pl.DataFrame) -> list[list[str]]:
    """The first accepted rows in the columns that are shown. A keyed hash is a number that is there."""
    first = frame.head(_ROWS)
    if {"nik_hash", "nik_state"} <= set(first.columns):
        hashed = pl.col("nik_hash").is_not_null() & (pl.col("nik_state") == NikState.MISSING.value)
        state = pl.when(hashed).then(pl.lit(HASHED)).otherwise("nik_state")
        first = first.with_columns(state.alias("nik_state"))
    rows = first.select(pl.col(SHOWN[kind]).cast(pl.String).fill_null("")).rows()
    return [list(row) for row in rows]


def sealed_samples(samples: Iterable[Sample]) -> str:
    """The first rows of sheets that nobody knows, sealed."""
    return sealer("cell").seal(json.dumps([each.as_json() for each in samples])).hex()


def opened_samples(text: str) -> list[Sample]:
    """Those samples again."""
    found = json.loads(sealer("cell").open(bytes.fromhex(text))) if text else []
    return [Sample(**each) for each in found]


def opened_rows(text: str) -> list[list[str]]:
    """Those rows again."""
    rows: list[list[str]] = json.loads(sealer("cell").open(bytes.fromhex(text))) if text else []
    return rows
