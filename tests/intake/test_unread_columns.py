"""A column that no layout knows is not lost without a word."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from django.utils import timezone
from tests.intake.conftest import MELATI, Send
from tests.intake.making import write_csv, write_xlsx_book
from tests.intake.test_command import run
from tests.intake.test_rosters import BUDI, roster

from payung.intake.presenters import file_view
from payung.intake.unread_columns import unread_lines
from payung.register.models import Person

HEADER = ["nik", "nama", "tanggal_lahir", "kode_desa"]
ROW = [BUDI["nik"], BUDI["nama"], BUDI["tanggal_lahir"], MELATI]


def test_the_file_tells_which_columns_were_not_read_and_what_to_do(
    send: Send, tmp_path: Path
) -> None:
    rows = [[*HEADER, "Golongan\nsepatu", "kosong semua", ""], [*ROW, "43", " ", "x"]]
    file = send(write_csv(tmp_path / "a.csv", rows))
    (line,) = unread_lines(file)
    assert line.startswith("Kolom yang tidak dikenal, jadi tidak dibaca: 'Golongan sepatu'. Kalau")
    assert line in file_view(file, now=timezone.now()).left_out


def test_the_command_tells_it_too(rekaan: None, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", [[*HEADER, "catatan rt"], [*ROW, "rajin"]])
    assert "tidak dibaca: 'catatan rt'" in run(path, "--as", "roster").output


def test_with_several_sheets_the_sheet_is_named_and_no_more_than_five_columns(
    send: Send, tmp_path: Path
) -> None:
    many = [f"x{number}" for number in range(7)]
    book = {"Timur": [[*HEADER, *many], [*ROW, *many]], "Barat": [HEADER, ROW]}
    (line,) = unread_lines(send(write_xlsx_book(tmp_path / "b.xlsx", book)))
    assert "di lembar 'Timur'" in line
    assert "'x4' dan 2 lainnya" in line


def test_a_known_file_and_a_returned_one_say_nothing(send: Send, tmp_path: Path) -> None:
    ours = ["lembar", "baris", "kolom", "alasan", "kode_baris_kembali"]
    back = [[*HEADER, "no", *ours], [*ROW, "1", "Pekerja", "2", "nama", "kosong", ""]]
    assert unread_lines(send(write_csv(tmp_path / "a.csv", back))) == []


@pytest.mark.parametrize("heading", ["tanggal_meninggal", "Tgl. Meninggal", "Tanggal pindah"])
def test_deaths_are_understood_under_the_words_the_page_uses(
    send: Send, tmp_path: Path, heading: str
) -> None:
    send(roster(tmp_path, BUDI))
    told = [["nik", "nama", "Status hidup", heading], [*ROW[:2], "Mati", "2025-03-10"]]
    send(write_csv(tmp_path / "mati.csv", told), village_code=MELATI)
    person = Person.objects.get()
    assert (person.life_status, person.status_on) == ("mati", dt.date(2025, 3, 10))
