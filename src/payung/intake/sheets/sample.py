"""The first rows of a sheet, kept to be shown: the file itself is opened by the reader's process only."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import asdict, dataclass
from typing import Any

import polars as pl

from payung.intake.sheets import limits
from payung.intake.sheets.grid import Grid

MOST_COLUMNS = 60
_ROWS = limits.HEADER_ROWS + 15
_LONGEST = 300
_LONG_NUMBER = re.compile(r"\d{12,}|E\+?\d\d", re.IGNORECASE)


@dataclass(frozen=True)
class Sample:
    """Rows of one sheet as text. `numbers` gives, by column, the rows with a long number cell."""

    sheet: str
    first_row: int
    rows: list[list[str]]
    epoch: str
    numbers: dict[str, list[int]]

    def grid(self) -> Grid:
        """The same as a sheet that holds nothing else."""
        return Grid(
            sheet=self.sheet,
            cells=pl.DataFrame(
                self.rows, schema=[str(i) for i in range(len(self.rows[0]))], orient="row"
            ),
            first_row=self.first_row,
            epoch=dt.date.fromisoformat(self.epoch),
            numbers_in=lambda column: self.numbers.get(str(column), []),
        )

    def as_json(self) -> dict[str, Any]:
        """For keeping; `Sample(**...)` reads it again."""
        return asdict(self)


def sample_of(grid: Grid) -> Sample | None:
    """The first rows, or None when the sheet can be no list: too few cells, or too many columns."""
    cells = grid.cells.head(_ROWS).fill_null("")
    if cells.height < 2 or not 2 <= cells.width <= MOST_COLUMNS:
        return None
    rows = [[cell[:_LONGEST].replace("\0", "") for cell in row] for row in cells.iter_rows()]
    filled = [[bool(cell.strip()) for cell in row] for row in rows]
    if sum(map(any, filled)) < 2 or sum(map(any, zip(*filled, strict=True))) < 2:
        return None
    last = grid.first_row + len(rows)
    numbers = {
        str(column): [row for row in grid.numbers_in(column) if row < last]
        for column in range(cells.width)
        if any(_LONG_NUMBER.search(row[column]) for row in rows)
    }
    return Sample(grid.sheet, grid.first_row, rows, grid.epoch.isoformat(), numbers)
