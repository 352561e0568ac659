"""What the checks must know besides the rows. Nothing here reads a clock or a database."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import polars as pl

from payung.intake.sheets.grid import EXCEL_EPOCH

Resolve = Callable[[pl.DataFrame, Sequence[str]], pl.DataFrame]


@dataclass(frozen=True)
class Context:
    """The day of receipt, the layout, the village chosen at upload, and two questions.

    `resolve(frame, (code, village, district))` answers `village_code` and `village_doubt` per row.
    `may_write(code)` says whether the sender may bring rows of that region. `known_areas` are the six
    digits that a NIK of a district, in force or withdrawn, begins with; empty: not known.
    `said_place(row_number)` is how a sentence names another row of the file.
    """

    received_on: dt.date
    layout_id: str
    resolve: Resolve
    may_write: Callable[[str], bool]
    village_code: str = ""
    epoch: dt.date = EXCEL_EPOCH
    known_areas: frozenset[str] = frozenset()
    said_place: Callable[[int], str] = "baris {}".format


def forbidden_codes(column: pl.Series, context: Context) -> list[str]:
    """The region codes among the rows that lie outside the sender's scope."""
    codes = column.drop_nulls().unique().to_list()
    return [code for code in codes if code and not context.may_write(code)]
