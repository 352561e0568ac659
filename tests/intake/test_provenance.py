"""Each field on the page of a person says its file, sheet, row and column; or who wrote it without a file."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import polars as pl
import pytest
from django.test import Client
from django.utils import timezone
from tests.intake.conftest import KENANGA, MELATI, Send, user_with
from tests.intake.making import Rows, write_csv, write_xlsx, write_xlsx_book
from tests.intake.test_insurer_files import MEMBER, PAID
from tests.intake.test_insurer_files import rows as insurer_rows

from payung.access.models import ChangedRows, FormerRow, User
from payung.access.rows.sight import EVERYTHING, seeing
from payung.intake.actions import mend_row, undo_file
from payung.intake.cells import columns_of
from payung.intake.formats.known import LAYOUTS
from payung.intake.formats.recognition import Recognised
from payung.intake.models import RejectedRow, SourceFile
from payung.intake.sheets.grid import Grid
from payung.membership.models import Participant
from payung.membership.presenters.provenance import Source, files_behind, payment_sources, sources
from payung.membership.provenance import Brought, of_participant, of_person
from payung.register.duplicates.merging import merge_pair
from payung.register.duplicates.taking_back import take_back
from payung.register.models import Duplicate, Person

TODAY = dt.date(2026, 1, 1)
NIK, OTHER_NIK, KK = "9907010101900001", "9907010202910002", "9907010101100001"
HEADER = ["nik", "no_kk", "nama", "tanggal_lahir", "nama_ibu", "kode_desa", "pekerjaan", "no_hp"]
BUDI = [NIK, KK, "BUDI", "1990-01-01", "SITI", MELATI, "PETANI/PEKEBUN", "081234567890"]


def budi(**other: str) -> list[str]:
    return [*{**dict(zip(HEADER, BUDI, strict=True)), **other}.values()]


def told(person: Person, by: User) -> list[Source]:
    found = of_person(person)
    return sources(found, "roster", files_behind(found.values(), by, on=TODAY))


def found_in(person: Person, by: User) -> dict[str, str]:
    """'Nama' -> 'berkas, lembar ... baris ...; kolom ...' as the page shows them."""
    return {
        label: f"{source.title.split(',')[0]}: {source.place}; {column}"
        for source in told(person, by)
        for label, column in source.fields
    }


def test_two_sheets_with_their_own_order_of_columns_each_say_their_own_cell(
    send: Send, steward: User, tmp_path: Path
) -> None:
    other = [OTHER_NIK, KK, "ANI", "1991-02-02", "SITI", MELATI, "NELAYAN", ""]
    backwards = [HEADER[::-1], other[::-1]]
    sheets: dict[str, Rows] = {"Dusun Lama": [HEADER, BUDI], "Dusun Baru": backwards}
    send(write_xlsx_book(tmp_path / "Data Warga 2025.xlsx", sheets))
    first = found_in(Person.objects.get(full_name="BUDI"), steward)
    second = found_in(Person.objects.get(full_name="ANI"), steward)
    assert first["Nama"] == "Data Warga 2025.xlsx: lembar 'Dusun Lama' baris 2; kolom C 'nama'"
    assert second["Nama"] == "Data Warga 2025.xlsx: lembar 'Dusun Baru' baris 2; kolom F 'nama'"
    assert second["Pekerjaan"].endswith("kolom B 'pekerjaan'")
    assert first["Nomor KK"].endswith("kolom B 'no_kk'")
    assert "Telepon" not in second  # nothing stands there
    assert first["Telepon"].endswith("kolom H 'no_hp'")


def test_columns_left_empty_at_the_side_of_a_sheet_are_counted(
    send: Send, steward: User, tmp_path: Path
) -> None:
    shifted = [["", "", *HEADER], ["", "", *BUDI]]
    spaced: Rows = [[cell or None for cell in row] for row in shifted]
    send(write_xlsx(tmp_path / "warga.xlsx", spaced))
    assert found_in(Person.objects.get(), steward)["NIK"].endswith("baris 2; kolom C 'nik'")


def test_a_newer_file_that_changes_only_the_telephone_brought_only_the_telephone(
    send: Send, steward: User, tmp_path: Path
) -> None:
    send(write_csv(tmp_path / "lama.csv", [HEADER, BUDI]))
    before = found_in(Person.objects.get(), steward)
    newer = send(write_csv(tmp_path / "baru.csv", [HEADER, budi(no_hp="081300000001")]))
    after = found_in(Person.objects.get(), steward)
    assert after == before | {"Telepon": "baru.csv: baris 2; kolom H 'no_hp'"}
    undo_file(source_file=newer, because="salah berkas", by=None)
    assert found_in(Person.objects.get(), steward) == before


def test_work_that_a_newer_file_changed_says_its_row(
    send: Send, steward: User, tmp_path: Path
) -> None:
    send(write_csv(tmp_path / "lama.csv", [HEADER, BUDI]))
    other = [OTHER_NIK, KK, "ANI", "1991-02-02", "SITI", MELATI, "NELAYAN", ""]
    send(write_csv(tmp_path / "baru.csv", [HEADER, other, budi(pekerjaan="NELAYAN")]))
    found = found_in(Person.objects.get(full_name="BUDI"), steward)
    assert found["Pekerjaan"] == "baru.csv: baris 3; kolom G 'pekerjaan'"
    assert found["Nama"] == "lama.csv: baris 2; kolom C 'nama'"


def test_what_was_written_by_hand_says_who_and_why(
    send: Send, operator: User, tmp_path: Path
) -> None:
    send(write_csv(tmp_path / "warga.csv", [HEADER, BUDI]))
    person = Person.objects.get()
    client = Client()
    client.force_login(operator)
    client.post(
        f"/orang/{person.pk}/peristiwa/",
        {"kind": "mati", "happened_on": "2025-03-10", "because": "akta kematian 7/2025"},
    )
    person.refresh_from_db()
    by_hand = [each for each in told(person, operator) if not each.fields]
    day = timezone.localdate()
    assert [(each.title, each.place, each.file_id) for each in by_hand] == [
        (f"Tanpa berkas, oleh village_operator, {day.day} {_month(day)} {day.year}: akta kematian 7/2025",
         "Status hidup, Tanggal meninggal atau pindah", None),
    ]  # fmt: skip


def _month(day: dt.date) -> str:
    return ("Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember"
            .split()[day.month - 1])  # fmt: skip


def test_a_row_mended_on_the_page_says_the_row_that_went_back_and_who_mended_it(
    send: Send, operator: User, tmp_path: Path
) -> None:
    rows = [HEADER, budi(tanggal_lahir="1990-31-31")]
    file = send(write_xlsx(tmp_path / "warga.xlsx", rows), by=operator, village_code=MELATI)
    mend_row(row=RejectedRow.objects.get(), cells={"tanggal_lahir": "1990-12-31"}, by=operator)
    [source] = [each for each in told(Person.objects.get(), operator) if each.fields]
    assert source.file_id == file.pk
    assert source.title.startswith("warga.xlsx, diterima ")
    assert source.place.startswith(
        "lembar 'Pekerja' baris 2, dibetulkan di halaman oleh village_operator, "
    )
    assert dict(source.fields)["Tanggal lahir"] == "kolom D 'tanggal_lahir'"


def test_a_merge_brought_what_stood_in_the_row_that_was_merged(
    send: Send, steward: User, tmp_path: Path
) -> None:
    send(write_csv(tmp_path / "satu.csv", [HEADER, budi(no_kk="", nama_ibu="")]))
    twin = budi(nik="", nama="BUDI AMIR", no_kk="", no_hp="")
    send(write_csv(tmp_path / "dua.csv", [HEADER, twin]))
    first, second = Person.objects.order_by("pk")
    before = found_in(first, steward)
    pair = Duplicate.objects.create(
        first=first, second=second, decision="review", probability=0.9, cluster=first.pk,
        decided_at=timezone.now(), evidence=[],
    )  # fmt: skip
    with seeing(EVERYTHING):
        merge = merge_pair(pair, by=steward, at=timezone.now())
    found = found_in(Person.objects.get(), steward)
    assert found["Nama"] == "dua.csv: baris 2; kolom C 'nama'"
    assert found["Nama ibu"] == "dua.csv: baris 2; kolom E 'nama_ibu'"
    assert found["NIK"] == "satu.csv: baris 2; kolom A 'nik'"
    assert found["Telepon"] == "satu.csv: baris 2; kolom H 'no_hp'"
    with seeing(EVERYTHING):
        take_back(merge, by=steward, at=timezone.now())
    assert found_in(Person.objects.get(pk=first.pk), steward) == before


def test_after_the_history_was_emptied_nothing_is_claimed(
    send: Send, steward: User, tmp_path: Path
) -> None:
    send(write_csv(tmp_path / "lama.csv", [HEADER, BUDI]))
    send(write_csv(tmp_path / "baru.csv", [HEADER, budi(no_hp="081300000001")]))
    send(
        write_csv(tmp_path / "terbaru.csv", [HEADER, budi(no_hp="081300000001", nama_ibu="SITTI")])
    )
    middle = ChangedRows.objects.filter(table_name="register_person", operation="update").earliest(
        "pk"
    )
    FormerRow.objects.filter(change=middle).update(content=None)
    found = of_person(Person.objects.get())
    assert found["full_name"] == Brought(is_kept=False)
    assert found["mother_name"].file_id == SourceFile.objects.get(file_name="terbaru.csv").pk
    titles = [each.title for each in told(Person.objects.get(), steward)]
    assert "Dari sebelum riwayat yang masih disimpan" in titles


def test_a_field_without_a_column_says_so_and_the_village_chosen_at_upload_too(
    send: Send, operator: User, tmp_path: Path
) -> None:
    rows = [[*HEADER[:5]], BUDI[:5]]
    send(write_csv(tmp_path / "warga.csv", rows), by=operator, village_code=MELATI)
    found = found_in(Person.objects.get(), operator)
    assert found["Desa"].endswith("; dipilih saat berkas dikirim")
    assert found["Status hidup"].endswith("; tidak ada kolomnya")


def test_a_header_that_holds_a_number_of_a_person_is_kept_covered() -> None:
    grid = Grid("Pekerja", pl.DataFrame({"0": ["x"], "1": ["y"]}), first_column=26)
    sheet = Recognised(LAYOUTS[0], grid, ["nik", f"nama {NIK}"], {"full_name": 1}, 1)
    assert columns_of(sheet)["full_name"] == ("AB", "nama 9907**********01")


def test_a_file_from_before_columns_were_noted_says_file_and_row(
    send: Send, steward: User, tmp_path: Path
) -> None:
    file = send(write_csv(tmp_path / "warga.csv", [HEADER, BUDI]))
    del file.sheets[0]["columns"]
    file.save(update_fields=["sheets"])
    [source] = told(Person.objects.get(), steward)
    assert source.fields == []
    assert source.place.startswith("baris 2, Nama, NIK, ")


def test_a_membership_and_its_payments_say_their_cells(
    send: Send, steward: User, tmp_path: Path
) -> None:
    listed = insurer_rows(MEMBER)
    send(write_xlsx(tmp_path / "peserta.xlsx", listed), kind="participants")
    renamed = insurer_rows({**MEMBER, "pemberi_kerja": "CV Maju", "per_tanggal": "2025-08-01"})
    send(write_xlsx(tmp_path / "peserta-baru.xlsx", renamed), kind="participants")
    send(write_xlsx(tmp_path / "iuran.xlsx", insurer_rows(PAID)), kind="payments")
    participant = Participant.objects.get()
    brought, payments = of_participant(participant), participant.payments.all()
    files = files_behind([*brought.values(), *payments], steward, on=TODAY)
    found = {
        label: (source.title.split(",")[0], column)
        for source in sources(brought, "participants", files)
        for label, column in source.fields
    }
    assert found["Pemberi kerja"] == ("peserta-baru.xlsx", "kolom N 'pemberi_kerja'")
    assert found["Per tanggal"][0] == "peserta-baru.xlsx"
    assert found["Nama"] == ("peserta.xlsx", "kolom C 'nama'")
    assert found["Nomor peserta"] == ("peserta.xlsx", "kolom A 'nomor_peserta'")
    [paid] = payment_sources(payments, files)
    assert paid.fields == [("Maret 2025 sampai Mei 2025", "lembar 'Pekerja' baris 2")]
    assert "Jumlah rupiah: kolom F 'jumlah'" in paid.place


@pytest.mark.parametrize(("village", "opens"), [(MELATI, True), (KENANGA, False)])
def test_the_page_links_the_file_only_for_who_may_open_it(
    send: Send, tmp_path: Path, village: str, opens: bool
) -> None:
    sender = user_with("data_steward", "99.07")
    send(write_csv(tmp_path / "warga.csv", [HEADER, BUDI]), by=sender, village_code=MELATI)
    [source] = told(Person.objects.get(), user_with("village_operator", village))
    assert (source.file_id is not None) is opens
    assert source.title.startswith("warga.csv, diterima ")


def test_the_page_of_the_person_shows_it_folded_and_no_whole_number(
    send: Send, operator: User, tmp_path: Path
) -> None:
    send(write_csv(tmp_path / "warga.csv", [HEADER, BUDI]), by=operator, village_code=MELATI)
    client = Client()
    client.force_login(operator)
    text = client.get(f"/orang/{Person.objects.get().pk}/").content.decode()
    assert '<details class="fold"><summary>Asal tiap isian</summary>' in text
    assert "kolom G &#x27;pekerjaan&#x27;" in text
    assert NIK not in text
