"""Published numbers of workers by CSV: dated, with their source, never invented."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from tests.intake.conftest import KENANGA, MELATI, Send, user_with
from tests.intake.making import Cell, write_csv

from payung.access.models import User
from payung.intake.models import RejectedRow
from payung.intake.reconciliation import reconciliation
from payung.regions.models import Denominator

HEADER = ["kode_wilayah", "segmen", "jenis", "jumlah", "sumber", "per_tanggal"]
ROW = [MELATI, "BPU", "potensi_bpjs", "1.250", "BPJS Cabang", "2025-06-11"]


def table(path: Path, *rows: list[Cell]) -> Path:
    return write_csv(path / "penyebut.csv", [HEADER, *rows])


def test_a_figure_is_kept_with_source_and_date(send: Send, tmp_path: Path) -> None:
    send(
        table(tmp_path, ROW, ["9907", "", "penduduk_bekerja", 20000, "BPS", "01-08-2025"]),
        "denominators",
    )
    village, regency = Denominator.objects.order_by("-region_id")
    assert (village.region_id, village.segment, village.people) == (MELATI, "BPU", 1250)
    assert (village.source, village.as_of) == ("BPJS Cabang", dt.date(2025, 6, 11))
    assert (regency.region_id, regency.segment, regency.people) == ("99.07", "SEMUA", 20000)


def test_again_changes_nothing_and_a_correction_changes_one(send: Send, tmp_path: Path) -> None:
    other = [KENANGA, *ROW[1:]]
    send(table(tmp_path, ROW, other), "denominators")
    again = send(
        table(tmp_path, ROW, [KENANGA, "BPU", "potensi_bpjs", 900, *ROW[4:]]), "denominators"
    )
    assert reconciliation(again) == "2 dibaca = 0 baru + 1 tetap + 1 berubah + 0 dikembalikan"
    assert Denominator.objects.get(region_id=KENANGA).people == 900


@pytest.mark.parametrize(
    ("column", "value", "check_id"),
    [
        (0, "tidak", "region_unknown"),
        (0, "99.08", "region_unknown"),
        (1, "XX", "segment_unknown"),
        (2, "kira-kira", "basis_unknown"),
        (3, "-5", "people_unreadable"),
        (3, "", "people_unreadable"),
        (4, "", "source_empty"),
        (5, "", "as_of_unreadable"),
        (5, "2199-01-01", "as_of_in_future"),
    ],
)
def test_a_faulty_figure_goes_back(
    column: int, value: str, check_id: str, send: Send, tmp_path: Path
) -> None:
    faulty = [value if i == column else cell for i, cell in enumerate(ROW)]
    file = send(table(tmp_path, [KENANGA, *ROW[1:]], faulty), "denominators")
    assert reconciliation(file) == "2 dibaca = 1 baru + 0 tetap + 0 berubah + 1 dikembalikan"
    assert RejectedRow.objects.get().check_id == check_id


def test_a_figure_twice_in_one_file_is_taken_once(send: Send, tmp_path: Path) -> None:
    send(table(tmp_path, ROW, ROW), "denominators")
    assert RejectedRow.objects.get().check_id == "repeated_in_file"
    assert Denominator.objects.count() == 1


def test_an_insurer_officer_may_not_write_outside_the_regency(send: Send, tmp_path: Path) -> None:
    officer: User = user_with("insurer_officer", "99.07")
    file = send(table(tmp_path, ROW, ["99", *ROW[1:]]), "denominators", officer)
    assert file.rows_rejected == 1
