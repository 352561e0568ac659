"""Text tables: comma, semicolon, tab or bar between cells, found by looking."""

from __future__ import annotations

import csv
import io
import re
from itertools import islice
from pathlib import Path

import polars as pl

from payung.intake.sheets import limits
from payung.intake.sheets.encoding import decode
from payung.intake.sheets.grid import Grid
from payung.intake.sheets.scan import too_wide
from payung.primitives.errors import InputError

_DELIMITERS = ",;\t|"
_QUOTED = re.compile(r'"[^"]*"')
_EXCEL_HINT = re.compile(r'\A"?sep=(.)"?\n', re.IGNORECASE)
_LONGEST_CELL = 100_000
_LINES_IN_A_CELL = 8


def read_delimited(path: Path, file_name: str) -> Grid:
    """The cells of a text table; the last column holds what stands beyond the widest header row."""
    text = decode(path.read_bytes(), file_name)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise InputError(
            f"Berkas '{file_name}' tidak berisi apa pun. Baris pertama harus judul kolom, "
            "contoh: nik,nama,tanggal_lahir."
        )
    text, skipped, delimiter = _delimiter(text)
    width = _width(text, delimiter, file_name)
    if width > limits.COLUMNS:
        raise too_wide(file_name, "", width)
    cells = _cells(text, delimiter, width + 1, file_name)
    if _swallowed_rows(cells, delimiter):
        raise _broken(file_name)
    return Grid(sheet="", cells=cells, first_row=1 + skipped, is_ragged=True)


def _delimiter(text: str) -> tuple[str, int, str]:
    """The text without Excel's `sep=` line, how many lines that took, and the delimiter."""
    hint = _EXCEL_HINT.match(text)
    if hint:
        return text[hint.end() :], 1, hint[1]
    lines = [_QUOTED.sub("", line) for line in islice(io.StringIO(text), limits.HEADER_ROWS)]
    counts = {mark: sum(line.count(mark) for line in lines) for mark in _DELIMITERS}
    return text, 0, max(counts, key=lambda mark: counts[mark])


def _width(text: str, delimiter: str, file_name: str) -> int:
    csv.field_size_limit(_LONGEST_CELL)
    try:
        rows = list(islice(csv.reader(io.StringIO(text), delimiter=delimiter), limits.HEADER_ROWS))
    except csv.Error as error:
        raise _broken(file_name) from error
    return max(1, *(len(row) for row in rows))


def _cells(text: str, delimiter: str, width: int, file_name: str) -> pl.DataFrame:
    schema = dict.fromkeys((str(i) for i in range(width)), pl.String)
    if text.count('"') % 2:
        return _cells_slowly(text, delimiter, schema, file_name)
    # A first line of our own tells the reader how many cells a row may have.
    content = delimiter.join(schema).encode() + b"\n" + text.encode()
    try:
        return pl.read_csv(content, separator=delimiter, schema=schema, truncate_ragged_lines=True)
    except pl.exceptions.PolarsError:
        return _cells_slowly(text, delimiter, schema, file_name)


def _cells_slowly(
    text: str, delimiter: str, schema: dict[str, type[pl.String]], file_name: str
) -> pl.DataFrame:
    """For text with stray quotation marks, which the fast reader refuses or takes too far."""
    reader = csv.reader(io.StringIO(text), delimiter=delimiter)
    rows: list[list[str | None]] = []
    line = before = 0
    try:
        for row in reader:
            rows.append([cell or None for cell in row[: len(schema)]])
            rows[-1].extend([None] * (len(schema) - len(row)))
            before, line = line, reader.line_num
    except csv.Error as error:
        raise _broken(file_name) from error
    if line - before > 1:
        raise _broken(file_name)
    return pl.DataFrame(rows, schema=schema, orient="row")


def _swallowed_rows(cells: pl.DataFrame, delimiter: str) -> bool:
    """Does some cell hold whole rows? Then a quotation mark was not closed before it."""
    lines = pl.all().str.count_matches("\n", literal=True).max().fill_null(0)
    inside = pl.all().filter(pl.all().str.contains("\n", literal=True))
    marks = inside.str.count_matches(delimiter, literal=True).max().fill_null(0)
    enough = max(2, cells.width // 2)
    found = cells.select(pl.max_horizontal(lines) > _LINES_IN_A_CELL)
    many = cells.select(pl.max_horizontal(marks) >= enough)
    return bool(found.item() or many.item())


def _broken(file_name: str) -> InputError:
    return InputError(
        f"Berkas '{file_name}' tidak dapat dibagi menjadi baris dan kolom: ada tanda kutip (\") yang "
        "tidak ditutup. Buka di Excel, simpan sebagai XLSX, lalu kirim lagi."
    )
