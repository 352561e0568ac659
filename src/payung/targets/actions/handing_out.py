"""Writes about lists of names that leave the system on paper."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from payung.access.limits.limits import EXPORTS, count_against
from payung.access.models import AuditEvent, User
from payung.access.trail.audit import record
from payung.access.trail.purpose import told_purpose, told_reason, watermark

_SHOWN = 5


@transaction.atomic
def record_list_printed(
    *,
    region_code: str,
    month: str,
    people: int,
    purpose: str,
    because: str,
    by: User,
    at: dt.datetime,
) -> str:
    """Who opened the paper view with the names of how many people of a region, for what and why.

    Returned is the line for each sheet of paper. InputError without a purpose and a reason; limited like
    downloads.
    """
    chosen, reason = told_purpose(purpose), told_reason(because)
    count_against(EXPORTS, by, at=at)
    record(
        by=by,
        verb="gap_list_printed",
        object_type="gap_list",
        object_id=f"{region_code} {month}",
        region_code=region_code,
        people=people,
        purpose=chosen.value,
        because=reason,
    )
    return watermark(by=by, at=at, purpose=chosen, because=reason, on_paper=True)


def exports_by(user: User) -> list[AuditEvent]:
    """The last lists that somebody took away as a spreadsheet."""
    rows = AuditEvent.objects.filter(
        actor=user, verb="gap_list_exported", details__has_key="sha256"
    )
    return list(rows.order_by("-pk")[:_SHOWN])
