"""Writes about lists of names that leave the system on paper."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from payung.access.limits.limits import EXPORTS, count_against
from payung.access.models import AuditEvent, User
from payung.access.trail.audit import record

_SHOWN = 5


@transaction.atomic
def record_list_printed(*, region_code: str, month: str, people: int, by: User) -> None:
    """Who opened the paper view with the names of how many people of a region; limited like downloads."""
    count_against(EXPORTS, by, at=timezone.now())
    record(
        by=by,
        verb="gap_list_printed",
        object_type="gap_list",
        object_id=f"{region_code} {month}",
        region_code=region_code,
        people=people,
    )


def exports_by(user: User) -> list[AuditEvent]:
    """The last lists that somebody took away as a spreadsheet."""
    rows = AuditEvent.objects.filter(
        actor=user, verb="gap_list_exported", details__has_key="sha256"
    )
    return list(rows.order_by("-pk")[:_SHOWN])
