"""A death or a move recorded by hand ends the worker's months on that day, and can be taken back."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test import Client
from tests.membership.conftest import NOW, VILLAGE, membership, paid, rekaan, worker
from tests.review.conftest import OTHER_VILLAGE, reviewer

from payung.access.models import AuditEvent
from payung.access.roles import Role
from payung.membership import queries
from payung.membership.cover import soon
from payung.membership.cover.run import compute_coverage
from payung.primitives.errors import InputError, NotPermittedError
from payung.primitives.month import Month
from payung.register.life_events import record_life_event, take_back_life_event
from payung.register.models import LifeEvent, Person, Work

__all__ = ["rekaan"]
DIED = dt.date(2025, 2, 10)
SAID = {"kind": "mati", "happened_on": DIED, "because": "akta kematian 7/2025", "at": NOW}


@pytest.fixture
def farmer(rekaan: object) -> Person:
    person = worker("Baso Amir", occupation="petani")
    Work.objects.filter(person=person).update(reason="pekerjaan")
    paid(membership("Baso Amir", person=person), "2025-01", months=3)
    return person


def _told(person: Person) -> tuple[str, dt.date | None, int | None, str]:
    person.refresh_from_db()
    work = Work.objects.get(person=person)
    return person.life_status, person.status_on, work.until_month, work.end_reason


def test_from_the_month_of_death_on_nobody_is_counted(farmer: Person) -> None:
    through = Month.parse("2025-03")
    compute_coverage(at=NOW, through=through, by=None)
    assert queries.indicator("99.07", month=through).workers == 1
    record_life_event(person_id=farmer.pk, by=reviewer("ani"), **SAID)
    connection.check_constraints()  # as a commit would
    compute_coverage(at=NOW, through=through, by=None)
    months = {
        m: queries.indicator("99.07", month=Month.parse(m)).workers
        for m in ("2025-01", "2025-02", "2025-03")
    }
    assert months == {"2025-01": 1, "2025-02": 0, "2025-03": 0}
    assert _told(farmer) == ("mati", DIED, int(Month.parse("2025-02")), "died")


def test_taken_back_the_person_is_what_was_known_before(farmer: Person) -> None:
    ani = reviewer("ani")
    record_life_event(person_id=farmer.pk, by=ani, **{**SAID, "kind": "pindah"})
    assert _told(farmer)[3] == "moved"
    take_back_life_event(event_id=LifeEvent.objects.get().pk, because="salah orang", by=ani, at=NOW)
    assert _told(farmer) == ("hidup", None, int(Month.parse("2055-01")), "aged_out")
    verbs = AuditEvent.objects.filter(verb__startswith="life_event").order_by("pk")
    assert [event.verb for event in verbs] == ["life_event_recorded", "life_event_withdrawn"]
    assert verbs[1].details["because"] == "salah orang"
    with pytest.raises(InputError, match="sudah dibatalkan"):
        take_back_life_event(
            event_id=LifeEvent.objects.get().pk, because="salah orang", by=ani, at=NOW
        )


WRONG = {
    "belum tiba": {"happened_on": dt.date(2025, 4, 2)},
    "sebelum orang ini lahir": {"happened_on": dt.date(1989, 12, 31)},
    "dari mana diketahui": {"because": "  ya "},
    "meninggal atau pindah": {"kind": "hidup"},
}


@pytest.mark.parametrize("sentence", WRONG)
def test_what_cannot_be_says_what_is_expected(farmer: Person, sentence: str) -> None:
    with pytest.raises(InputError, match=sentence):
        record_life_event(person_id=farmer.pk, by=reviewer("ani"), **{**SAID, **WRONG[sentence]})
    assert not LifeEvent.objects.exists()


def test_a_second_event_waits_until_the_first_is_taken_back(farmer: Person) -> None:
    ani = reviewer("ani")
    record_life_event(person_id=farmer.pk, by=ani, **SAID)
    with pytest.raises(InputError, match="Batalkan dahulu"):
        record_life_event(person_id=farmer.pk, by=ani, **SAID)


@pytest.mark.parametrize(
    ("role", "region"), [(Role.VILLAGE_OPERATOR, OTHER_VILLAGE), (Role.VILLAGE_HEAD, VILLAGE)]
)
def test_only_who_brings_the_rosters_of_the_village_records(
    farmer: Person, role: str, region: str
) -> None:
    with pytest.raises(NotPermittedError):
        record_life_event(person_id=farmer.pk, by=reviewer("udin", role, region), **SAID)


def test_the_page_of_the_person_records_and_takes_back(
    farmer: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted: list[bool] = []
    monkeypatch.setattr("payung.membership.pages.count_soon", lambda: counted.append(True))
    client, address = Client(), f"/orang/{farmer.pk}/"
    client.force_login(reviewer("ani"))
    compute_coverage(at=NOW, through=Month.parse("2025-03"), by=None)
    assert "Catat meninggal atau pindah" in client.get(address).content.decode()
    form = {"kind": "mati", "happened_on": "2025-02-10", "because": "akta kematian 7/2025"}
    page = client.post(f"{address}peristiwa/", form, follow=True).content.decode()
    assert "Tercatat: meninggal 10 Februari 2025" in page
    assert "akta kematian 7/2025" in page
    assert "Catat meninggal" not in page
    assert client.post(f"{address}peristiwa/batal/", {"because": " x "}).status_code == 400
    why = {"because": "salah orang"}
    back = client.post(f"{address}peristiwa/batal/", why, follow=True).content.decode()
    assert "Catat meninggal atau pindah" in back
    assert counted == [True, True]
    refused = client.post(f"{address}peristiwa/", {**form, "happened_on": "kemarin"})
    assert refused.status_code == 400
    assert "2025-03-31" in refused.content.decode()


def test_a_count_after_a_change_sees_it(farmer: Person) -> None:
    compute_coverage(at=NOW, through=Month.parse("2025-02"), by=None)
    record_life_event(person_id=farmer.pk, by=reviewer("ani"), **SAID)
    connection.check_constraints()
    assert soon.count_once()
    assert queries.latest_run().through_month == Month.parse("2025-02")  # no month is added by it
    workers = {
        m: queries.indicator("99.07", month=Month.parse(m)).workers for m in ("2025-01", "2025-02")
    }
    assert workers == {"2025-01": 1, "2025-02": 0}
