"""A batch that looks wrong waits for a person; an ordinary file goes straight through."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.intake.conftest import KENANGA, MELATI
from tests.intake.making import write_csv

from payung.access.models import AuditEvent, ChangedRows, FormerRow, User
from payung.intake import worker
from payung.intake.actions import confirm_file, process_file, receive_file
from payung.intake.models import RejectedRow, SourceFile
from payung.register.models import Person

HEADER = ["nik", "nama", "tanggal_lahir", "kode_desa"]
NAMES = [
    "ACO DAENG MAPPUJI", "BECCE TENRI", "MUHAMMAD RUSLAN", "SITTI AMINAH", "ANDI HASAN", "RAHMAT",
    "NUR HIDAYAT", "HASNAH", "ROSMA WATI", "KARIM SALEH", "LESTARI", "USMAN BADO",
]  # fmt: skip


def people(
    village: str = MELATI, names: list[str] = NAMES, first: int = 1, born: str = "1990-01-01"
) -> list[list[str]]:
    return [
        [f"99070101019{number:05}", name, born, village]
        for number, name in enumerate(names, start=first)
    ]


@pytest.fixture
def sent(steward: User, tmp_path: Path) -> Any:
    def sent(rows: list[list[str]], **more: Any) -> SourceFile:
        path = write_csv(tmp_path / "warga.csv", [HEADER, *rows])
        file = receive_file(path=path, file_name=path.name, kind="roster", by=steward, **more)
        return process_file(source_file=file, by=steward, may_ask=True)

    return sent


def state(file: SourceFile) -> tuple[str, dict[str, int]]:
    file.refresh_from_db()
    return file.state, file.preview.get("concerns", {})


def test_an_ordinary_file_goes_straight_through(sent: Any) -> None:
    assert state(sent(people())) == ("merged", {})
    assert state(sent(people())) == ("merged", {})


def test_namesakes_of_another_birth_date_are_other_people(sent: Any) -> None:
    sent(people())
    assert state(sent(people(first=101, born="1985-06-07"))) == ("merged", {})


@pytest.mark.parametrize(
    ("rows", "concerns"),
    [
        (people(KENANGA), {"moved": 12}),
        (people(names=[*NAMES[1:], NAMES[0]]), {"renamed": 12}),
        (people(first=101), {"known_already": 12}),
        (people() * 2, {"repeated": 12, "rejected": 12}),
        ([["", "", "", MELATI]] * 12, {"rejected": 12}),
        ([["", "", "", MELATI]] * 9, {}),
    ],
    ids=[
        "another village",
        "names slipped by a row",
        "other numbers",
        "twice",
        "all go back",
        "few go back",
    ],
)
def test_a_batch_that_looks_wrong_waits_and_changes_nothing(
    rows: list[list[str]], concerns: dict[str, int], sent: Any
) -> None:
    sent(people())
    before = [*Person.objects.order_by("pk").values()]
    assert state(sent(rows)) == ("in_review" if concerns else "merged", concerns)
    assert [*Person.objects.order_by("pk").values()] == before


@pytest.mark.parametrize(("ended", "concerns"), [(10, {"ended": 10}), (9, {})])
def test_a_list_by_which_many_living_people_are_dead_waits(
    ended: int, concerns: dict[str, int], sent: Any, steward: User, tmp_path: Path
) -> None:
    sent(people())
    said = ["mati"] * ended + ["hidup"] * (12 - ended)
    rows = [[*row, status] for row, status in zip(people(), said, strict=True)]
    path = write_csv(tmp_path / "status.csv", [[*HEADER, "status"], *rows])
    file = receive_file(path=path, file_name=path.name, kind="roster", by=steward)
    file = process_file(source_file=file, by=steward, may_ask=True)
    assert state(file) == ("in_review" if concerns else "merged", concerns)


def test_who_asks_to_see_first_is_shown_the_counts_and_the_first_rows(
    sent: Any, client: Client, steward: User
) -> None:
    file = sent([*people(), ["", "", "1990-01-01", MELATI]], ask_first=True)
    assert state(file) == ("in_review", {})
    assert not Person.objects.exists()
    assert not ChangedRows.objects.filter(table_name="register_person").exists()
    client.force_login(steward)
    page = client.get(reverse("intake:file", args=[file.pk])).content.decode()
    assert "Bila dimasukkan: 13 dibaca = 12 baru + 0 tetap + 0 berubah + 1 dikembalikan" in page
    assert "ACO DAENG MAPPUJI" in page
    assert "Baris 14: Nama kosong" in page
    assert "ACO DAENG" not in str(SourceFile.objects.values_list("preview", flat=True)[0])


def test_when_nothing_would_come_in_the_way_on_is_to_mend_or_to_close(
    sent: Any, client: Client, steward: User
) -> None:
    file = sent([["", "", "", MELATI]] * 12)
    client.force_login(steward)
    page = client.get(reverse("intake:file", args=[file.pk])).content.decode()
    assert "Tidak ada baris yang dapat masuk" in page
    assert 'href="' + reverse("intake:returned", args=[file.pk]) + '">Unduh 12 baris' in page
    assert ">Masukkan<" not in page
    assert '<button class="second">Perbaiki di sini</button>' in page
    assert '<button class="second">Tutup berkas</button>' in page


def test_doubts_of_a_file_that_waits_are_said_of_the_future(
    sent: Any, client: Client, steward: User
) -> None:
    file = sent([["123", "Budi", "1990-01-01", MELATI]], ask_first=True)
    client.force_login(steward)
    address = reverse("intake:file", args=[file.pk])
    page = client.get(address).content.decode()
    assert "1 baris akan diterima dengan catatan: NIK bukan 16 angka yang mungkin." in page
    assert "1 dibaca" not in client.get(reverse("intake:files")).content.decode()
    confirm_file(source_file=file, by=steward)
    process_file(source_file=file, by=steward, may_ask=True)
    page = client.get(address).content.decode()
    assert "1 baris diterima dengan catatan: NIK bukan 16 angka yang mungkin." in page


def test_after_the_answer_the_file_is_merged_as_it_was_shown(
    sent: Any, client: Client, steward: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[int] = []
    monkeypatch.setattr(worker, "start", started.append)
    sent(people())
    file = sent([*people(KENANGA), ["", "", "1990-01-01", MELATI]])
    shown = file.rows_created, file.rows_updated, file.rows_unchanged, file.rows_rejected
    client.force_login(steward)
    client.post(reverse("intake:confirm", args=[file.pk]))
    assert started == [steward.pk]
    process_file(source_file=file, by=steward, may_ask=True)
    file.refresh_from_db()
    assert file.state == "merged"
    assert (
        file.rows_created, file.rows_updated, file.rows_unchanged, file.rows_rejected
    ) == shown == (0, 12, 0, 1)  # fmt: skip
    assert RejectedRow.objects.filter(source_file=file).count() == 1
    assert {*Person.objects.values_list("village", flat=True)} == {KENANGA}
    assert AuditEvent.objects.get(verb="file_confirmed").actor == steward


def test_a_refused_batch_leaves_nothing_but_its_name(
    sent: Any, client: Client, steward: User
) -> None:
    file = sent([["", "", "", MELATI]] * 12)
    client.force_login(steward)
    client.post(reverse("intake:cancel", args=[file.pk]))
    assert state(file) == ("cancelled", {})
    page = client.get(reverse("intake:file", args=[file.pk])).content.decode()
    assert "Berkas ini dibatalkan; tidak ada barisnya yang masuk." in page
    assert "Kirim berkas lain" in page
    assert not RejectedRow.objects.exists()
    assert not FormerRow.objects.exists()
    again = client.post(reverse("intake:confirm", args=[file.pk]))
    assert again.status_code == 400
