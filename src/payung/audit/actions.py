"""Writes: that the trail itself was read."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import transaction

from payung.access.models import AuditEvent, User
from payung.access.scope import Scope
from payung.access.trail.audit import record
from payung.audit.events import Asked, events

MOST_EXPORTED = 20_000


@transaction.atomic
def export_events(*, scope: Scope, asked: Asked, by: User) -> Iterator[AuditEvent]:
    """The newest 20,000 events that were asked for; the export is recorded with their number."""
    found = list(events(scope, asked)[:MOST_EXPORTED])
    record(
        by=by,
        verb="trail_exported",
        object_type="audit.trail",
        object_id=str(found[0].pk) if found else "",
        region_code=asked.region,
        rows=len(found),
    )
    return iter(found)
