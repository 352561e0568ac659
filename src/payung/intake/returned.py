"""The file a sender gets back: the rows that were not taken, as he wrote them, with the reason.

The last column is the key of the returned row: who sends the mended sheet again marks it as mended.
Cells that a spreadsheet program would run as a formula are defused; numbers stay text.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import IO

import xlsxwriter

from payung.intake.models import RejectedRow
from payung.intake.rejected import opened
from payung.intake.returned_columns import OURS
from payung.primitives.cells import defused

_MOST_CELL = 32_000  # characters a spreadsheet cell can hold


def write_xlsx(rows: Iterable[RejectedRow], to: IO[bytes], foot: str = "") -> None:
    """All cells as text, the reason in the last columns, one sheet `Dikembalikan`; `foot` on each paper."""
    write_lines(_lines(rows), to, "Dikembalikan", foot)


def write_lines(lines: Iterable[Sequence[str]], to: IO[bytes], title: str, foot: str) -> None:
    """Lines of text as one sheet, all cells as text."""
    with xlsxwriter.Workbook(to, {"constant_memory": True, "strings_to_formulas": False}) as book:
        sheet = book.add_worksheet(title)
        sheet.set_footer(foot)
        as_text = book.add_format({"num_format": "@"})
        for index, row in enumerate(lines):
            for column, text in enumerate(row):
                sheet.write_string(index, column, text[:_MOST_CELL], as_text)


def one_row(cells: Mapping[str, str]) -> bytes:
    """A workbook of a header and one row, all cells as text."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False}) as book:
        sheet = book.add_worksheet("Perbaikan")
        for column, (header, text) in enumerate(cells.items()):
            sheet.write_string(0, column, header)
            sheet.write_string(1, column, text[:_MOST_CELL])
    return buffer.getvalue()


def csv_lines(rows: Iterable[RejectedRow]) -> Iterator[str]:
    """The same as CSV lines, with a mark of UTF-8 so that Excel reads the letters right."""
    yield "\ufeff"
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    for row in _lines(rows):
        writer.writerow(defused(text) for text in row)
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()


def _lines(rows: Iterable[RejectedRow]) -> Iterator[list[str]]:
    """A header line, then the rows; a further file with other headers brings its own header line."""
    headers: list[str] = []
    for row in rows:
        cells = opened(row.cells)
        if not set(cells) <= set(headers):
            headers = list(cells)
            yield [*headers, *OURS]
        values = [cells.get(name, "") for name in headers]
        yield [*values, row.sheet, str(row.row_number), row.column, row.reason, str(row.pk)]
