"""Writes about lists of names that leave the system on paper."""

from __future__ import annotations

from django.db import transaction

from payung.access.models import User
from payung.access.trail.audit import record


@transaction.atomic
def record_list_printed(*, region_code: str, month: str, people: int, by: User) -> None:
    """Who opened the paper view with the names of how many people of a region."""
    record(
        by=by,
        verb="gap_list_printed",
        object_type="gap_list",
        object_id=f"{region_code} {month}",
        region_code=region_code,
        people=people,
    )
