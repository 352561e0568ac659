"""Linking after each file finds what linking everything at once finds, and leaves the rest as it lies."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.membership.conftest import NOW, membership, worker

from payung.access.numbers.keys import sealer
from payung.membership.linking import link_registers
from payung.membership.models import Link, Participant
from payung.register.models import Person

pytestmark = pytest.mark.django_db
LATER = NOW + dt.timedelta(days=1)
NAMES = (
    "Sitti Aminah",
    "Siti Aminah",
    "St. Aminah Daeng Bau",
    "Aminah Sitti",
    "Baso Hamzah",
    "Baso",
)
DAYS = (dt.date(1990, 1, 1), dt.date(1990, 1, 10), dt.date(1991, 1, 1), None)
ROW = st.tuples(st.sampled_from(NAMES), st.sampled_from(DAYS))
FILES = st.lists(
    st.tuples(st.lists(ROW, max_size=4), st.lists(ROW, max_size=4)), min_size=1, max_size=3
)


def bring(persons: Iterable[tuple], memberships: Iterable[tuple]) -> None:
    for name, born in persons:
        made = worker(f"{name} {Person.objects.count()}")
        Person.objects.filter(pk=made.pk).update(full_name=name, birth_date=born)
    for name, born in memberships:
        made = membership(f"{name} {Participant.objects.count()}", birth_date=born)
        Participant.objects.filter(pk=made.pk).update(full_name=name)


def number(nik: str) -> None:
    """Everybody so far has this number, which settles who is who whatever else comes."""
    for model in (Person, Participant):
        model.objects.update(nik_sealed=sealer("nik").seal(nik))


def links() -> list[tuple]:
    return list(
        Link.objects.order_by("participant", "person").values_list(
            "participant", "person", "decision", "probability", "evidence"
        )
    )


def keys() -> set[tuple]:
    return set(Link.objects.values_list("id", "decided_at"))


@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(files=FILES)
def test_file_by_file_gives_the_links_of_all_files_at_once(rekaan, files):
    Person.objects.all().delete()
    Participant.objects.all().delete()
    for persons, memberships in files:
        bring(persons, memberships)
        link_registers(at=NOW, by=None)
    step_by_step = links()
    Link.objects.all().delete()
    link_registers(at=NOW, by=None)
    assert links() == step_by_step


def test_a_link_that_is_found_again_keeps_its_key_and_its_day(rekaan):
    bring([("Sitti Aminah", DAYS[0])], [("Sitti Aminah", DAYS[0])])
    number("9907014101900001")
    link_registers(at=NOW, by=None)
    before = keys()
    bring([("Baso Hamzah", DAYS[2])], [("Baso Hamzah", DAYS[2])])
    summary = link_registers(at=LATER, by=None)
    assert before < keys()
    assert (summary.differences.written, summary.differences.removed) == (1, 0)


def test_linking_again_writes_nothing(rekaan):
    bring([("Sitti Aminah", DAYS[0]), ("Siti Aminah", DAYS[1])], [("St. Aminah", DAYS[0])])
    link_registers(at=NOW, by=None)
    summary = link_registers(at=LATER, by=None)
    assert Link.objects.exists()
    assert (summary.differences.written, summary.differences.removed) == (0, 0)


def test_a_membership_whose_person_turns_up_moves_to_that_person(rekaan):
    bring([("Sitti Aminah", DAYS[0])], [("Sitti Aminah", DAYS[0])])
    link_registers(at=NOW, by=None)
    Person.objects.update(full_name="Rosma Tenri", birth_date=dt.date(1960, 5, 5))
    bring([("Sitti Aminah", DAYS[0])], [])
    summary = link_registers(at=LATER, by=None)
    assert Link.objects.get().person.full_name == "Sitti Aminah"
    assert (summary.differences.written, summary.differences.removed) == (1, 1)


def test_ties_fall_the_same_way_however_the_rows_lie_on_the_disk(rekaan):
    twins = [("Sitti Aminah", DAYS[0])] * 2
    bring(twins, twins)
    link_registers(at=NOW, by=None)
    first = links()
    _turn_the_rows_round()
    link_registers(at=LATER, by=None)
    assert links() == first


def _turn_the_rows_round() -> None:
    """An updated row lies elsewhere on the disk: updated one after the other, the later key comes first."""
    keys = list(Person.objects.order_by("pk").values_list("pk", flat=True))
    for turn in range(50):
        Person.objects.filter(pk=keys[turn % len(keys)]).update(rt=f"{turn:03d}")
        with connection.cursor() as cursor:
            cursor.execute("SELECT id FROM register_person")
            if [key for (key,) in cursor.fetchall()] != keys:
                return
    raise AssertionError("fifty updates left the rows in the order of their keys")
