"""One door to every kind of file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from payung.intake.sheets.archive import grids_in, tables_in
from payung.intake.sheets.delimited import read_delimited
from payung.intake.sheets.grid import Grid
from payung.intake.sheets.guards import Packing, examine
from payung.intake.sheets.workbook import Workbook
from payung.primitives.errors import InputError


@dataclass(frozen=True)
class OpenFile:
    """Names of the sheets (none for a text table) and their grids, most likely first."""

    sheet_names: list[str]
    grids: Iterator[Grid]


def open_file(path: Path, file_name: str, *, likely_sheets: tuple[str, ...]) -> OpenFile:
    """Open a file that came from outside; InputError in a sentence when it cannot be."""
    if examine(path, file_name) is not Packing.ARCHIVE:
        return OpenFile(*_table(path, file_name, likely_sheets))
    tables = tables_in(path, file_name)
    grids = grids_in(
        path, file_name, tables, likely_sheets, partial(_table, likely_sheets=likely_sheets)
    )
    return OpenFile(tables, grids)


def _table(
    path: Path, file_name: str, likely_sheets: tuple[str, ...]
) -> tuple[list[str], Iterator[Grid]]:
    packing = examine(path, file_name)
    if packing is Packing.TEXT:
        return [], iter([read_delimited(path, file_name)])
    if packing is Packing.ARCHIVE:
        raise InputError(
            f"'{file_name}' adalah arsip di dalam arsip. Keluarkan berkas di dalamnya, lalu kirim lagi."
        )
    workbook = Workbook(path, file_name, packing)
    return workbook.sheet_names, workbook.grids(likely_sheets)
