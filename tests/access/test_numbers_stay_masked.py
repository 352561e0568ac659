"""Whole numbers stand on no page and in no export but those asked for with a purpose."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.http import HttpResponse

from payung.access.numbers.keys import sealer
from payung.access.roles import Role
from payung.membership.models import Participant
from payung.register.models import Household, Person

from ..pages.village_set import MELATI, REGENCY
from .addresses import ADDRESSES, Address
from .test_every_address import NOT_ASKED, ask, signed_in, targets

CARD, PHONE = "99070000001", "081299070001"
WHOLE = {
    "orang/<int:person_id>/nomor/": "the reveal itself",
    "privasi/permintaan/<int:request_id>/surat/": "the whole record, to whom it is about",
    "berkas/<int:file_id>/baris/<int:row_id>/": "its sender mends the row he wrote",
    "berkas/<int:file_id>/dikembalikan.xlsx": "its sender mends the rows he wrote",
}


@pytest.fixture(autouse=True)
def _site(regency: None, db: None, settings: Any, tmp_path: Path, monkeypatch: Any) -> None:
    settings.FILES_ROOT = tmp_path
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    monkeypatch.setattr("payung.intake.worker.start", lambda file_id: None)
    Person.objects.update(phone_sealed=sealer("phone").seal(PHONE))
    Participant.objects.update(card_sealed=sealer("card").seal(CARD))


@pytest.fixture
def numbers() -> set[str]:
    """Every whole number that the register and the memberships keep."""
    niks = Person.objects.exclude(nik_sealed=None).values_list("nik_sealed", flat=True)
    cards = Household.objects.values_list("kk_sealed", flat=True)
    found = {sealer("nik").open(bytes(value)) for value in niks}
    return found | {sealer("kk").open(bytes(value)) for value in cards} | {CARD, PHONE}


def shown(answer: HttpResponse) -> Iterator[str]:
    """The text of an answer; of a workbook that of every part."""
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if not zipfile.is_zipfile(io.BytesIO(body)):
        yield body.decode()
        return
    with zipfile.ZipFile(io.BytesIO(body)) as book:
        yield from (book.read(name).decode() for name in book.namelist())


def whole(texts: Iterator[str], numbers: set[str]) -> set[str]:
    """The kept numbers that stand in a text, however their digits are parted."""
    runs = (
        re.sub(r"[\s.-]", "", run) for text in texts for run in re.findall(r"[\d\s.-]{11,}", text)
    )
    joined = " ".join(runs)
    return {number for number in numbers if number in joined}


@pytest.mark.parametrize("role", [Role.DATA_STEWARD, Role.REGENCY_OFFICER])
@pytest.mark.parametrize(
    "route", [r for r, a in ADDRESSES.items() if a.method not in NOT_ASKED and r not in WHOLE]
)
def test_a_page_or_export_holds_no_whole_number(role: str, route: str, numbers: set[str]) -> None:
    client, user = signed_in(role, REGENCY)
    address: Address = ADDRESSES[route]
    for _place, filled in targets(address, user):
        assert whole(shown(ask(client, route, address, filled)), numbers) == set(), filled


def test_the_walk_finds_a_number_where_one_stands(numbers: set[str]) -> None:
    client, _user = signed_in(Role.DATA_STEWARD, REGENCY)
    person = Person.objects.filter(village_id=MELATI).exclude(nik_sealed=None).earliest("pk")
    told = {"purpose": "claim", "because": "berkas santunan kurang satu"}
    answer = client.post(f"/orang/{person.pk}/nomor/", told)
    assert {sealer("nik").open(bytes(person.nik_sealed)), CARD, PHONE} <= whole(
        shown(answer), numbers
    )


def test_a_number_searched_for_is_not_written_back(numbers: set[str]) -> None:
    client, _user = signed_in(Role.DATA_STEWARD, REGENCY)
    person = Person.objects.filter(village_id=MELATI).exclude(nik_sealed=None).earliest("pk")
    nik = sealer("nik").open(bytes(person.nik_sealed))
    answer = client.post("/orang/", {"cari": nik})
    assert person.full_name in answer.content.decode()
    assert whole(shown(answer), numbers) == set()
