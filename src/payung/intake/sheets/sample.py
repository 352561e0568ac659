"""The first rows of a sheet, kept to be shown: the file itself is opened by the reader's process only."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from typing import Any

import polars as pl

from payung.intake.sheets import limits
from payung.intake.sheets.grid import Grid

MOST_COLUMNS = 60
_ROWS = limits.HEADER_ROWS + 15
_LONGEST = 300
_MOST_LABELS = 120
_LONGEST_LABEL = 60
_LONG_NUMBER = re.compile(r"\d{12,}|E\+?\d\d", re.IGNORECASE)


@dataclass(frozen=True)
class Sample:
    """Rows of one sheet as text. `numbers` gives, by column, the rows with a long number cell.

    `labels` gives, by column, each text of the whole sheet with the rows it stands in, the most frequent
    first; a column with many different texts is left out.
    """

    sheet: str
    first_row: int
    rows: list[list[str]]
    epoch: str
    numbers: dict[str, list[int]]
    labels: dict[str, list[tuple[str, int]]] = field(default_factory=dict)

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
    """The first rows, or None when the sheet can be no list: a lone cell or column, or too many columns."""
    cells = grid.cells.head(_ROWS).fill_null("")
    if not cells.height or not 2 <= cells.width <= MOST_COLUMNS:
        return None
    rows = [[cell[:_LONGEST].replace("\0", "") for cell in row] for row in cells.iter_rows()]
    filled = [[bool(cell.strip()) for cell in row] for row in rows]
    if sum(map(any, zip(*filled, strict=True))) < 2:
        return None
    last = grid.first_row + len(rows)
    numbers = {
        str(column): [row for row in grid.numbers_in(column) if row < last]
        for column in range(cells.width)
        if any(_LONG_NUMBER.search(row[column]) for row in rows)
    }
    epoch = grid.epoch.isoformat()
    return Sample(grid.sheet, grid.first_row, rows, epoch, numbers, dict(_labels(grid)))


def _labels(grid: Grid) -> Iterator[tuple[str, list[tuple[str, int]]]]:
    for name in grid.cells.columns:
        texts = grid.cells[name].str.strip_chars().replace(["", "-"], None).drop_nulls()
        if texts.n_unique() <= _MOST_LABELS:
            counted = (
                texts.rename("text")
                .value_counts()
                .sort(["count", "text"], descending=[True, False])
            )
            yield name, [(text[:_LONGEST_LABEL], rows) for text, rows in counted.rows()]
