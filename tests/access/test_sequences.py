"""No sequence of what a village operator can do shows or changes a person of another village."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from payung.access.roles import Role
from payung.intake import worker
from payung.membership.models import Link
from payung.register.models import Person, Work

from ..pages.village_set import (
    ANGGREK,
    EAST,
    KENANGA,
    LONG_NAME,
    MELATI,
    REGENCY,
    WEST,
    account,
)
from .addresses import ADDRESSES

PLACES = (REGENCY, WEST, EAST, MELATI, KENANGA, ANGGREK)
NOT_HERE = {"keluar/", "api/"}  # signing out would end the sequence at once
ROUTES = sorted(set(ADDRESSES) - NOT_HERE)
FILLINGS = {
    "<str:kind>": ("pekerja", "terlindungi", "semua"), "<str:cell>": ("new", "lapsed"),
    "<int:version>": ("1",), "<slug:situation>": ("meninggal-kecelakaan",), "<str:secret>": ("x",),
    "<str:code>": PLACES,
}  # fmt: skip
QUERIES = ({}, {"bulan": "2025-05"}, {"alasan": "never"}, {"halaman": "2"}, {"urut": "name"})
Step = tuple[str, str, dict[str, Any]]


@pytest.fixture(autouse=True)
def _site(regency: None, db: None, settings: Any, tmp_path: Path, monkeypatch: Any) -> None:
    settings.FILES_ROOT = tmp_path
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    monkeypatch.setattr(worker, "start", lambda file_id: None)


@st.composite
def steps(draw: st.DrawFn) -> Step:
    """A request an operator can send: any address, any identifier, any of the usual questions.

    Identifiers are places in the list of all people, links or files, so that strangers are asked for.
    """
    route = draw(st.sampled_from(ROUTES))
    path = "/" + route
    for placeholder, values in FILLINGS.items():
        path = path.replace(placeholder, draw(st.sampled_from(values)))
    nth = draw(st.integers(0, 69))
    data = draw(st.sampled_from([*QUERIES, {"cari": "warga"}, {"person": nth, "verdict": "same"}]))
    return draw(st.sampled_from(["get", "post"])), f"{path}|{nth}", data


@given(st.lists(steps(), min_size=1, max_size=8))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_an_operator_reaches_nobody_of_another_village_whatever_he_asks_in_whatever_order(
    sequence: list[Step],
) -> None:
    people = list(Person.objects.order_by("pk"))
    own = {p.full_name for p in people if p.village_id == MELATI}
    strangers = {p.full_name for p in people if p.village_id != MELATI} - own - {LONG_NAME}
    before = state_of_others()
    with transaction.atomic():
        client = Client()
        client.force_login(account("operator", Role.VILLAGE_OPERATOR, MELATI))
        for method, path, data in sequence:
            answer = send(client, method, path, data, people)
            assert answer.status_code < 500
            assert not {name for name in strangers if name in text_of(answer)}, path
        assert state_of_others() == before
        transaction.set_rollback(True)


def send(
    client: Client, method: str, path: str, data: dict[str, Any], people: list[Person]
) -> HttpResponse:
    address, _, nth = path.partition("|")
    person = people[int(nth) % len(people)]
    address = address.replace("<int:person_id>", str(person.pk))
    for placeholder in ("<int:file_id>", "<int:pk>", "<int:stratum>"):
        address = address.replace(placeholder, nth)
    link = Link.objects.filter(person=person).first()
    if "person" in data and link:
        data = {**data, "person": person.pk, "participant": link.participant_id}
    response: HttpResponse = getattr(client, method)(address, data)
    return response


def text_of(answer: HttpResponse) -> str:
    whole = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return whole.decode(errors="replace")


def state_of_others() -> tuple[Any, ...]:
    others = Person.objects.exclude(village_id=MELATI).order_by("pk")
    work = Work.objects.exclude(person__village_id=MELATI).order_by("pk")
    links = Link.objects.exclude(person__village_id=MELATI).order_by("pk")
    return tuple(tuple(rows.values_list()) for rows in (others, work, links))
