"""Rows that go back keep their cells; numbers of people are sealed where they wait."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from tests.intake.conftest import MELATI, Send
from tests.intake.making import write_csv, write_xlsx

from payung.intake.models import RejectedRow
from payung.intake.rejected import opened
from payung.intake.returned import csv_lines

NIK, KK, PHONE = "9907010101900001", "9907010101100001", "081234567890"


def test_numbers_are_sealed_in_the_table_and_open_for_the_sender(
    send: Send, tmp_path: Path
) -> None:
    header = ["NIK", "No. KK", "Nama", "No HP", "Kode Desa"]
    send(write_csv(tmp_path / "w.csv", [header, [NIK, KK, "", PHONE, MELATI]]))
    back = RejectedRow.objects.get()
    stored = str(back.cells) + back.reason
    assert NIK not in stored
    assert KK not in stored
    assert PHONE not in stored
    assert list(opened(back.cells).values()) == [NIK, KK, "", PHONE, MELATI]


def test_the_csv_holds_every_row_with_its_reason(send: Send, tmp_path: Path) -> None:
    header = ["nik", "nama", "alamat", "kode_desa"]
    send(write_csv(tmp_path / "w.csv", [header, [NIK, "", "=HYPERLINK(1)", MELATI]]))
    text = "".join(csv_lines(RejectedRow.objects.all()))
    assert text.startswith("\ufeff")
    table = list(csv.reader(io.StringIO(text[1:])))
    assert table[0] == [*header, "lembar", "baris", "kolom", "alasan", "kode_baris_kembali"]
    assert table[1][:4] == [NIK, "", "'=HYPERLINK(1)", MELATI]
    assert table[1][4:6] == ["", "2"]


def test_a_damaged_number_does_not_come_back_as_a_whole_one(send: Send, tmp_path: Path) -> None:
    header = ["nik", "no_kk", "nama", "kode_desa"]
    path = write_xlsx(tmp_path / "w.xlsx", [header, [int(NIK), int(KK), "Budi", MELATI]])
    send(path)
    cells = opened(RejectedRow.objects.get().cells)
    assert (cells["nik"], cells["no_kk"]) == ("9907010101900000.0", "9907010101100000.0")
    again = write_csv(tmp_path / "w.csv", [header, [*cells.values()]])
    assert send(again).rows_rejected == 1
