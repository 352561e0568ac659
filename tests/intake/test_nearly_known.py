"""A new person who is nearly a known one is noted; many of them in one file make it wait."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.intake.conftest import KENANGA, MELATI, user_with
from tests.intake.making import write_csv

from payung.access.models import User
from payung.intake.actions import process_file, receive_file
from payung.intake.models import SourceFile
from payung.intake.possible_duplicates import possible_duplicates
from payung.register.duplicates.finding import find_register_duplicates
from payung.register.models import Person

HEADER = ["nik", "nama", "tanggal_lahir", "jenis_kelamin", "nama_ibu", "kode_desa"]
FIRST = [
    "SITI",
    "MUHAMMAD",
    "ANDI",
    "NUR",
    "RAHMAT",
    "HASNAH",
    "ROSMA",
    "USMAN",
    "KARIM",
    "LESTARI",
]
LAST = ["AMINAH", "HIDAYAT", "SALEH", "RAMLI"]
NAMES = [f"{first} {last}" for last in LAST for first in FIRST]
Row = dict[str, str]
Outcome = tuple[str, dict[str, int], dict[str, int]]


def villagers(count: int = 40, serial: int = 1, **same: str) -> list[Row]:
    """People with common names, each born on a day of his or her own; `same` holds for all of them."""
    return [
        {
            "nik": f"99070101019{serial + number:05}",
            "nama": NAMES[number % len(NAMES)],
            "tanggal_lahir": f"{1960 + number % 40}-{number % 12 + 1:02}-{number % 25 + 3:02}",
            "jenis_kelamin": "L",
            "nama_ibu": "",
            "kode_desa": MELATI,
            **same,
        }
        for number in range(count)
    ]


def without_numbers(count: int) -> list[Row]:
    """The same without NIK, each the child of another mother."""
    mothers = reversed(NAMES[:count])
    return [
        {**row, "nik": "", "nama_ibu": f"BECCE {mother}"}
        for row, mother in zip(villagers(count), mothers, strict=True)
    ]


def changed(rows: list[Row], change: Callable[[Row], Row], **same: str) -> list[Row]:
    """The same people as another office might write them, without their numbers."""
    return [{**row, "nik": "", **change(row), **same} for row in rows]


def other_letter(row: Row) -> Row:
    return {"nama": f"{row['nama'][:-2]}O{row['nama'][-1]}"}


def twin(row: Row) -> Row:
    return {"nama": f"{row['nama'][:-1]}N"}


def swapped(row: Row) -> Row:
    born = dt.date.fromisoformat(row["tanggal_lahir"])
    turned = dt.date(born.year, born.day, born.month) if born.day <= 12 else born
    return {"tanggal_lahir": str(turned)}


@pytest.fixture
def sent(steward: User, tmp_path: Path) -> Any:
    def sent(rows: list[Row]) -> SourceFile:
        lines = [HEADER, *([row[name] for name in HEADER] for row in rows)]
        path = write_csv(tmp_path / "warga.csv", lines)
        file = receive_file(path=path, file_name=path.name, kind="roster", by=steward)
        return process_file(source_file=file, by=steward, may_ask=True)

    return sent


def outcome(file: SourceFile) -> Outcome:
    file.refresh_from_db()
    noted = {name: rows for name, rows in file.doubts.items() if name == "near_known_person"}
    return file.state, file.preview.get("concerns", {}), noted


WAITS: Outcome = ("in_review", {"known_already": 40}, {"near_known_person": 40})
GOES_IN: Outcome = ("merged", {}, {})


@pytest.mark.parametrize(
    "change",
    [
        other_letter,
        lambda row: {"nama": f"{row['nama']} PATTA"},
        lambda row: {"nama": row["nama"].split()[0][:1] + ". " + row["nama"].split()[1]},
        lambda row: {"nik": "9.90701E+15"},
        lambda row: {"nik": row["nik"][:11] + f"{int(row['nik'][11:]) + 500:05}"},
        lambda row: (
            other_letter(row) | {"nik": row["nik"][:11] + f"{int(row['nik'][11:]) + 500:05}"}
        ),
    ],
    ids=[
        "one letter",
        "a word added",
        "the first word as a letter",
        "numbers damaged",
        "other numbers",
        "one letter and other numbers",
    ],
)
def test_known_people_written_otherwise_wait_for_a_person(
    change: Callable[[Row], Row], sent: Any
) -> None:
    sent(villagers())
    assert outcome(sent(changed(villagers(), change))) == WAITS
    assert Person.objects.count() == 40


def test_days_and_months_that_changed_places_are_seen(sent: Any) -> None:
    day_by_day = [
        {**row, "tanggal_lahir": f"{1970 + n}-0{n % 8 + 1}-{n % 3 + 9:02}"}
        for n, row in enumerate(villagers())
    ]
    sent(day_by_day)
    assert outcome(sent(changed(day_by_day, swapped))) == WAITS


def test_new_people_with_common_names_go_in(sent: Any) -> None:
    sent(villagers(40))
    others = changed(villagers(80)[40:], lambda _row: {})
    assert outcome(sent(others)) == GOES_IN
    assert Person.objects.count() == 80


def test_new_people_born_on_the_days_of_known_ones_go_in(sent: Any) -> None:
    known = villagers()
    sent(known)
    names = [*NAMES[13:], *NAMES[:13]]
    rows = [{**row, "nama": name, "nik": ""} for row, name in zip(known, names, strict=True)]
    assert outcome(sent(rows)) == GOES_IN


def test_a_few_slips_among_many_go_in_and_are_shown(
    sent: Any, client: Client, steward: User
) -> None:
    known = villagers(100)
    sent(known)
    file = sent([*known[5:], *changed(known[:5], other_letter)])
    assert outcome(file) == ("merged", {}, {"near_known_person": 5})
    client.force_login(steward)
    page = client.get(reverse("intake:file", args=[file.pk])).content.decode()
    assert "5 baris diterima dengan catatan: warga baru yang nama dan tanggal lahirnya" in page


def test_twins_and_namesakes_who_both_stand_in_the_file_are_no_concern(sent: Any) -> None:
    older = villagers()
    younger = changed(older, twin)
    sent(older)
    assert outcome(sent([*older, *younger])) == GOES_IN
    assert Person.objects.count() == 80


def test_a_first_roster_with_twins_is_no_concern(sent: Any) -> None:
    older = villagers()
    assert outcome(sent([*older, *changed(older, twin)])) == GOES_IN


@pytest.mark.parametrize("day", ["1970-01-01", "1970-07-01", "1970-12-31"])
def test_near_names_on_a_day_that_stands_for_a_year_are_other_people(day: str, sent: Any) -> None:
    known = villagers(tanggal_lahir=day)
    sent(known)
    assert outcome(sent(changed(known, other_letter))) == GOES_IN


def test_on_such_a_day_the_name_of_the_mother_tells(sent: Any) -> None:
    known = villagers(tanggal_lahir="1970-01-01", nama_ibu="BECCE TENRI")
    sent(known)
    file = sent(changed(known, other_letter, nama_ibu="BECCE TENRY"))
    assert outcome(file) == WAITS


@pytest.mark.parametrize(
    "other",
    [{"jenis_kelamin": "P"}, {"nama_ibu": "HALIJAH"}, {"kode_desa": KENANGA}],
    ids=["other sex", "other mother", "other village"],
)
def test_who_differs_besides_is_somebody_else(other: Row, sent: Any) -> None:
    known = villagers(nama_ibu="BECCE TENRI")
    sent(known)
    assert outcome(sent(changed(known, other_letter, **other))) == GOES_IN


def test_the_question_says_what_may_be_wrong_and_what_to_do(
    sent: Any, client: Client, steward: User
) -> None:
    sent(villagers())
    file = sent(changed(villagers(), other_letter))
    client.force_login(steward)
    page = client.get(reverse("intake:file", args=[file.pk])).content.decode()
    assert "40 dari 40 baris menjadi warga baru" in page
    assert "SITI AMINAH dan SITTI AMINA" in page
    assert "Batalkan, betulkan kolom itu, lalu kirim lagi" in page


def test_the_page_of_the_file_leads_to_the_people_who_may_be_recorded_twice(
    sent: Any, client: Client, steward: User
) -> None:
    known = without_numbers(30)
    first = sent(known)
    file = sent([*known[2:], *changed(known[:2], other_letter)])
    find_register_duplicates(at=timezone.now(), by=None)
    client.force_login(steward)
    page = client.get(reverse("intake:file", args=[file.pk])).content.decode()
    assert "2 orang dari berkas ini mungkin sudah tercatat." in page
    (asked,) = re.findall(r"/periksa/\?orang=(\d+)", page)
    assert Person.objects.get(pk=asked).source_file_id == file.pk
    review = client.get(f"{reverse('review:queue')}?orang={asked}").content.decode()
    assert Person.objects.get(pk=asked).full_name in review
    before = client.get(reverse("intake:file", args=[first.pk])).content.decode()
    assert "mungkin sudah tercatat" not in before


def test_whoever_reviews_nothing_is_not_sent_to_the_review(
    sent: Any, client: Client, steward: User
) -> None:
    known = without_numbers(30)
    sent(known)
    file = sent([*known[2:], *changed(known[:2], other_letter)])
    find_register_duplicates(at=timezone.now(), by=None)
    found = possible_duplicates(
        file, user_with("regency_officer", "99.07"), on=timezone.localdate()
    )
    assert found is None
