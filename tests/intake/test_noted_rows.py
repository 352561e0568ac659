"""Every doubt of a file opens a list of its rows: where they stand, what stood there, and whose they are."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import fastexcel
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.intake.conftest import KENANGA, MELATI, Send, user_with
from tests.intake.making import write_csv, write_xlsx, write_xlsx_book
from tests.intake.test_insurer_files import MEMBER
from tests.intake.test_insurer_files import rows as insurer_rows

from payung.access.models import AuditEvent, User
from payung.access.rows.sight import EVERYTHING, seeing
from payung.intake.actions import cancel_file, confirm_file, process_file, receive_file, undo_file
from payung.intake.models import NotedRows, SourceFile
from payung.intake.noted import covered
from payung.intake.queries import noted_of
from payung.membership.models import Participant
from payung.privacy.erasure.traces import forget_traces
from payung.register.models import Person

NIK, OTHER_NIK, KK = "9907010101900001", "9907010202910002", "9907010101100001"
HEADER = ["nik", "no_kk", "nama", "tanggal_lahir", "nama_ibu", "jenis_kelamin", "kode_desa"]


def row(number: int, **other: str) -> list[str]:
    """A person with a valid number of his own."""
    whole = {"nik": f"990701010190{number:04}", "no_kk": "", "nama": f"ORANG {number}", "tanggal_lahir":
             "1990-01-01", "nama_ibu": "SITI", "jenis_kelamin": "L", "kode_desa": MELATI}  # fmt: skip
    return [*{**whole, **other}.values()]


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def told(file: SourceFile, check: str, user: User) -> list[tuple[str, str, str, str]]:
    page = client_of(user).get(f"/berkas/{file.pk}/catatan/{check}/")
    assert page.status_code == 200
    return [(each.row, each.column, each.text, each.name) for each in page.context["lines"]]


def test_the_list_says_sheet_row_column_what_stood_there_and_whose_it_is(
    send: Send, operator: User, tmp_path: Path
) -> None:
    wrong = row(2, jenis_kelamin="X"), row(3, jenis_kelamin="laki2", nama="BACO")
    backwards = [HEADER[::-1], wrong[1][::-1]]
    book = {"Timur": [HEADER, row(1), wrong[0]], "Barat": backwards}
    file = send(write_xlsx_book(tmp_path / "warga.xlsx", book), by=operator, village_code=MELATI)
    assert file.doubts == {"sex_unknown": 2}
    assert told(file, "sex_unknown", operator) == [
        ("lembar 'Timur' baris 3", "kolom F 'jenis_kelamin'", "X", "ORANG 2"),
        ("lembar 'Barat' baris 2", "kolom B 'jenis_kelamin'", "laki2", "BACO"),
    ]
    text = client_of(operator).get(f"/berkas/{file.pk}/catatan/sex_unknown/").content.decode()
    assert f'href="/orang/{Person.objects.get(full_name="BACO").pk}/"' in text
    assert "2 baris diterima dengan catatan: jenis kelamin tidak dikenal." in text
    assert "Tulis L atau P." in text


def test_the_page_of_the_file_leads_to_the_list(send: Send, operator: User, tmp_path: Path) -> None:
    rows = [HEADER, row(1, jenis_kelamin="X")]
    file = send(write_csv(tmp_path / "warga.csv", rows), by=operator, village_code=MELATI)
    text = client_of(operator).get(f"/berkas/{file.pk}/").content.decode()
    assert f'href="/berkas/{file.pk}/catatan/sex_unknown/"' in text


@pytest.mark.parametrize(
    ("stood", "shown"),
    [("7,30701E+15", "7,30*****15"), (NIK, "9907**********01"), ("12345", "12345")],
)
def test_numbers_are_covered_damaged_or_not(stood: str, shown: str) -> None:
    assert covered(stood, "nik") == shown


def test_a_number_in_another_column_is_covered_too() -> None:
    assert covered(f"anak dari {NIK}", "occupation") == "anak dari 9907**********01"


def test_no_whole_number_is_kept(send: Send, tmp_path: Path) -> None:
    rows = [
        HEADER,
        row(1, nik=f"{NIK}.0", nama="ACO"),
        row(2, nik=NIK),
        row(3, nik=NIK, nama="CORA"),
    ]
    send(write_csv(tmp_path / "warga.csv", rows))
    kept = {each.check_id: each.texts for each in NotedRows.objects.all()}
    assert kept["nik_damaged"] == ["9907************.0"]
    assert kept["nik_on_two_people"] == ["9907**********01"] * 2


def test_people_who_were_known_already_are_named_whether_they_changed_or_not(
    send: Send, steward: User, tmp_path: Path
) -> None:
    rows = [HEADER, row(1, jenis_kelamin="X"), row(2, jenis_kelamin="X")]
    send(write_csv(tmp_path / "lama.csv", rows))
    rows[1] = row(1, jenis_kelamin="X", nama_ibu="SITTI")
    newer = send(write_csv(tmp_path / "baru.csv", rows))
    assert (newer.rows_unchanged, newer.rows_updated) == (1, 1)
    with seeing(EVERYTHING):
        names = dict(Person.objects.values_list("pk", "full_name"))
    [keys] = NotedRows.objects.filter(source_file=newer).values_list("keys", flat=True)
    assert [names[key] for key in keys] == ["ORANG 1", "ORANG 2"]


def test_two_people_with_one_number_each_lead_to_their_own_page(send: Send, tmp_path: Path) -> None:
    rows = [HEADER, row(1, nik=NIK), row(2, nik=NIK, nama="CORA", tanggal_lahir="1970-05-05")]
    file = send(write_csv(tmp_path / "warga.csv", rows))
    [keys] = NotedRows.objects.filter(source_file=file, check_id="nik_on_two_people").values_list(
        "keys", flat=True
    )
    assert [Person.objects.get(pk=key).full_name for key in keys] == ["ORANG 1", "CORA"]


def test_a_row_that_went_back_after_all_is_not_counted_as_taken(send: Send, tmp_path: Path) -> None:
    before, after = row(1, nik=NIK, no_kk=KK), row(1, nik=OTHER_NIK, no_kk=KK)
    for name, known in (("awal", before), ("ganti", after)):
        send(write_csv(tmp_path / f"{name}.csv", [HEADER, known]))
    both = [HEADER, *([*each[:5], "X", each[6]] for each in (before, after))]
    file = send(write_csv(tmp_path / "keduanya.csv", both))
    assert file.rows_rejected == 1
    assert file.doubts["sex_unknown"] == len(file.noted.get(check_id="sex_unknown").rows) == 1


def test_memberships_lead_to_their_page(send: Send, steward: User, tmp_path: Path) -> None:
    listed = insurer_rows({**MEMBER, "desa": "Entah", "kecamatan": "Mana"})
    file = send(write_xlsx(tmp_path / "peserta.xlsx", listed), kind="participants", by=steward)
    [(place, column, text, name)] = told(file, "village_unknown", steward)
    assert (place, text, name) == ("lembar 'Pekerja' baris 2", "Entah", "Budi")
    assert column == "kolom G 'desa'"
    [keys] = NotedRows.objects.values_list("keys", flat=True)
    assert keys == [Participant.objects.get().pk]


def test_whose_row_it_is_is_told_only_to_who_sees_that_person(send: Send, tmp_path: Path) -> None:
    sender = user_with("data_steward", "99.07")
    rows = [HEADER, row(1, jenis_kelamin="X", kode_desa=KENANGA)]
    file = send(write_csv(tmp_path / "warga.csv", rows), by=sender)
    SourceFile.objects.filter(pk=file.pk).update(village_code=MELATI)
    [line] = told(file, "sex_unknown", user_with("village_operator", MELATI))
    assert line[3] == ""


def waiting(operator: User, folder: Path) -> SourceFile:
    """A file with one noted row, which its sender wanted to look at first."""
    path = write_csv(folder / "warga.csv", [HEADER, row(1, jenis_kelamin="X")])
    received = receive_file(
        path=path,
        file_name=path.name,
        kind="roster",
        by=operator,
        village_code=MELATI,
        ask_first=True,
    )
    return process_file(source_file=received, by=operator, may_ask=True)


def test_a_file_that_waits_shows_them_before_and_after(
    rekaan: None, operator: User, tmp_path: Path
) -> None:
    file = waiting(operator, tmp_path)
    page = client_of(operator).get(f"/berkas/{file.pk}/catatan/sex_unknown/").content.decode()
    assert "1 baris akan diterima dengan catatan: jenis kelamin tidak dikenal." in page
    assert told(file, "sex_unknown", operator)[0][3] == ""
    confirm_file(source_file=file, by=operator)
    assert not NotedRows.objects.exists()
    file = process_file(source_file=file, by=operator, may_ask=True)
    assert told(file, "sex_unknown", operator)[0][3] == "ORANG 1"


def test_a_stopped_file_keeps_none(rekaan: None, operator: User, tmp_path: Path) -> None:
    file = waiting(operator, tmp_path)
    cancel_file(source_file=file, by=operator)
    assert not NotedRows.objects.exists()


def test_taking_the_file_back_takes_the_list_away(
    send: Send, operator: User, tmp_path: Path
) -> None:
    rows = [HEADER, row(1, jenis_kelamin="X")]
    file = send(write_csv(tmp_path / "warga.csv", rows), by=operator, village_code=MELATI)
    undo_file(source_file=file, because="salah desa", by=operator)
    assert not NotedRows.objects.exists()
    page = client_of(operator).get(f"/berkas/{file.pk}/").content.decode()
    assert "/catatan/" not in page
    assert client_of(operator).get(f"/berkas/{file.pk}/catatan/sex_unknown/").status_code == 404


def test_a_long_list_is_read_page_by_page(send: Send, operator: User, tmp_path: Path) -> None:
    rows = [HEADER, *[row(n, jenis_kelamin="X") for n in range(1, 121)]]
    file = send(write_csv(tmp_path / "warga.csv", rows), by=operator, village_code=MELATI)
    client = client_of(operator)
    pages = [client.get(f"/berkas/{file.pk}/catatan/sex_unknown/?halaman={n}") for n in (1, 2, 3)]
    assert [len(page.context["lines"]) for page in pages] == [50, 50, 20]
    assert pages[2].context["lines"][-1].name == "ORANG 120"
    assert len(pages[0].content) < 50_000
    with CaptureQueriesContext(connection) as asked:
        client.get(f"/berkas/{file.pk}/catatan/sex_unknown/")
    assert not [each for each in asked if '"texts",' in each["sql"]]  # never the whole list
    assert noted_of(file, "sex_unknown").count == 120


def test_the_list_is_downloaded_with_limits_and_on_record(
    send: Send, operator: User, tmp_path: Path
) -> None:
    rows = [HEADER, row(1, jenis_kelamin="=1+1")]
    file = send(write_csv(tmp_path / "warga.csv", rows), by=operator, village_code=MELATI)
    answer = client_of(operator).get(f"/berkas/{file.pk}/catatan/sex_unknown/unduh/")
    content = BytesIO(b"".join(answer.streaming_content))  # type: ignore[attr-defined]
    sheet = fastexcel.read_excel(content.getvalue()).load_sheet(0).to_polars()
    assert sheet.rows() == [
        ("baris 2", "kolom F 'jenis_kelamin'", "'=1+1", "ORANG 1", "jenis kelamin tidak dikenal")
    ]
    event = AuditEvent.objects.get(verb="noted_rows_exported")
    assert (event.details["people"], event.actor) == (1, operator)


def test_who_is_erased_leaves_nothing_in_the_list(send: Send, tmp_path: Path) -> None:
    rows = [HEADER, row(1, jenis_kelamin="X"), row(2, jenis_kelamin="x")]
    send(write_csv(tmp_path / "warga.csv", rows))
    person, other = Person.objects.order_by("full_name")
    assert forget_traces(person)["intake_notedrows"] == 1
    kept = NotedRows.objects.get()
    assert (kept.rows, kept.texts, kept.keys) == ([2, 3], ["", "x"], [None, other.pk])
