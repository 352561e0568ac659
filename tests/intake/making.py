"""Writes the files that the tests send: real spreadsheets of every make."""

from __future__ import annotations

import csv
import struct
import zipfile
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path

import xlsxwriter


class Day(int):
    """The number of a day in a cell that looks like a date; only an XLS bears the look."""


Cell = str | int | float | None
Rows = Sequence[Sequence[Cell]]


def write_xlsx(path: Path, rows: Rows, sheet: str = "Pekerja") -> Path:
    """Text cells as text, numbers as numbers, '=...' as a formula that was never calculated."""
    return write_xlsx_book(path, {sheet: rows})


def write_xlsx_book(path: Path, sheets: Mapping[str, Rows]) -> Path:
    """The same with several sheets."""
    with xlsxwriter.Workbook(path) as book:
        for name, rows in sheets.items():
            _fill(book.add_worksheet(name), rows)
    return path


def _fill(page: xlsxwriter.worksheet.Worksheet, rows: Rows) -> None:
    for i, row in enumerate(rows):
        for j, cell in enumerate(row):
            if isinstance(cell, str) and cell.startswith("="):
                page.write_formula(i, j, cell, None, "")
            elif isinstance(cell, str):
                page.write_string(i, j, cell)
            elif cell is not None:
                page.write_number(i, j, cell)


def write_csv(path: Path, rows: Rows, delimiter: str = ",", encoding: str = "utf-8") -> Path:
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file, delimiter=delimiter).writerows(rows)
    return path


def write_ods(path: Path, rows: Rows, sheet: str = "Pekerja") -> Path:
    """The least that an OpenDocument spreadsheet may be."""
    return write_ods_book(path, {sheet: rows})


def write_ods_book(path: Path, sheets: Mapping[str, Rows]) -> Path:
    """The same with several sheets."""
    tables = "".join(_ods_table(name, rows) for name, rows in sheets.items())
    names = (
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {names}><office:body>'
        f"<office:spreadsheet>{tables}"
        "</office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", _ODS_MANIFEST)
    return path


_ODS_MANIFEST = (
    '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    '<m:file-entry m:full-path="/" m:media-type="application/vnd.oasis.opendocument.spreadsheet"/>'
    '<m:file-entry m:full-path="content.xml" m:media-type="text/xml"/></m:manifest>'
)


def _ods_table(name: str, rows: Rows) -> str:
    body = "".join(
        f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>" for row in rows
    )
    return f'<table:table table:name="{escape(name)}">{body}</table:table>'


def _ods_cell(cell: Cell) -> str:
    if cell is None or cell == "":
        return "<table:table-cell/>"
    if isinstance(cell, str):
        text = f"<text:p>{escape(cell)}</text:p>"
        return f'<table:table-cell office:value-type="string">{text}</table:table-cell>'
    return (
        f'<table:table-cell office:value-type="float" office:value="{cell}">'
        f"<text:p>{cell}</text:p></table:table-cell>"
    )


def write_xls(path: Path, rows: Rows, sheet: str = "Pekerja") -> Path:
    """A workbook of Excel 97: records of one sheet inside an OLE container."""
    return write_xls_book(path, {sheet: rows})


def write_xls_book(
    path: Path, sheets: Mapping[str, Rows], *, from_1904: bool | None = None
) -> Path:
    """The same with several sheets; it says nothing of its date system unless told to."""
    stream = _workbook_stream(sheets, from_1904)
    stream += b"\0" * (max(4096, -(-len(stream) // 512) * 512) - len(stream))
    path.write_bytes(_ole_container("Workbook", stream))
    return path


def _record(kind: int, body: bytes) -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def _workbook_stream(sheets: Mapping[str, Rows], from_1904: bool | None) -> bytes:
    start = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0x0DBB, 0x07CC, 0, 6))
    if from_1904 is not None:
        start += _record(0x0022, struct.pack("<H", from_1904))
    looks = (0, 14)  # of plain cells, and of those that look like a date
    start += b"".join(_record(0x00E0, struct.pack("<HH16x", 0, look)) for look in looks)
    end = _record(0x000A, b"")
    names = [struct.pack("<BB", len(name), 0) + name.encode("latin-1") for name in sheets]
    bodies = [_xls_sheet(rows) + end for rows in sheets.values()]
    place = len(start) + sum(4 + 6 + len(name) for name in names) + len(end)
    bounds = b""
    for name, body in zip(names, bodies, strict=True):
        bounds += _record(0x0085, struct.pack("<IBB", place, 0, 0) + name)
        place += len(body)
    return start + bounds + end + b"".join(bodies)


def _xls_sheet(rows: Rows) -> bytes:
    width = max((len(row) for row in rows), default=0)
    begin = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0x0DBB, 0x07CC, 0, 6))
    size = _record(0x0200, struct.pack("<IIHHH", 0, len(rows), 0, width, 0))
    return (
        begin
        + size
        + b"".join(
            _xls_cell(i, j, cell)
            for i, row in enumerate(rows)
            for j, cell in enumerate(row)
            if cell not in (None, "")
        )
    )


def _xls_cell(row: int, column: int, cell: Cell) -> bytes:
    place = struct.pack("<HHH", row, column, isinstance(cell, Day))
    if isinstance(cell, str):
        text = cell.encode("utf-16-le")
        return _record(0x0204, place + struct.pack("<HB", len(cell), 1) + text)
    return _record(0x0203, place + struct.pack("<d", float(cell or 0)))


def _ole_container(name: str, stream: bytes) -> bytes:
    sectors = len(stream) // 512
    free, last, table = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
    fat_sectors = -(-(sectors + 2) // 128) + 1
    chain = [*range(1, sectors), last, last, *[table] * fat_sectors]
    fat = chain + [free] * (fat_sectors * 128 - len(chain))
    first_fat = sectors + 1
    header = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 16
    header += struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + b"\0" * 6
    header += struct.pack("<IIIIIIIII", 0, fat_sectors, sectors, 0, 4096, last, 0, last, 0)
    difat = [first_fat + i for i in range(fat_sectors)]
    header += struct.pack("<109I", *difat, *[free] * (109 - len(difat)))
    directory = _ole_entry("Root Entry", 5, last, 0, child=1)
    directory += _ole_entry(name, 2, 0, len(stream)) + b"\0" * 256
    return header + stream + directory + struct.pack(f"<{len(fat)}I", *fat)


def _ole_entry(name: str, kind: int, start: int, size: int, child: int = 0xFFFFFFFF) -> bytes:
    text = name.encode("utf-16-le") + b"\0\0"
    none = 0xFFFFFFFF
    entry = text.ljust(64, b"\0") + struct.pack("<HBB", len(text), kind, 1)
    entry += struct.pack("<III", none, none, child) + b"\0" * 36
    return entry + struct.pack("<IQ", start, size)
