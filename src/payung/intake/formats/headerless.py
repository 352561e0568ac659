"""Sheets without a header row: known by what stands in their first rows, their columns named by letters."""

from __future__ import annotations

import re
from collections.abc import Sequence

from payung.intake.formats.fields import FIELDS
from payung.intake.formats.labels import vocabulary
from payung.intake.formats.likeness import header_likeness
from payung.intake.sheets import limits

_KNOWN_NAME = 0.97
_ONLY_IN_DATA = re.compile(
    r"\d{12,}"  # a number of a person, a card, a hash
    r"|^\d{4}[-/.]\d{1,2}([-/.]\d{1,2})?([ T].*)?$"
    r"|^\d{1,2}[-/.]\d{1,2}[-/.]\d{4}$"
)


def column_letters(width: int) -> list[str]:
    """'Kolom A', 'Kolom B', ... as a spreadsheet program shows them."""
    return [f"Kolom {column_letter(index)}" for index in range(width)]


def column_letter(index: int) -> str:
    """0 -> 'A', 25 -> 'Z', 26 -> 'AA'."""
    before, last = divmod(index, 26)
    return (column_letter(before - 1) if before else "") + chr(ord("A") + last)


def first_data_row(rows: Sequence[Sequence[str | None]], kind: str) -> int | None:
    """The index of the first row of data when no row above it can be a header; else None.

    Rows of which less than half is filled are titles, and no header.
    """
    filled = [[(cell or "").strip() for cell in row] for row in rows]
    widest = max((sum(map(bool, row)) for row in filled), default=0)
    for index, row in enumerate(filled[: limits.HEADER_ROWS]):
        if 2 * sum(map(bool, row)) >= max(widest, 2):
            return index if _is_data(row, kind) else None
    return None


def _is_data(row: Sequence[str], kind: str) -> bool:
    """Does a cell say what no header says?"""
    cells = [cell for cell in row if cell]
    if any(_ONLY_IN_DATA.search(cell) for cell in cells):
        return True
    if any(header_likeness(cell, kind).best >= _KNOWN_NAME for cell in cells):
        return False
    known = [found for name in FIELDS[kind] if (found := vocabulary(kind, name))]
    return any(each.knows(cell) for cell in cells if not cell.isdigit() for each in known)
