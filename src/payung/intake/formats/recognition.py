"""Which sheets of a file are lists of its kind, and in which layout?"""

from __future__ import annotations

from dataclasses import dataclass

from payung.intake.formats.candidates import Candidate, best_of, cell_text, rival_of
from payung.intake.formats.headerless import first_data_row
from payung.intake.formats.known import LAYOUTS, layouts_of
from payung.intake.formats.layout import Layout
from payung.intake.formats.unknown import OtherKindError, UnknownSheetError
from payung.intake.models import SourceFile
from payung.intake.sheets import limits
from payung.intake.sheets.grid import Grid
from payung.intake.sheets.opening import OpenFile
from payung.primitives.errors import InputError
from payung.primitives.masking import mask_numbers

_Looked = list[tuple[Grid, Candidate | None]]


@dataclass(frozen=True)
class Recognised:
    """A sheet with its layout. `columns` gives the grid column of each field that is there.

    `headers` are the texts of the header row, one per grid column; `data_from` is the index of the
    first row of data in the grid. `start` is what a row's number in the file is greater by than its
    number on the sheet: rows of several sheets must not share a number.
    """

    layout: Layout
    grid: Grid
    headers: list[str]
    columns: dict[str, int]
    data_from: int
    start: int = 0


def recognise(file: OpenFile, kind: str, file_name: str) -> Recognised:
    """The first list of this kind; InputError says what was found and what was expected."""
    return first_list(file, kind, file_name)[0]


def first_list(file: OpenFile, kind: str, file_name: str) -> tuple[Recognised, _Looked]:
    """The same, with the sheets that were looked at before it."""
    looked_at: _Looked = []
    for grid in file.grids:
        best = best_of(grid, layouts_of(kind))
        if best and not best.missing and not rival_of(grid, best, kind):
            return as_list(grid, best), looked_at
        looked_at.append((grid, best))
    raise _why_not(looked_at, file, kind, file_name)


def as_list(grid: Grid, found: Candidate) -> Recognised:
    """The sheet as this layout reads it."""
    return Recognised(found.layout, grid, found.headers, found.fields, found.last_row + 1)


def _why_not(looked_at: _Looked, file: OpenFile, kind: str, file_name: str) -> InputError:
    label = SourceFile.Kind(kind).label
    for grid, best in looked_at:
        other = rival_of(grid, best, kind)
        if other:
            return OtherKindError(file_name, str(label), other.layout)
        if best:
            return UnknownSheetError(_columns_missing(grid, best, file_name), [grid], kind)
    return UnknownSheetError(
        f"Tidak ada judul kolom yang dikenal dalam '{file_name}'{_found(looked_at, file, kind)}. "
        f"Untuk {label}, satu dari {limits.HEADER_ROWS} baris pertama harus memuat judul, "
        f"contoh: {_example(kind)}.{_without_header(looked_at, kind)}",
        (grid for grid, _ in looked_at),
        kind,
    )


def _without_header(looked_at: _Looked, kind: str) -> str:
    for grid, _ in looked_at:
        first = first_data_row(list(grid.cells.head(limits.HEADER_ROWS + 1).iter_rows()), kind)
        if first is not None:
            return (
                f" Baris {grid.first_row + first} sudah berisi data, jadi lembar ini tampaknya tanpa baris "
                "judul: tambahkan judul di atasnya, atau beri arti kolomnya menurut hurufnya."
            )
    return ""


def _example(kind: str) -> str:
    return next(layout.example for layout in LAYOUTS if layout.kind == kind)


def names_missing(found: Candidate) -> str:
    """The required columns that are not there, by the names they usually have."""
    return ", ".join(f"'{found.layout.headers[name][0]}'" for name in found.missing)


def _columns_missing(grid: Grid, best: Candidate, file_name: str) -> str:
    where = f" lembar '{grid.sheet}'" if grid.sheet else ""
    return (
        f"'{file_name}'{where} baris {grid.first_row + best.last_row} terbaca sebagai "
        f"{best.layout.title}, tetapi kolom {names_missing(best)} tidak ada. "
        f"Tambahkan kolom itu; contoh judul: {best.layout.example or _example(best.layout.kind)}."
    )


def _found(looked_at: _Looked, file: OpenFile, kind: str) -> str:
    if file.sheet_names:
        usual = dict.fromkeys(n for each in LAYOUTS if each.kind == kind for n in each.sheets)
        others = not usual.keys() & set(file.sheet_names)
        named = f"; biasanya bernama {' atau '.join(list(usual)[:3])}" if usual and others else ""
        return f" (lembar: {', '.join(file.sheet_names[:5])}{named})"
    first = [cell_text(cell) for cell in looked_at[0][0].cells.row(0)] if looked_at else []
    return f" (baris pertama: {mask_numbers(', '.join(filter(None, first[:4]))) or 'kosong'})"
