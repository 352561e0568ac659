"""A returned row is mended on the page or in the returned sheet, and is known to be mended."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.intake.conftest import KENANGA, MELATI, Send, user_with
from tests.intake.making import write_csv, write_xlsx
from tests.intake.test_opensid import BUDI, COLUMNS

from payung.access.models import AuditEvent, User
from payung.intake import worker
from payung.intake.actions import mend_row, undo_file
from payung.intake.models import RejectedRow, SourceFile
from payung.intake.returned import csv_lines
from payung.intake.storage import folder
from payung.intake.to_mend import files_to_mend
from payung.primitives.errors import InputError
from payung.register.models import Person

NIK = "9907010101900001"
HEADER = ["nik", "nama", "tanggal_lahir", "kode_desa"]
ROWS = [
    HEADER,
    [NIK, "BUDI", "31-31-1990", MELATI],
    ["", "ANI", "1991-02-02", MELATI],
    ["", "", "1992-03-03", MELATI],
]


@pytest.fixture(autouse=True)
def started(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    started: list[int] = []
    monkeypatch.setattr(worker, "start", started.append)
    return started


@pytest.fixture
def file(send: Send, operator: User, tmp_path: Path) -> SourceFile:
    return send(write_xlsx(tmp_path / "warga.xlsx", ROWS), by=operator, village_code=MELATI)


def returned(file: SourceFile) -> list[RejectedRow]:
    return list(RejectedRow.objects.filter(source_file=file).order_by("row_number"))


def test_a_mended_row_comes_in_as_a_small_file_of_its_own(file: SourceFile, operator: User) -> None:
    row = returned(file)[0]
    small = mend_row(row=row, cells={"tanggal_lahir": "31-12-1990"}, by=operator)
    person = Person.objects.get(full_name="BUDI")
    assert (person.source_file_id, person.source_row) == (small.pk, 2)
    assert (small.mends, small.rows_read, small.rows_created) == (row, 1, 1)
    assert small.file_name == "perbaikan baris 2 dari warga.xlsx"
    assert [each.mended_by for each in returned(file)] == [small, None]


def test_a_row_still_at_fault_says_why_and_leaves_nothing(file: SourceFile, operator: User) -> None:
    before = SourceFile.objects.count()
    with pytest.raises(InputError, match="'1990-13-01' bukan tanggal"):
        mend_row(row=returned(file)[0], cells={"tanggal_lahir": "1990-13-01"}, by=operator)
    assert (SourceFile.objects.count(), Person.objects.count()) == (before, 1)
    assert [*folder().iterdir()] == []


def test_a_row_is_mended_once(file: SourceFile, operator: User) -> None:
    mend_row(row=returned(file)[0], cells={"tanggal_lahir": "1990-12-31"}, by=operator)
    with pytest.raises(InputError, match="sudah diperbaiki"):
        mend_row(row=returned(file)[0], cells={"tanggal_lahir": "1990-12-31"}, by=operator)


def test_a_mended_row_that_is_taken_back_waits_again(file: SourceFile, operator: User) -> None:
    small = mend_row(row=returned(file)[0], cells={"tanggal_lahir": "1990-12-31"}, by=operator)
    undo_file(source_file=small, because="salah orang", by=operator)
    assert returned(file)[0].mended_by is None
    assert not Person.objects.filter(full_name="BUDI").exists()


def test_the_page_shows_the_cell_at_fault_first_and_takes_the_mended_row(
    file: SourceFile, operator: User, client: Client, started: list[int]
) -> None:
    first, second = returned(file)
    client.force_login(operator)
    address = reverse("intake:row", args=[file.pk, first.pk])
    page = client.get(address).content.decode()
    assert page.index('value="31-31-1990"') < page.index("<details") < page.index(f'value="{NIK}"')
    event = AuditEvent.objects.get(verb="rejected_row_opened")
    assert (event.actor, event.details["row"]) == (operator, 2)
    wrong = client.post(address, {"sel-2": "besok"})
    assert wrong.status_code == 400
    assert "Belum dapat dimasukkan" in wrong.content.decode()
    assert 'value="besok"' in wrong.content.decode()
    right = client.post(address, {"sel-2": "1990-12-31"})
    assert right["Location"] == reverse("intake:row", args=[file.pk, second.pk])
    assert started == [operator.pk]
    assert "sudah," in client.get(reverse("intake:file", args=[file.pk])).content.decode()


def test_after_the_last_row_the_page_leads_back_to_the_file(
    file: SourceFile, operator: User, client: Client
) -> None:
    client.force_login(operator)
    last = returned(file)[-1]
    answer = client.post(
        reverse("intake:row", args=[file.pk, last.pk]), {"sel-1": "CICI", "sel-0": ""}
    )
    assert answer["Location"] == reverse("intake:file", args=[file.pk])


def test_rows_of_another_village_are_not_opened(file: SourceFile, client: Client) -> None:
    client.force_login(user_with("village_operator", KENANGA))
    row = returned(file)[0]
    assert client.get(reverse("intake:row", args=[file.pk, row.pk])).status_code == 404


def test_a_row_of_an_opensid_export_is_mended_in_its_own_columns(
    send: Send, operator: User, tmp_path: Path
) -> None:
    rows = [COLUMNS, [{**BUDI, "nama": ""}.get(name, "") for name in COLUMNS]]
    file = send(write_xlsx(tmp_path / "penduduk.xlsx", rows), by=operator, village_code=MELATI)
    assert (file.layout, file.rows_rejected) == ("opensid", 1)
    small = mend_row(row=returned(file)[0], cells={"nama": "BUDI"}, by=operator)
    assert (small.layout, Person.objects.get().full_name) == ("opensid", "BUDI")


def sheet_again(file: SourceFile, folder: Path, **mended: str) -> Path:
    """The downloaded sheet with some of its cells mended."""
    text = "".join(csv_lines(RejectedRow.objects.filter(source_file=file)))
    header, *rows = csv.reader(io.StringIO(text[1:]))
    for row in rows:
        for name, text in mended.items():
            row[header.index(name)] = text
    return write_csv(folder / "kembali.csv", [header, *rows])


def test_the_returned_sheet_sent_again_marks_the_rows_that_were_taken(
    file: SourceFile, send: Send, operator: User, tmp_path: Path
) -> None:
    path = sheet_again(file, tmp_path, tanggal_lahir="1990-12-31")
    again = send(path, by=operator, village_code=MELATI)
    assert (again.rows_created, again.rows_rejected) == (1, 1)
    assert [row.mended_by for row in returned(file)] == [again, None]


def test_nobody_ticks_off_the_rows_of_others(file: SourceFile, send: Send, tmp_path: Path) -> None:
    path = sheet_again(file, tmp_path, tanggal_lahir="1990-12-31", kode_desa=KENANGA)
    other: Any = user_with("village_operator", KENANGA)
    assert send(path, by=other, village_code=KENANGA).rows_created == 1
    assert [row.mended_by for row in returned(file)] == [None, None]


def test_a_village_is_told_of_a_file_until_its_last_row_is_mended(
    file: SourceFile, operator: User
) -> None:
    first, second = returned(file)
    assert files_to_mend(MELATI).count() == 1
    mend_row(row=first, cells={"tanggal_lahir": "1990-12-31"}, by=operator)
    assert files_to_mend(MELATI).count() == 1
    mend_row(row=second, cells={"nama": "CICI"}, by=operator)
    assert files_to_mend(MELATI).count() == 0


def test_a_file_that_was_taken_back_asks_for_nothing(file: SourceFile, operator: User) -> None:
    undo_file(source_file=file, because="salah berkas", by=operator)
    assert files_to_mend(MELATI).count() == 0
    with pytest.raises(InputError, match="tidak lagi masuk"):
        mend_row(row=returned(file)[0], cells={"tanggal_lahir": "1990-12-31"}, by=operator)


def test_a_file_that_asks_waits_also_when_a_newer_one_came(send: Send, tmp_path: Path) -> None:
    older = send(write_csv(tmp_path / "a.csv", [["nik", "nama"], ["", "Ani"]]), village_code=MELATI)
    send(write_csv(tmp_path / "b.csv", [["nik", "nama"], ["", "Budi"]]), village_code=MELATI)
    assert files_to_mend(MELATI).count() == 0
    SourceFile.objects.filter(pk=older.pk).update(state="in_review")
    assert list(files_to_mend(MELATI)) == [older]
