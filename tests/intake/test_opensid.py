"""OpenSID's export with its traps."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from tests.intake.conftest import MELATI, Send
from tests.intake.making import write_csv, write_xlsx

from payung.intake.models import RejectedRow, SourceFile
from payung.intake.reconciliation import reconciliation
from payung.register.models import Person

COLUMNS = [
    "alamat",
    "dusun",
    "rw",
    "rt",
    "nama",
    "no_kk",
    "nik",
    "sex",
    "tempatlahir",
    "tanggallahir",
    "agama_id",
    "pendidikan_kk_id",
    "pendidikan_sedang_id",
    "pekerjaan_id",
    "status_kawin",
    "kk_level",
    "warganegara_id",
    "ayah_nik",
    "nama_ayah",
    "ibu_nik",
    "nama_ibu",
    "golongan_darah_id",
    "akta_lahir",
    "dokumen_pasport",
    "tanggal_akhir_paspor",
    "dokumen_kitas",
    "akta_perkawinan",
    "tanggalperkawinan",
    "akta_perceraian",
    "tanggalperceraian",
    "cacat_id",
    "cara_kb_id",
    "hamil",
    "ktp_el",
    "status_rekam",
    "alamat_sekarang",
    "status_dasar",
    "suku",
    "tag_id_card",
    "id_asuransi",
    "no_asuransi",
    "lat",
    "lng",
]
BUDI = {
    "alamat": "Jl. Poros", "dusun": "-", "rw": "-", "rt": "002", "nama": "BUDI",
    "no_kk": "9907010101100001", "nik": "9907010101900001", "sex": "1",
    "tanggallahir": "1990-01-01", "pekerjaan_id": "9", "kk_level": "1", "nama_ibu": "SITI",
    "status_dasar": "1", "ktp_el": "2", "status_rekam": "3",
}  # fmt: skip


def export(path: Path, *people: dict[str, str], name: str = f"{MELATI} penduduk.xlsx") -> Path:
    rows = [COLUMNS, *[[person.get(column, "") for column in COLUMNS] for person in people]]
    return write_xlsx(path / name, rows, "Data Penduduk")


def test_the_export_is_recognised_and_the_village_comes_from_the_file_name(
    send: Send, tmp_path: Path
) -> None:
    file = send(export(tmp_path, BUDI))
    assert file.layout_note == "Ekspor OpenSID, 43 kolom, 1 baris, lembar 'Data Penduduk'"
    person = Person.objects.get()
    assert (person.village_id, person.hamlet, person.rw, person.rt) == (MELATI, "", "", "002")
    assert (person.sex, person.relationship, person.life_status) == (
        "L",
        "KEPALA KELUARGA",
        "hidup",
    )
    assert person.work.occupation == "PETANI/PEKEBUN"


def test_as_csv_it_is_the_same(send: Send, tmp_path: Path) -> None:
    send(export(tmp_path, BUDI))
    rows = [COLUMNS, [BUDI.get(column, "") for column in COLUMNS]]
    file = send(write_csv(tmp_path / "p.csv", rows, ";"), village_code=MELATI)
    assert "1 tetap" in reconciliation(file)


def test_the_end_mark_ends_the_data(send: Send, tmp_path: Path) -> None:
    end = {"alamat": "", "dusun": "###"}
    file = send(export(tmp_path, BUDI, end, {**BUDI, "nik": "", "nama": "SETELAH"}))
    assert file.rows_read == 1


def test_the_variant_with_letters_gives_the_same_person(send: Send, tmp_path: Path) -> None:
    send(export(tmp_path, BUDI))
    letters = {
        **BUDI, "sex": "LAKI-LAKI", "pekerjaan_id": "PETANI / PEKEBUN",
        "kk_level": "Kepala Keluarga", "status_dasar": "TETAP", "ktp_el": "WNI",
        "status_rekam": "WNI",
    }  # fmt: skip
    assert "1 tetap" in reconciliation(send(export(tmp_path, letters)))


def test_a_temporary_number_is_kept_but_never_found_by(send: Send, tmp_path: Path) -> None:
    file = send(export(tmp_path, {**BUDI, "nik": "0990701200100001"}))
    person = Person.objects.get()
    assert (person.nik_state, person.nik_index) == ("temporary", None)
    assert person.nik_sealed is not None
    assert file.doubts == {"nik_temporary": 1}


@pytest.mark.parametrize("nik", ["0", "", "-"])
def test_no_number_is_no_fault(nik: str, send: Send, tmp_path: Path) -> None:
    file = send(export(tmp_path, {**BUDI, "nik": nik}))
    assert (file.state, file.doubts) == (SourceFile.State.MERGED, {})
    assert Person.objects.get().nik_state == "missing"


@pytest.mark.parametrize("text", ["1990-01-31", "31/01/1990", "'1990-01-31"])
def test_both_ways_of_writing_a_date(text: str, send: Send, tmp_path: Path) -> None:
    send(export(tmp_path, {**BUDI, "tanggallahir": text}))
    assert Person.objects.get().birth_date == dt.date(1990, 1, 31)


@pytest.mark.parametrize(
    ("code", "label"), [("88", "WIRASWASTA"), ("89", "LAINNYA"), ("31", "TUKANG GIGI")]
)
def test_occupation_codes_follow_opensids_own_list(
    code: str, label: str, send: Send, tmp_path: Path
) -> None:
    send(export(tmp_path, {**BUDI, "pekerjaan_id": code}))
    assert Person.objects.get().work.occupation == label


@pytest.mark.parametrize("code", ["89", "99", "31"])
def test_elsewhere_a_code_that_lists_disagree_on_is_no_occupation(
    code: str, send: Send, tmp_path: Path
) -> None:
    table = [["nama", "nik", "kode_desa", "pekerjaan"], ["Budi", BUDI["nik"], MELATI, code]]
    file = send(write_xlsx(tmp_path / "t.xlsx", table))
    assert file.doubts == {"occupation_code_ambiguous": 1}
    assert Person.objects.get().work.occupation == ""


def test_a_record_marked_not_valid_goes_back(send: Send, tmp_path: Path) -> None:
    send(export(tmp_path, {**BUDI, "status_dasar": "9"}))
    assert RejectedRow.objects.get().check_id == "record_not_valid"


@pytest.mark.parametrize(
    ("code", "status"), [("2", "mati"), ("3", "pindah"), ("4", "hilang"), ("6", "pergi")]
)
def test_life_status_by_code(code: str, status: str, send: Send, tmp_path: Path) -> None:
    send(export(tmp_path, {**BUDI, "status_dasar": code}))
    assert Person.objects.get().life_status == status
