"""Siskeudes: officials by name get their role."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from tests.intake.conftest import MELATI, Send
from tests.intake.making import write_csv, write_xlsx

from payung.intake.mergers.officials import bare_name
from payung.intake.models import RejectedRow, SourceFile
from payung.intake.reconciliation import reconciliation
from payung.register.models import Person

OFFICIALS = ["Kd_Desa", "Kd_Jabatan", "No_ID", "Nama_Perangkat", "Alamat", "Nomor_HP"]
_BUDGET = (
    "Tahun,Kd_Desa,Kd_Keg,Kd_Rincian,Kd_SubRinci,No_Urut,SumberDana,Uraian,Satuan,JmlSatuan,"
    "HrgSatuan,Anggaran,JmlSatuanPAK,HrgSatuanPAK,AnggaranStlhPAK,AnggaranPAK,Kode_SBU"
)
BUDGET = _BUDGET.split(",")
AMIR = ["01.2001", "1", "KD-01", "H. Amir, S.Pd", "Jl. Poros", "081200000001"]
ROSTER = ["nik", "nama", "tanggal_lahir", "kode_desa", "pekerjaan", "status"]


def officials(folder: Path, *rows: list[str]) -> Path:
    return write_csv(folder / "Ta_Perangkat.csv", [OFFICIALS, *rows], ";")


def people(folder: Path, *rows: list[str]) -> Path:
    return write_xlsx(folder / "warga.xlsx", [ROSTER, *rows])


def test_an_official_is_found_by_name_and_takes_the_role(send: Send, tmp_path: Path) -> None:
    send(people(tmp_path, ["9907010101900001", "AMIR", "1990-01-01", MELATI, "WIRASWASTA", ""]))
    file = send(officials(tmp_path, AMIR), village_code=MELATI)
    assert reconciliation(file) == "1 dibaca = 0 baru + 0 tetap + 1 berubah + 0 dikembalikan"
    person = Person.objects.get()
    assert (person.full_name, person.nik_state) == ("AMIR", "valid")
    assert (person.work.village_role, person.work.segment) == ("perangkat desa", "PU")


def test_without_anybody_of_the_name_the_official_is_a_new_person(
    send: Send, tmp_path: Path
) -> None:
    file = send(officials(tmp_path, AMIR), village_code=MELATI)
    assert "1 baru" in reconciliation(file)
    assert file.doubts == {}
    assert Person.objects.get().nik_state == "missing"
    assert "1 tetap" in reconciliation(send(officials(tmp_path, AMIR), village_code=MELATI))


def test_two_of_the_name_send_the_row_back_and_the_dead_do_not_count(
    send: Send, tmp_path: Path
) -> None:
    first = ["9907010101900001", "AMIR", "1990-01-01", MELATI, "", ""]
    second = ["9907010202800002", "AMIR", "1980-02-02", MELATI, "", "mati"]
    send(people(tmp_path, first, second))
    assert "1 berubah" in reconciliation(send(officials(tmp_path, AMIR), village_code=MELATI))
    send(people(tmp_path, ["9907010303700003", "Amir", "1970-03-03", MELATI, "", ""]))
    file = send(officials(tmp_path, AMIR), village_code=MELATI)
    assert file.rows_rejected == 1
    assert "Ada 2 warga bernama H. Amir" in RejectedRow.objects.get().reason


def test_a_number_of_sixteen_digits_is_used_and_any_other_says_nothing(
    send: Send, tmp_path: Path
) -> None:
    numbered = [*AMIR[:2], "9907010101900001", *AMIR[3:]]
    send(officials(tmp_path, numbered), village_code=MELATI)
    assert Person.objects.get().nik_state == "valid"


def test_a_role_in_words_is_kept(send: Send, tmp_path: Path) -> None:
    send(officials(tmp_path, [AMIR[0], "Kepala Desa", *AMIR[2:]]), village_code=MELATI)
    assert Person.objects.get().work.village_role == "Kepala Desa"


def test_a_file_of_several_villages_goes_back_whole(send: Send, tmp_path: Path) -> None:
    file = send(officials(tmp_path, AMIR, ["01.2002", *AMIR[1:]]), village_code=MELATI)
    assert (file.rows_read, file.rows_rejected) == (2, 2)
    assert "Kirim satu berkas untuk tiap desa" in RejectedRow.objects.first().reason


def test_the_whole_archive_may_be_sent(send: Send, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "siskeudes.zip", "w") as archive:
        archive.write(write_csv(tmp_path / "b.csv", [BUDGET, ["2025"] * 17]), "Ta_RABRinci.csv")
        archive.write(officials(tmp_path, AMIR), "csv/Ta_Perangkat.csv")
    file = send(tmp_path / "siskeudes.zip", village_code=MELATI)
    assert "Perangkat desa dari Siskeudes, 6 kolom, 1 baris" in file.layout_note


def test_budget_lines_sent_as_people_are_told_which_kind_to_choose(
    send: Send, tmp_path: Path
) -> None:
    file = send(write_csv(tmp_path / "b.csv", [BUDGET, ["2025"] * 17]), village_code=MELATI)
    assert file.state == SourceFile.State.FAILED
    assert "isinya Rincian anggaran Siskeudes" in file.message
    assert "Pilih jenis 'anggaran desa (Siskeudes)'" in file.message


@pytest.mark.parametrize(
    ("written", "bare"),
    [
        ("H. Amir, S.Pd", "AMIR"),
        ("HJ SITTI AMINAH", "SITTIAMINAH"),
        ("Drs. H. M. Yusuf", "MYUSUF"),
        ("Hasan", "HASAN"),
        ("H", "H"),
    ],
)
def test_titles_and_degrees_are_no_part_of_a_name(written: str, bare: str) -> None:
    assert bare_name(written) == bare
