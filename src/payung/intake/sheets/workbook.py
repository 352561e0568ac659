"""Sheets of XLSX, XLS and ODS workbooks, read one at a time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import fastexcel
import polars as pl

from payung.intake.sheets import limits
from payung.intake.sheets.date_system import epoch_of
from payung.intake.sheets.grid import Grid
from payung.intake.sheets.guards import Packing, damaged, locked
from payung.intake.sheets.memory import give_back
from payung.intake.sheets.probe import check_survives
from payung.intake.sheets.repeated import check_repeated
from payung.intake.sheets.scan import SheetScan, scan_workbook, too_wide
from payung.primitives.errors import InputError

_READER_ERRORS = (fastexcel.FastExcelError, pl.exceptions.PolarsError, ValueError, OverflowError)


class Workbook:
    """An open workbook. Names of sheets first; a sheet's cells only when asked for."""

    def __init__(self, path: Path, file_name: str, packing: Packing) -> None:
        self._file_name = file_name
        self._scans = scan_workbook(path, file_name) if packing is Packing.XLSX else {}
        if packing is Packing.ODS:
            check_repeated(path, file_name)
        if packing is Packing.XLS:
            check_survives(path, file_name)
        self._epoch = epoch_of(path, packing)
        with _in_sentences(file_name):
            self._reader = fastexcel.read_excel(path)
        self.sheet_names: list[str] = self._reader.sheet_names
        if len(self.sheet_names) > limits.SHEETS:
            raise InputError(
                f"'{file_name}' punya {len(self.sheet_names)} lembar; paling banyak {limits.SHEETS}. "
                "Simpan lembarnya dalam beberapa berkas, lalu kirim satu per satu."
            )

    def grids(self, first: tuple[str, ...]) -> Iterator[Grid]:
        """The sheets one after another, those with the names in `first` before the others."""
        for name in sorted(self.sheet_names, key=lambda name: name not in first):
            yield self.grid(name)

    def grid(self, name: str) -> Grid:
        """One sheet as text; InputError when it cannot be read."""
        cells, start = self._cells(name)
        give_back()
        if cells.width > limits.COLUMNS:
            raise too_wide(self._file_name, name, cells.width)
        scan = self._scans.get(name, SheetScan(plain=False))
        return Grid(
            sheet=name,
            cells=cells.rename({old: str(i) for i, old in enumerate(cells.columns)}),
            first_column=start,
            epoch=self._epoch,
            numbers_in=lambda column: self._numbers(name, scan, start, column),
            uncalculated_in=lambda column: list(scan.uncalculated.get(column + start, ())),
        )

    def _cells(self, name: str) -> tuple[pl.DataFrame, int]:
        """The cells as text, and which column of the sheet is the first of them."""
        with _in_sentences(self._file_name):
            sheet = self._reader.load_sheet(name, header_row=None, skip_rows=0, dtypes="string")
            cells = sheet.to_polars()
        return cells, sheet.selected_columns[0].absolute_index if cells.width else 0

    def _numbers(self, name: str, scan: SheetScan, start: int, column: int) -> list[int]:
        if scan.plain:
            return list(scan.numbers.get(column + start, ()))
        # As truth values the reader keeps number cells and leaves text cells empty.
        with _in_sentences(self._file_name):
            sheet = self._reader.load_sheet(
                name, header_row=None, skip_rows=0, dtypes="boolean", use_columns=[column + start]
            )
            flags = sheet.to_polars().to_series()
        return (flags.is_not_null().arg_true() + 1).to_list()


@contextmanager
def _in_sentences(file_name: str) -> Iterator[None]:
    """What the reader raises as a sentence, also when a hostile file makes it panic."""
    try:
        yield
    except _READER_ERRORS as error:
        raise _as_sentence(error, file_name) from error
    except BaseException as error:
        # The reader is Rust. Its panic is no Exception, and its class cannot be imported.
        if type(error).__name__ != "PanicException":
            raise
        raise damaged(file_name) from error


def _as_sentence(error: Exception, file_name: str) -> InputError:
    text = str(error)
    if "assword" in text:
        return locked(file_name)
    return damaged(file_name)
