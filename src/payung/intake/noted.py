"""Rows that were taken with a doubt: kept with what stood there, and whose row it is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence

import polars as pl

from payung.access.models import User
from payung.intake.checks.check import Verdict
from payung.intake.merging import Counts, Noted
from payung.intake.models import NotedRows, SourceFile
from payung.intake.staging import IDENTITY_FIELDS
from payung.primitives.masking import mask_numbers

_NUMBERED = (*IDENTITY_FIELDS, "phone", "nik_hash")
_LONGEST_TEXT = 80  # characters
Shown = Callable[[Sequence[int], User, dt.date], Mapping[int, tuple[str, str]]]
"""Name and address of what the keys stand for, as far as the reader may see it."""
_shown: dict[str, Shown] = {}


def show_by(kind: str, shown: Shown) -> None:
    """The office that owns the rows of a kind says at start how a page names them."""
    _shown[SourceFile.Kind(kind)] = shown


def shown_rows(
    kind: str, keys: Sequence[int | None], user: User, *, on: dt.date
) -> Mapping[int, tuple[str, str]]:
    """Name and address by key; nothing for what the reader may not see, or for a kind without pages."""
    known = [key for key in keys if key is not None]
    return _shown[kind](known, user, on) if known and kind in _shown else {}


def rows_to_ask(verdict: Verdict) -> list[int]:
    """The rows of which the merger is asked whom they tell of."""
    return sorted({row for noted in verdict.doubts.values() for row in noted.row_numbers})


def noted_in(verdict: Verdict, counts: Counts) -> dict[str, Noted]:
    """All doubts with their rows, without the rows that went back after all."""
    back = [refusal.row_number for refusal in counts.refused]
    found = {**verdict.doubts, **counts.noted}
    taken = {
        check: Noted(
            noted.column, noted.sentence, noted.rows.filter(~pl.col("row_number").is_in(back))
        )
        for check, noted in found.items()
    }
    return {check: noted for check, noted in taken.items() if not noted.rows.is_empty()}


def keep_noted(file: SourceFile, found: Mapping[str, Noted], keys: Mapping[int, int]) -> None:
    """Store them, one doubt after another."""
    for check, noted in found.items():
        rows = noted.row_numbers
        NotedRows.objects.create(
            source_file=file,
            check_id=check,
            column=noted.column,
            sentence=noted.sentence,
            rows=rows,
            texts=[covered(text, noted.column) for text in noted.rows["text"]],
            keys=[keys.get(row) for row in rows],
        )


def covered(text: str, column: str) -> str:
    """What stood in a cell, without numbers of people; in a column of numbers also damaged ones.

    >>> covered("7,30701E+15", "nik")
    '7,30*****15'
    """
    short = text[:_LONGEST_TEXT].replace("\0", "")
    return _cover_middle(short) if column in _NUMBERED else mask_numbers(short)


def _cover_middle(text: str) -> str:
    """All but the first four and the last two signs."""
    return text if len(text) <= 6 else f"{text[:4]}{'*' * (len(text) - 6)}{text[-2:]}"
