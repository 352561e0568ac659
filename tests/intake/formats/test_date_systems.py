"""A workbook says from which year it counts its days, and is believed: a day is the day its office saw."""

from __future__ import annotations

import datetime as dt
import zipfile
from pathlib import Path

import pytest
import xlsxwriter
from tests.intake.corpus.case import HEADER, PERSON
from tests.intake.making import Day, write_ods, write_xls, write_xls_book

from payung.intake.checks.parsing import date_of
from payung.intake.formats.recognition import recognise
from payung.intake.sheets.opening import open_file
from payung.intake.sheets.xls_dates import counts_from_1904

BORN = dt.date(1990, 1, 31)
SYSTEMS = {None: dt.date(1899, 12, 30), False: dt.date(1899, 12, 30), True: dt.date(1904, 1, 1)}


def number_of(day: dt.date, from_1904: bool | None) -> int:
    return (day - SYSTEMS[from_1904]).days


def people(birth_date: object) -> list[list[object]]:
    return [HEADER, [*PERSON[:4], birth_date, *PERSON[5:]]]


def birth_date_in(path: Path) -> dt.date:
    source = recognise(open_file(path, path.name, likely_sheets=()), "roster", path.name)
    column = str(source.columns["birth_date"])
    read = source.grid.cells.slice(source.data_from).select(date_of(column, source.grid.epoch))
    return read.item()


@pytest.mark.parametrize("from_1904", [None, False, True])
@pytest.mark.parametrize("cell", [int, Day], ids=["bare number", "looks like a date"])
def test_an_xls_is_asked_for_its_date_system(
    tmp_path: Path, cell: type[int], from_1904: bool | None
) -> None:
    rows = people(cell(number_of(BORN, from_1904)))
    path = write_xls_book(tmp_path / "a.xls", {"Pekerja": rows}, from_1904=from_1904)
    assert birth_date_in(path) == BORN


@pytest.mark.parametrize("from_1904", [False, True])
@pytest.mark.parametrize(
    "look", ["General", "yyyy-mm-dd"], ids=["bare number", "looks like a date"]
)
@pytest.mark.parametrize("quote", ['"', "'"])
def test_an_xlsx_is_asked_for_its_date_system(
    tmp_path: Path, quote: str, look: str | None, from_1904: bool
) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path, {"date_1904": from_1904}) as book:
        page, (header, row) = book.add_worksheet("Pekerja"), people("")
        page.write_row(0, 0, header)
        page.write_row(1, 0, row)
        page.write_number(1, 4, number_of(BORN, from_1904), book.add_format({"num_format": look}))
    _change(path, "xl/workbook.xml", b'date1904="1"', f"date1904 = {quote}1{quote}".encode())
    assert birth_date_in(path) == BORN


@pytest.mark.parametrize("from_1904", [False, True])
def test_an_ods_is_asked_for_its_date_system(tmp_path: Path, from_1904: bool) -> None:
    path = write_ods(tmp_path / "a.ods", people(number_of(BORN, from_1904)))
    year = SYSTEMS[from_1904].isoformat().encode()
    said = (
        b'<table:calculation-settings><table:null-date table:value-type="date" table:date-value="'
    )
    mark = b"<office:spreadsheet>"
    _change(path, "content.xml", mark, mark + said + year + b'"/></table:calculation-settings>')
    assert birth_date_in(path) == BORN


@pytest.mark.parametrize("cut", [0, 30, 76, 511, 600, 1000])
def test_an_xls_that_breaks_off_says_nothing_of_its_dates(tmp_path: Path, cut: int) -> None:
    path = write_xls(tmp_path / "a.xls", people("1990-01-31"))
    path.write_bytes(path.read_bytes()[:cut])
    assert not counts_from_1904(path)


def _change(path: Path, part: str, old: bytes, new: bytes) -> None:
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts[part] = parts[part].replace(old, new)
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
