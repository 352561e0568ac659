"""OpenSID's sync file for OpenDK: a ZIP, and only what is newer than what is known changes anything."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from tests.intake.conftest import KENANGA, MELATI, Send
from tests.intake.making import write_xlsx

from payung.intake.models import RecordVersion, SourceFile
from payung.intake.reconciliation import reconciliation
from payung.register.models import Person

_COLUMNS = (
    "alamat dusun rw rt nama nomor_kk nomor_nik jenis_kelamin tempat_lahir tanggal_lahir agama "
    "pendidikan_dlm_kk pendidikan_sdg_ditempuh pekerjaan kawin hubungan_keluarga kewarganegaraan "
    "nama_ayah nama_ibu gol_darah akta_lahir nomor_dokumen_pasport tanggal_akhir_pasport "
    "nomor_dokumen_kitas nik_ayah nik_ibu nomor_akta_perkawinan tanggal_perkawinan "
    "nomor_akta_perceraian tanggal_perceraian cacat cara_kb hamil ktp_el status_rekam alamat_sekarang "
    "id foto status_dasar created_at updated_at desa_id"
)
COLUMNS = _COLUMNS.split()
BUDI = {
    "nama": "BUDI", "nomor_nik": "9907010101900001", "nomor_kk": "9907010101100001",
    "jenis_kelamin": "1", "tanggal_lahir": "1990-01-01", "pekerjaan": "9", "dusun": "Timur",
    "status_dasar": "1", "id": "17", "updated_at": "2024-05-01 10:00:00",
    "desa_id": MELATI.replace(".", ""),
}  # fmt: skip


def sync(folder: Path, *people: dict[str, str], name: str = "penduduk_01_05_2024_opendk") -> Path:
    rows = [COLUMNS, *[[person.get(column, "") for column in COLUMNS] for person in people]]
    table = write_xlsx(folder / f"{name}.xlsx", rows, "Sheet1")
    with zipfile.ZipFile(folder / f"{name}.zip", "w") as archive:
        archive.write(table, table.name)
    return folder / f"{name}.zip"


def line(file: SourceFile) -> str:
    assert file.state == SourceFile.State.MERGED, file.message
    return reconciliation(file)


def test_the_columns_are_the_42_of_the_program() -> None:
    assert len(COLUMNS) == 42


def test_the_archive_is_read_as_it_was_sent_and_names_its_village(
    send: Send, tmp_path: Path
) -> None:
    file = send(sync(tmp_path, BUDI))
    assert "sinkronisasi OpenSID ke OpenDK, 42 kolom, 1 baris" in file.layout_note
    person = Person.objects.get()
    assert (person.village_id, person.hamlet, person.life_status) == (MELATI, "Timur", "hidup")
    assert person.work.occupation == "PETANI/PEKEBUN"


@pytest.mark.parametrize(
    ("moment", "outcome", "hamlet"),
    [
        ("2024-04-30 23:59:59", "1 tetap", "Timur"),
        ("2024-05-01 10:00:00", "1 tetap", "Timur"),
        ("2024-05-01 10:00:01", "1 berubah", "Barat"),
        ("2024-06-01", "1 berubah", "Barat"),
        ("", "1 berubah", "Barat"),
        ("kemarin", "1 berubah", "Barat"),
    ],
)
def test_a_row_that_is_not_newer_changes_nothing_and_one_without_a_moment_is_read_as_any_other(
    moment: str, outcome: str, hamlet: str, send: Send, tmp_path: Path
) -> None:
    send(sync(tmp_path, BUDI))
    moved = {**BUDI, "dusun": "Barat", "updated_at": moment}
    assert outcome in line(send(sync(tmp_path, moved)))
    assert Person.objects.get().hamlet == hamlet


def test_numbers_of_two_villages_do_not_meet(send: Send, tmp_path: Path) -> None:
    other = {
        **BUDI, "nama": "ANI", "nomor_nik": "9907014101900002", "desa_id": KENANGA,
        "updated_at": "2020-01-01 00:00:00",
    }  # fmt: skip
    send(sync(tmp_path, BUDI))
    assert "1 baru" in line(send(sync(tmp_path, other)))
    assert RecordVersion.objects.count() == 2


def test_what_was_returned_is_not_taken_for_known(send: Send, tmp_path: Path) -> None:
    send(sync(tmp_path, {**BUDI, "nama": ""}))
    assert not RecordVersion.objects.exists()
    assert "1 baru" in line(send(sync(tmp_path, BUDI)))


def test_the_same_archive_twice_changes_nothing(send: Send, tmp_path: Path) -> None:
    send(sync(tmp_path, BUDI))
    assert line(send(sync(tmp_path, BUDI))).startswith("1 dibaca = 0 baru + 1 tetap")


def test_the_codes_of_occupations_are_opensids(send: Send, tmp_path: Path) -> None:
    send(sync(tmp_path, {**BUDI, "pekerjaan": "89"}))
    assert Person.objects.get().work.occupation == "LAINNYA"
