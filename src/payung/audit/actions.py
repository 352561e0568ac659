"""Writes: that the trail itself was read."""

from __future__ import annotations

import datetime as dt
from hashlib import sha256

from django.db import transaction
from django.utils.translation import gettext as _

from payung.access.models import User
from payung.access.scope import Scope
from payung.access.trail.audit import record
from payung.access.trail.purpose import Purpose, watermark
from payung.audit.book import events_book
from payung.audit.events import Asked, events
from payung.audit.presenters import asked_text

MOST_EXPORTED = 20_000


@transaction.atomic
def export_events(*, scope: Scope, asked: Asked, by: User, at: dt.datetime) -> bytes:
    """The newest 20,000 events that were asked for, as a workbook that says who took it and for what.

    The export is recorded with their number and the hash by which `payung audit export` finds it again.
    """
    found = list(events(scope, asked)[:MOST_EXPORTED])
    because = _("jejak audit: %(asked)s") % {"asked": asked_text(asked)}
    book = events_book(found, watermark(by=by, at=at, purpose=Purpose.AUDIT, because=because))
    record(
        by=by,
        verb="trail_exported",
        object_type="audit.trail",
        object_id=str(found[0].pk) if found else "",
        region_code=asked.region,
        rows=len(found),
        purpose=Purpose.AUDIT.value,
        because=because,
        sha256=sha256(book).hexdigest(),
    )
    return book
