"""The XLSX writer, read back by two readers that know nothing of it."""

from __future__ import annotations

from pathlib import Path

import fastexcel
import openpyxl
import polars as pl
import pytest

from payung.demo.spreadsheets import write_workbook

FRAME = pl.DataFrame(
    {
        "nik": ["9901011203800001", "9,90101E+15", "9901011203800000.0", ""],
        "nama": ["Te'ne & <Baji>", "  I Hasnah", "Muh. Rahman", "Andi"],
        "kosong": ["", "", "", "-"],
    }
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "contoh.xlsx"
    write_workbook(file, {"Pekerja": FRAME, "Kode & Data": FRAME.head(1)}, {"Pekerja": ["nik"]})
    return file


def test_a_spreadsheet_program_reads_texts_as_texts_and_damaged_numbers_as_numbers(
    path: Path,
) -> None:
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["Pekerja", "Kode & Data"]
    rows = list(book["Pekerja"].iter_rows(values_only=True))
    assert rows[0] == ("nik", "nama", "kosong")
    assert rows[1][:2] == ("9901011203800001", "Te'ne & <Baji>")
    assert rows[2][0] == pytest.approx(9.90101e15)
    assert isinstance(rows[3][0], int | float)
    assert rows[4][::2] == (None, "-")


def test_a_fast_reader_finds_the_same_cells(path: Path) -> None:
    read = fastexcel.read_excel(path).load_sheet("Pekerja", dtypes="string").to_polars()
    assert read.columns == FRAME.columns
    assert read["nama"].str.strip_chars().to_list() == FRAME["nama"].str.strip_chars().to_list()
    assert read["nik"][0] == "9901011203800001"


def test_columns_beyond_z_have_two_letters(tmp_path: Path) -> None:
    wide = pl.DataFrame({f"k{n}": [str(n)] for n in range(60)})
    write_workbook(tmp_path / "lebar.xlsx", {"A": wide})
    sheet = openpyxl.load_workbook(tmp_path / "lebar.xlsx")["A"]
    assert [cell.value for cell in sheet[2]] == [str(n) for n in range(60)]


def test_the_same_cells_give_the_same_bytes(path: Path, tmp_path: Path) -> None:
    again = tmp_path / "lagi.xlsx"
    write_workbook(again, {"Pekerja": FRAME, "Kode & Data": FRAME.head(1)}, {"Pekerja": ["nik"]})
    assert again.read_bytes() == path.read_bytes()
