"""`payung import` as a person types it."""

from __future__ import annotations

from pathlib import Path

import pytest
import typer
from tests.intake.conftest import MELATI
from tests.intake.making import write_csv
from typer.testing import CliRunner, Result

from payung.intake.commands import import_files

HEADER = ["nik", "nama", "kode_desa"]


def run(*arguments: object) -> Result:
    app = typer.Typer()
    app.command()(import_files)
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def test_it_ends_in_the_reconciliation_line(rekaan: None, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "w.csv", [HEADER, ["", "Budi", MELATI], ["", "", MELATI]])
    result = run(path, "--as", "roster")
    assert result.exit_code == 0
    assert "Templat data pekerja, 3 kolom, 2 baris" in result.output
    assert "2 dibaca = 1 baru + 0 tetap + 0 berubah + 1 dikembalikan" in result.output


@pytest.mark.django_db(transaction=True)
def test_a_bad_file_gives_its_sentence_and_exit_code_2_and_the_others_go_through(
    rekaan: None, tmp_path: Path
) -> None:
    bad = tmp_path / "kosong.csv"
    bad.write_bytes(b"")
    good = write_csv(tmp_path / "w.csv", [HEADER, ["", "Budi", MELATI]])
    result = run(bad, good, "--as", "roster")
    assert result.exit_code == 2
    assert "'kosong.csv' kosong (0 bita)" in result.output
    assert "1 dibaca = 1 baru" in result.output


def test_rejected_rows_are_written_beside(rekaan: None, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "w.csv", [HEADER, ["", "", MELATI]])
    for name in ("kembali.csv", "kembali.xlsx"):
        result = run(path, "--as", "roster", "--rejected", tmp_path / name)
        assert result.exit_code == 0
        assert (tmp_path / name).stat().st_size > 0
    assert "Nama kosong" in (tmp_path / "kembali.csv").read_text(encoding="utf-8-sig")


def test_rows_returned_by_an_earlier_import_do_not_stay_when_nothing_is_returned(
    rekaan: None, tmp_path: Path
) -> None:
    returned = tmp_path / "kembali.csv"
    returned.write_text("baris lama")
    path = write_csv(tmp_path / "w.csv", [HEADER, ["9907010101900001", "Budi", MELATI]])
    result = run(path, "--as", "roster", "--rejected", returned)
    assert not returned.exists()
    assert "kembali.csv dari impor sebelumnya dihapus" in result.stderr


def test_a_file_that_is_not_there(rekaan: None, tmp_path: Path) -> None:
    result = run(tmp_path / "tidak-ada.xlsx", "--as", "roster", "--village", MELATI)
    assert result.exit_code == 2
    assert "tidak ditemukan" in result.output
