"""A village of a made-up regency, with people, memberships and payments written by hand."""

from __future__ import annotations

import datetime as dt
from hashlib import sha256

import pytest

from payung.membership.models import Link, Participant, Payment
from payung.primitives.month import Month
from payung.regions import actions
from payung.regions.official import OfficialRegion
from payung.register.models import Person, Work

VILLAGE = "99.07.04.2005"
NOW = dt.datetime(2025, 4, 1, 8, 0, tzinfo=dt.UTC)
REGIONS = [
    ("99", "Contoh", 1, "provinsi"),
    ("99.07", "Rekaan", 2, "kabupaten"),
    ("99.07.04", "Tengah", 3, "kecamatan"),
    (VILLAGE, "Pattongko", 4, "desa"),
    ("99.07.04.2006", "Saotengnga", 4, "desa"),
]


@pytest.fixture
def rekaan(db):
    actions.load_official_regions(by=None, regions=(OfficialRegion(*row) for row in REGIONS))
    return actions.choose_regency(code="99.07", by=None)


def worker(name: str, *, village: str = VILLAGE, nik_state: str = "valid", **work) -> Person:
    """A worker of 1990 with a usable identity, counted from 2010 on unless said otherwise."""
    person = Person.objects.create(
        natural_key=_key(name),
        content_hash=b"",
        full_name=name,
        village_id=village,
        birth_date=dt.date(1990, 1, 1),
        nik_state=nik_state,
        updated_at=NOW,
    )
    given = {
        "segment": "BPU",
        "verdict": "worker",
        "from_month": int(Month.parse("2010-01")),
        **work,
    }
    Work.objects.create(person=person, reason="uji", rule_version="uji", **given)
    return person


def membership(
    name: str, *, person: Person | None = None, decision: str = "match", **given
) -> Participant:
    """A membership, linked with a person when one is given."""
    values = {"segment": "BPU", "programmes": 3, "village_id": VILLAGE, **given}
    made = Participant.objects.create(
        natural_key=_key("p" + name), content_hash=b"", full_name=name, **values
    )
    if person is not None:
        Link.objects.create(
            participant=made,
            person=person,
            decision=decision,
            probability=1.0,
            decided_at=NOW,
            method="uji",
        )
    return made


def paid(participant: Participant, first: str, months: int = 1, programmes: int = 3) -> Payment:
    """A payment line of Rp16.800 a month."""
    return Payment.objects.create(
        natural_key=_key(f"{participant.pk}{first}{months}{programmes}"),
        participant=participant,
        first_month=int(Month.parse(first)),
        months=months,
        programmes=programmes,
        amount=16_800 * months,
    )


def _key(text: str) -> bytes:
    return sha256(text.encode()).digest()[:16]
