"""Rosters from the file to the register: what is stored, what comes back, what a second file changes."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from tests.intake.conftest import MELATI, Send
from tests.intake.making import Rows, write_csv, write_ods, write_xls, write_xlsx

from payung.access.models import AuditEvent, User
from payung.access.numbers.keys import sealer
from payung.intake.models import RejectedRow, SourceFile
from payung.intake.reconciliation import reconciliation
from payung.intake.rejected import opened
from payung.intake.storage import place_of
from payung.primitives.errors import InputError
from payung.register.models import Person, Work

HEADER = [
    "nik", "no_kk", "nama", "jenis_kelamin", "tanggal_lahir", "nama_ibu", "hubungan_keluarga",
    "alamat", "dusun", "rw", "rt", "kode_desa", "pekerjaan", "peran_desa", "penerima_insentif",
    "rentan", "penghasilan", "telepon", "status", "tanggal_peristiwa",
]  # fmt: skip
BUDI = {
    "nik": "9907010101900001", "no_kk": "9907010101100001", "nama": "Budi Santoso",
    "jenis_kelamin": "L", "tanggal_lahir": "1990-01-01", "nama_ibu": "Siti", "kode_desa": MELATI,
    "pekerjaan": "PETANI/PEKEBUN", "dusun": "Timur", "rt": "002", "telepon": "081200000001",
    "penghasilan": "1.500.000", "hubungan_keluarga": "KEPALA KELUARGA",
}  # fmt: skip


def rows(*people: dict[str, object], header: list[str] = HEADER) -> Rows:
    return [header, *[[person.get(name, "") for name in header] for person in people]]


def roster(path: Path, *people: dict[str, object]) -> Path:
    return write_xlsx(path / "warga.xlsx", rows(*people))


def line(file: SourceFile) -> str:
    assert file.state == SourceFile.State.MERGED, file.message
    return reconciliation(file)


def test_a_row_becomes_a_person_with_household_and_work(send: Send, tmp_path: Path) -> None:
    file = send(roster(tmp_path, BUDI))
    assert line(file) == "1 dibaca = 1 baru + 0 tetap + 0 berubah + 0 dikembalikan"
    assert file.layout_note == "Templat data pekerja, 20 kolom, 1 baris, lembar 'Pekerja'"
    person = Person.objects.get()
    assert (person.full_name, person.birth_date) == ("Budi Santoso", dt.date(1990, 1, 1))
    assert (person.village_id, person.hamlet, person.rt) == (MELATI, "Timur", "002")
    assert person.relationship == "KEPALA KELUARGA"
    assert sealer("nik").open(person.nik_sealed) == "9907010101900001"
    assert bytes(person.nik_index) == sealer("nik").index("9907010101900001")
    assert sealer("kk").open(person.household.kk_sealed) == "9907010101100001"
    assert sealer("phone").open(person.phone_sealed) == "081200000001"
    assert (person.source_file_id, person.source_row) == (file.pk, 2)
    assert (person.work.verdict, person.work.segment) == (Work.Verdict.WORKER, "BPU")
    assert person.work.from_month == 2008 * 12
    assert person.work.monthly_income == 1_500_000


def test_the_same_file_twice_changes_nothing(send: Send, tmp_path: Path) -> None:
    path = roster(tmp_path, BUDI, {**BUDI, "nik": "", "nama": "Ani", "tanggal_lahir": "1991-02-03"})
    send(path)
    before = list(Person.objects.order_by("pk").values())
    again = send(path)
    assert line(again) == "2 dibaca = 0 baru + 2 tetap + 0 berubah + 0 dikembalikan"
    assert "sudah pernah masuk" in again.message
    assert list(Person.objects.order_by("pk").values()) == before


def test_an_empty_cell_does_not_erase_what_is_known(send: Send, tmp_path: Path) -> None:
    send(roster(tmp_path, BUDI))
    sparse = {name: BUDI[name] for name in ("nik", "nama", "kode_desa")}
    assert "1 tetap" in line(send(roster(tmp_path, sparse)))
    person = Person.objects.get()
    assert (person.mother_name, person.sex, person.hamlet) == ("Siti", "L", "Timur")
    assert person.work.occupation == "PETANI/PEKEBUN"
    assert person.phone_sealed is not None


def test_a_changed_cell_changes_the_person_and_the_verdict(send: Send, tmp_path: Path) -> None:
    send(roster(tmp_path, BUDI))
    died = {**BUDI, "status": "mati", "tanggal_peristiwa": "2025-03-10", "pekerjaan": ""}
    assert "1 berubah" in line(send(roster(tmp_path, died)))
    person = Person.objects.get()
    assert (person.life_status, person.status_on) == ("mati", dt.date(2025, 3, 10))
    assert (person.work.until_month, person.work.end_reason) == (2025 * 12 + 2, "died")
    assert person.work.occupation == "PETANI/PEKEBUN"


def test_a_file_without_status_does_not_bring_the_dead_back(send: Send, tmp_path: Path) -> None:
    send(roster(tmp_path, {**BUDI, "status": "mati", "tanggal_peristiwa": "2025-03-10"}))
    send(roster(tmp_path, {**BUDI, "alamat": "Jl. Baru"}))
    assert Person.objects.get().life_status == "mati"


def test_a_number_cell_is_damaged_and_the_person_is_taken_with_doubt(
    send: Send, tmp_path: Path
) -> None:
    file = send(roster(tmp_path, {**BUDI, "nik": 9907010101900001, "no_kk": 9907010101100001}))
    person = Person.objects.get()
    assert (person.nik_state, person.nik_sealed, person.nik_index) == ("damaged", None, None)
    assert person.household is None
    assert file.doubts == {"nik_damaged": 1, "kk_unusable": 1}


@pytest.mark.parametrize("text", ["123", "9907013202900001"])
def test_a_useless_number_without_birth_date_goes_back(
    text: str, send: Send, tmp_path: Path
) -> None:
    file = send(roster(tmp_path, {**BUDI, "nik": text, "tanggal_lahir": ""}))
    assert line(file).endswith("+ 1 dikembalikan")
    assert RejectedRow.objects.get().check_id == "nik_useless_and_no_birth_date"


@pytest.mark.parametrize("number", ["7,3E+15", "9907010101900001.0", 9907010101900001])
def test_a_number_stored_as_a_number_goes_back_with_the_way_to_mend_it(
    number: str | int, send: Send, tmp_path: Path
) -> None:
    send(roster(tmp_path, {**BUDI, "nik": number, "tanggal_lahir": ""}))
    back = RejectedRow.objects.get()
    assert back.check_id == "nik_damaged_and_no_birth_date"
    assert "angka terakhirnya sudah hilang" in back.reason
    assert "menjadi Teks, ketik ulang 16 angkanya" in back.reason


def test_a_formula_that_was_never_calculated_is_the_only_fault_of_its_row(
    send: Send, tmp_path: Path
) -> None:
    send(write_xlsx(tmp_path / "w.xlsx", rows({**BUDI, "nama": '=A2&" SANTOSO"'})))
    assert RejectedRow.objects.get().reason == (
        "Kolom 'nama' berisi rumus yang belum dihitung. Buka berkas di Excel, simpan, kirim lagi."
    )


def test_a_number_that_stands_in_a_wrong_column_is_covered_in_the_reason_and_whole_in_the_cell(
    send: Send, tmp_path: Path
) -> None:
    nik = str(BUDI["nik"])
    send(roster(tmp_path, {**BUDI, "status": f"hidup {nik}"}))
    back = RejectedRow.objects.get()
    assert f"{nik[:4]}**********{nik[-2:]}" in back.reason
    assert nik not in back.reason
    assert opened(back.cells)["status"] == f"hidup {nik}"


def test_a_mended_number_stays_the_same_person(send: Send, tmp_path: Path) -> None:
    send(roster(tmp_path, {**BUDI, "nik": 9907010101900001}))
    assert "1 berubah" in line(send(roster(tmp_path, BUDI)))
    person = Person.objects.get()
    assert (person.nik_state, sealer("nik").open(person.nik_sealed)) == ("valid", BUDI["nik"])
    assert "1 tetap" in line(send(roster(tmp_path, BUDI)))


def test_a_number_lost_again_stays_known(send: Send, tmp_path: Path) -> None:
    send(roster(tmp_path, BUDI))
    assert "1 tetap" in line(send(roster(tmp_path, {**BUDI, "nik": ""})))
    assert Person.objects.get().nik_state == "valid"


def test_people_without_number_and_family_card_are_not_forced_into_one(
    send: Send, tmp_path: Path
) -> None:
    nameless = {**BUDI, "nik": "", "no_kk": ""}
    send(roster(tmp_path, nameless))
    send(roster(tmp_path, BUDI))
    assert Person.objects.count() == 2


def test_one_number_on_two_names_keeps_both_with_doubt(send: Send, tmp_path: Path) -> None:
    ani = {**BUDI, "nama": "Ani", "jenis_kelamin": "P", "tanggal_lahir": "1995-05-05"}
    path = roster(tmp_path, BUDI, ani)
    file = send(path)
    assert line(file).startswith("2 dibaca = 2 baru")
    assert file.doubts["nik_on_two_people"] == 2
    assert line(send(path)).startswith("2 dibaca = 0 baru + 2 tetap")
    turned = write_xlsx(tmp_path / "balik.xlsx", rows(ani, BUDI))
    assert line(send(turned)).startswith("2 dibaca = 0 baru + 2 tetap")


def test_somebody_else_with_a_known_number_does_not_overwrite_its_owner(
    send: Send, tmp_path: Path
) -> None:
    send(roster(tmp_path, BUDI))
    send(roster(tmp_path, {**BUDI, "nama": "Rahmawati", "tanggal_lahir": "1971-12-30"}))
    assert set(Person.objects.values_list("full_name", flat=True)) == {"Budi Santoso", "Rahmawati"}


def test_a_corrected_spelling_is_the_same_person(send: Send, tmp_path: Path) -> None:
    send(roster(tmp_path, BUDI))
    assert "1 berubah" in line(send(roster(tmp_path, {**BUDI, "nama": "Budi Santosa"})))
    assert Person.objects.get().full_name == "Budi Santosa"


def test_a_person_twice_in_one_file_is_taken_once(send: Send, tmp_path: Path) -> None:
    numberless = {**BUDI, "nik": ""}
    file = send(roster(tmp_path, numberless, BUDI, BUDI))
    assert line(file) == "3 dibaca = 1 baru + 0 tetap + 0 berubah + 2 dikembalikan"
    reasons = list(RejectedRow.objects.values_list("row_number", "check_id"))
    assert reasons == [(2, "repeated_in_file"), (4, "repeated_in_file")]
    assert "baris 3" in RejectedRow.objects.first().reason


@pytest.mark.parametrize(
    ("change", "check_id", "words"),
    [
        ({"nama": ""}, "name_empty", "contoh: SITTI AMINAH"),
        ({"nama": "- 12"}, "name_empty", "Nama kosong"),
        ({"tanggal_lahir": "1990-02-31"}, "birth_date_unreadable", "'1990-02-31'"),
        ({"tanggal_lahir": "kemarin"}, "birth_date_unreadable", "contoh: 1990-01-31"),
        ({"tanggal_lahir": "2090-01-01"}, "birth_date_in_future", "2090-01-01"),
        ({"tanggal_lahir": "1850-01-01"}, "birth_date_too_old", "120 tahun"),
        ({"status": "cuti"}, "life_status_unknown", "'cuti' tidak dikenal"),
        ({"status": "TIDAK VALID"}, "record_not_valid", "tidak valid"),
        ({"status": "9.0"}, "record_not_valid", "'9.0' (tidak valid)"),
        ({"kode_desa": "99.07.01.2999"}, "village_unknown", "99.07.01.2999"),
        ({"kode_desa": ""}, "village_unknown", "kode_desa"),
        ({"nama": '=A1&"x"'}, "formula_without_value", "rumus yang belum dihitung"),
    ],
)
def test_a_faulty_row_goes_back_with_a_sentence_and_the_others_are_taken(
    change: dict[str, object], check_id: str, words: str, send: Send, tmp_path: Path
) -> None:
    good = {**BUDI, "nik": "9907010202910002", "nama": "Ani"}
    file = send(roster(tmp_path, {**BUDI, **change}, good))
    assert line(file) == "2 dibaca = 1 baru + 0 tetap + 0 berubah + 1 dikembalikan"
    back = RejectedRow.objects.get()
    assert (back.row_number, back.sheet, back.check_id) == (2, "Pekerja", check_id)
    assert words in back.reason


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1990-01-31", dt.date(1990, 1, 31)),
        ("31-01-1990", dt.date(1990, 1, 31)),
        ("31/1/1990", dt.date(1990, 1, 31)),
        ("31.01.1990", dt.date(1990, 1, 31)),
        ("'1990-01-31", dt.date(1990, 1, 31)),
        ("1990-01-31 00:00:00", dt.date(1990, 1, 31)),
        (32904, dt.date(1990, 1, 31)),
        ("32904.0", dt.date(1990, 1, 31)),
    ],
)
def test_dates_are_read_in_all_the_ways_offices_write_them(
    text: object, day: dt.date, send: Send, tmp_path: Path
) -> None:
    send(roster(tmp_path, {**BUDI, "tanggal_lahir": text}))
    assert Person.objects.get().birth_date == day


@pytest.mark.parametrize(
    ("name", "write"),
    [
        ("a.csv", lambda path, r: write_csv(path, r)),
        ("a.csv", lambda path, r: write_csv(path, r, ";", "utf-8-sig")),
        ("a.tsv", lambda path, r: write_csv(path, r, "\t", "utf-16")),
        ("a.txt", lambda path, r: write_csv(path, r, "|", "utf-16-le")),
        ("a.csv", lambda path, r: write_csv(path, r, ";", "cp1252")),
        ("a.xls", write_xls),
        ("a.ods", write_ods),
        ("named-wrongly.csv", write_xlsx),
    ],
)
def test_every_make_of_file_gives_the_same_people(
    name: str, write: object, send: Send, tmp_path: Path
) -> None:
    named = {**BUDI, "nama": "André Ça"}
    write(tmp_path / name, rows(named))
    assert line(send(tmp_path / name)).startswith("1 dibaca = 1 baru")
    assert Person.objects.get().full_name == "André Ça"


def test_the_header_may_stand_below_titles_and_in_any_order(send: Send, tmp_path: Path) -> None:
    table = rows(BUDI, header=["TANGGAL\nLAHIR", "Nama Lengkap", "N I K"])
    mixed = [
        ["DAFTAR PEKERJA DESA MELATI"],
        [],
        ["Nama Lengkap", "No. KK", "TANGGAL\nLAHIR", "catatan", "Kode Desa", "NIK"],
        ["Budi", BUDI["no_kk"], "1990-01-01", "x", MELATI, BUDI["nik"]],
    ]
    assert table
    file = send(write_xlsx(tmp_path / "judul.xlsx", mixed))
    assert line(file).startswith("1 dibaca = 1 baru")
    assert Person.objects.get().source_row == 4


def test_a_header_of_two_merged_rows_is_found(send: Send, tmp_path: Path) -> None:
    mixed = [
        ["NIK", "Nama", "Kelahiran", "", "Kode Desa"],
        ["", "", "Tanggal Lahir", "Tempat", ""],
        [BUDI["nik"], "Budi", "1990-01-01", "Melati", MELATI],
    ]
    assert line(send(write_xlsx(tmp_path / "dua.xlsx", mixed))).startswith("1 dibaca = 1 baru")
    assert Person.objects.get().birth_date == dt.date(1990, 1, 1)


def test_a_surplus_cell_in_a_text_table_sends_the_row_back(send: Send, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"nik,nama,kode_desa\n,Budi,{MELATI}\n,Ani, S.Pd,{MELATI}\n")
    assert "1 baru" in line(send(path))
    back = RejectedRow.objects.get()
    assert (back.check_id, back.column) == ("too_many_cells", "")


def test_a_formula_that_was_never_calculated_is_said_to_stand_in_its_own_column(
    send: Send, tmp_path: Path
) -> None:
    send(roster(tmp_path, {**BUDI, "nama": '=A1&"x"'}))
    assert RejectedRow.objects.get().column == "nama"


def test_cells_with_control_characters_do_no_harm(send: Send, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(f"nik,nama,kode_desa\n\\N,Bu\x01di\x07 \u00a0 A,{MELATI}\n".encode())
    assert "1 baru" in line(send(path))
    assert Person.objects.get().full_name == "Budi A"


def test_a_merged_file_cannot_be_merged_again(send: Send, tmp_path: Path) -> None:
    from payung.intake.actions import process_file

    file = send(roster(tmp_path, BUDI))
    with pytest.raises(InputError, match="sudah selesai"):
        process_file(source_file=file, by=None)


def test_the_audit_trail_holds_receipt_and_reconciliation(
    send: Send, operator: User, tmp_path: Path
) -> None:
    send(roster(tmp_path, BUDI), by=operator, village_code=MELATI)
    merged = AuditEvent.objects.get(verb="file_merged")
    assert AuditEvent.objects.filter(verb="file_received", actor=operator).count() == 1
    assert (merged.actor, merged.region_code) == (operator, MELATI)
    assert merged.details["reconciliation"].startswith("1 dibaca = 1 baru")


def test_an_error_in_the_merge_leaves_nothing_half_written(
    send: Send, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from payung.intake.actions import process

    def broken(*args: object, **more: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(process, "keep_rejected", broken)
    with pytest.raises(ZeroDivisionError):
        send(roster(tmp_path, BUDI))
    file = SourceFile.objects.get()
    assert (file.state, Person.objects.count()) == (SourceFile.State.FAILED, 0)
    assert "kesalahan pada program" in file.message
    assert not place_of(file.pk).exists()
