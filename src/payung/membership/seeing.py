"""Writes that say who looked at whom."""

from __future__ import annotations

from django.db import transaction

from payung.access.models import User
from payung.access.trail.audit import record
from payung.register.models import Person


@transaction.atomic
def record_person_seen(*, person: Person, by: User) -> None:
    """Somebody opened the page of a person."""
    record(
        by=by,
        verb="person_seen",
        object_type="register.person",
        object_id=person.pk,
        region_code=person.village_id or "",
    )
