"""Writes that say who looked at whom, and from where they came."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

from django.db import transaction
from django.http import HttpRequest
from django.urls import Resolver404, resolve

from payung.access.models import User
from payung.access.numbers.keys import sealer
from payung.access.trail.audit import record
from payung.membership.models import Participant
from payung.membership.people import is_number
from payung.register.models import Person


@transaction.atomic
def record_person_seen(
    *, person: Person, by: User, verb: str = "person_seen", came_from: str = ""
) -> None:
    """Somebody opened a page of a person. `came_from` is the name of the page with the link."""
    record(
        by=by,
        verb=verb,
        object_type="register.person",
        object_id=person.pk,
        region_code=person.village_id or "",
        **({"came_from": came_from} if came_from else {}),
    )


@transaction.atomic
def record_membership_seen(
    *, participant: Participant, holder: Person | None, by: User, came_from: str = ""
) -> None:
    """Somebody opened the page of a membership: about its person, when it is known whose it is."""
    about: Person | Participant = holder or participant
    record(
        by=by,
        verb="membership_seen",
        object_type="register.person" if holder else "membership.participant",
        object_id=about.pk,
        region_code=about.village_id or "",
        participant=participant.pk,
        **({"came_from": came_from} if came_from else {}),
    )


@transaction.atomic
def record_search(*, asked: str, found: Iterable[Person], by: User) -> None:
    """Somebody looked for people. What was written is not kept, only a keyed fingerprint of it.

    The fingerprint tells, to who has the key and a name, that this name was looked for.
    """
    written = " ".join(asked.upper().split())
    record(
        by=by,
        verb="people_searched",
        object_type="register.person",
        object_id="",
        by_what="number" if is_number(asked) else "name",
        fingerprint=sealer("person").index(f"search {written}").hex(),
        people=[person.pk for person in found],
    )


def came_from(request: HttpRequest) -> str:
    """The name of the page of this site that had the link; '' when none did."""
    place = urlsplit(request.headers.get("Referer", ""))
    if place.netloc != request.get_host():
        return ""
    try:
        return resolve(place.path).view_name
    except Resolver404:
        return ""
