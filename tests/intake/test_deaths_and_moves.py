"""Deaths and moves come as a short list or by hand; both end the months of a worker."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from tests.intake.conftest import MELATI, Send
from tests.intake.making import write_csv
from tests.intake.test_rosters import BUDI, roster

from payung.access.models import User
from payung.primitives.month import Month
from payung.register.life_events import record_life_event, take_back_life_event
from payung.register.models import LifeEvent, Person

HEADINGS = ["nik", "nama", "status", "tanggal_peristiwa"]


@pytest.mark.parametrize(("word", "reason"), [("Meninggal", "died"), ("PINDAH", "moved")])
def test_a_short_list_of_deaths_or_moves_ends_the_months_and_erases_nothing(
    send: Send, tmp_path: Path, word: str, reason: str
) -> None:
    send(roster(tmp_path, BUDI))
    told = [HEADINGS, [BUDI["nik"], BUDI["nama"], word, "10-03-2025"]]
    send(write_csv(tmp_path / "kejadian.csv", told), village_code=MELATI)
    person = Person.objects.get()
    assert person.status_on == dt.date(2025, 3, 10)
    assert (person.work.until_month, person.work.end_reason) == (Month.parse("2025-03"), reason)
    assert (person.work.occupation, person.hamlet) == ("PETANI/PEKEBUN", "Timur")


def test_what_was_recorded_by_hand_stands_against_a_file_until_it_is_taken_back(
    send: Send, operator: User, tmp_path: Path
) -> None:
    send(roster(tmp_path, BUDI))
    at = dt.datetime(2025, 4, 1, tzinfo=dt.UTC)
    record_life_event(
        person_id=Person.objects.get().pk,
        kind="mati",
        happened_on=dt.date(2025, 3, 10),
        because="akta kematian 7/2025",
        by=operator,
        at=at,
    )
    alive = {**BUDI, "status": "hidup", "alamat": "Jl. Baru"}
    send(roster(tmp_path, alive))
    person = Person.objects.get()
    assert (person.life_status, person.address) == ("mati", "Jl. Baru")
    assert person.work.end_reason == "died"
    event = LifeEvent.objects.get()
    take_back_life_event(event_id=event.pk, by=operator, at=at, because="salah orang")
    send(roster(tmp_path, {**alive, "alamat": "Jl. Lain"}))
    assert Person.objects.get().life_status == "hidup"
