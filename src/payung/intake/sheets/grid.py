"""A sheet as text, which still knows where its cells stood and which of them were numbers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

import polars as pl

EXCEL_EPOCH = dt.date(1899, 12, 30)
EXCEL_1904_EPOCH = dt.date(1904, 1, 1)


@dataclass(frozen=True)
class Grid:
    """Cells as text columns named "0", "1", ...; null where a cell is empty.

    `first_row` is the number a spreadsheet program shows beside the first row of `cells`, `first_column` the
    index of the spreadsheet's column (0 is A) that is their first.
    `numbers_in(column)` gives the row numbers whose cell was stored as a number, `uncalculated_in(column)`
    those with a formula that was never calculated. A text table has neither of these, no `sheet` name
    unless it came in an archive, and may be ragged: with more cells in a row than the header has.
    """

    sheet: str
    cells: pl.DataFrame
    first_row: int = 1
    first_column: int = 0
    epoch: dt.date = EXCEL_EPOCH
    numbers_in: Callable[[int], list[int]] = lambda column: []
    uncalculated_in: Callable[[int], list[int]] = lambda column: []
    is_ragged: bool = False
