"""One door to every kind of file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from payung.intake.sheets.delimited import read_delimited
from payung.intake.sheets.grid import Grid
from payung.intake.sheets.guards import Packing, examine
from payung.intake.sheets.workbook import Workbook


@dataclass(frozen=True)
class OpenFile:
    """Names of the sheets (none for a text table) and their grids, most likely first."""

    sheet_names: list[str]
    grids: Iterator[Grid]


def open_file(path: Path, file_name: str, *, likely_sheets: tuple[str, ...]) -> OpenFile:
    """Open a file that came from outside; InputError in a sentence when it cannot be."""
    packing = examine(path, file_name)
    if packing is Packing.TEXT:
        return OpenFile([], iter([read_delimited(path, file_name)]))
    workbook = Workbook(path, file_name, packing)
    return OpenFile(workbook.sheet_names, workbook.grids(likely_sheets))
