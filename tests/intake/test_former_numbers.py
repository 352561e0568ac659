"""One person with two numbers over time: the newer counts, the older is kept with its day and finds."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from tests.intake.conftest import Send
from tests.intake.test_rosters import BUDI, line, roster

from payung.access.models import User
from payung.access.numbers.keys import sealer
from payung.access.roles import Duty
from payung.access.scope import scope_of
from payung.intake.actions.undo import undo_file
from payung.membership.linking import link_registers
from payung.membership.models import Link
from payung.membership.people import find_people
from payung.register.models import FormerNumber, Person

OLD, NEW = str(BUDI["nik"]), "9907010101900077"
RENUMBERED = {**BUDI, "nik": NEW}


def _number() -> str:
    return sealer("nik").open(bytes(Person.objects.get().nik_sealed))


def test_a_replaced_number_is_kept_and_the_person_stays_one(send: Send, tmp_path: Path) -> None:
    send(roster(tmp_path, BUDI))
    before = Person.objects.get().pk
    file = send(roster(tmp_path, RENUMBERED))
    assert line(file).startswith("1 dibaca = 0 baru + 0 tetap + 1 berubah")
    assert (Person.objects.get().pk, _number()) == (before, NEW)
    old = FormerNumber.objects.get()
    assert (sealer("nik").open(bytes(old.nik_sealed)), old.until) == (OLD, dt.date.today())
    assert old.source_file_id == file.pk


def test_an_older_list_with_the_number_from_before_finds_the_person_and_changes_no_number(
    send: Send, tmp_path: Path
) -> None:
    send(roster(tmp_path, BUDI))
    send(roster(tmp_path, RENUMBERED))
    again = send(roster(tmp_path, {**BUDI, "telepon": "081200000099"}))
    assert line(again).startswith("1 dibaca = 0 baru + 0 tetap + 1 berubah")
    assert _number() == NEW
    assert FormerNumber.objects.count() == 1


@pytest.mark.parametrize(
    "other",
    [
        {"nama": "Budi Santosa"},
        {"nama_ibu": ""},
        {"no_kk": "9907010101100099"},
        {"tanggal_lahir": "1990-01-02"},
    ],
)
def test_where_anything_else_differs_they_are_two_people(
    send: Send, tmp_path: Path, other: dict[str, object]
) -> None:
    send(roster(tmp_path, BUDI))
    send(roster(tmp_path, {**RENUMBERED, **other}))
    assert Person.objects.count() == 2
    assert not FormerNumber.objects.exists()


def test_two_numbers_in_one_file_are_two_people(send: Send, tmp_path: Path) -> None:
    send(roster(tmp_path, BUDI))
    send(roster(tmp_path, BUDI, RENUMBERED))
    assert Person.objects.count() == 2


def test_the_file_that_told_the_new_number_can_be_taken_back(send: Send, tmp_path: Path) -> None:
    send(roster(tmp_path, BUDI))
    undo_file(source_file=send(roster(tmp_path, RENUMBERED)), because="berkas keliru", by=None)
    assert _number() == OLD
    assert not FormerNumber.objects.exists()


def test_the_old_number_finds_the_person_in_the_search_and_in_the_insurers_list(
    send: Send, tmp_path: Path, steward: User
) -> None:
    send(roster(tmp_path, BUDI))
    send(roster(tmp_path, RENUMBERED))
    scope = scope_of(steward, Duty.SEE_PEOPLE, on=dt.date(2026, 1, 1))
    assert [person.full_name for person in find_people(scope, OLD).people] == ["Budi Santoso"]
    listed = tmp_path / "peserta.csv"
    listed.write_text(f"nik,nama,tanggal_lahir,segmen\n{OLD},Budi Santoso,1990-01-01,BPU\n")
    send(listed, kind="participants")
    link_registers(at=dt.datetime(2026, 1, 1, tzinfo=dt.UTC), by=None)
    assert Link.objects.get(decision="match").probability == 0.9999  # as the same number does
