"""Writes about what was published."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from payung.access.models import User
from payung.access.trail.audit import record
from payung.regions.queries import region
from payung.targets.models import Statement
from payung.targets.permissions import check_can_settle
from payung.targets.statement_file import StatedFigure, read_statements


@dataclass(frozen=True, slots=True)
class StatementsRead:
    """The reconciliation of one file: read = created + unchanged."""

    read: int
    created: int
    unchanged: int


@transaction.atomic
def record_statement(
    *, stated: StatedFigure, by: User | None, at: dt.datetime
) -> tuple[Statement, bool]:
    """Keep a published figure as it was said; returns it and whether it was new.

    The same statement twice is one statement. Raises NotFoundError for an unknown region and
    NotPermittedError without the duty to settle targets there.
    """
    place = region(stated.region_code)
    check_can_settle(by, place.code, on=timezone.localdate(at))
    statement, is_new = Statement.objects.get_or_create(
        region=place,
        said_on=stated.said_on,
        about_month=int(stated.about_month),
        basis_points=stated.basis_points,
        people=stated.people,
        is_target=stated.is_target,
        source=stated.source,
        defaults={"text": stated.text},
    )
    if is_new:
        record(
            by=by,
            verb="statement_recorded",
            object_type="statement",
            object_id=statement.pk,
            region_code=place.code,
            source=stated.source,
        )
    return statement, is_new


@transaction.atomic
def import_statements(*, path: Path, by: User | None, at: dt.datetime) -> StatementsRead:
    """All statements of a CSV (`statement_file.COLUMNS`), or none when one line cannot be read."""
    found = read_statements(path)
    created = sum(record_statement(stated=stated, by=by, at=at)[1] for stated in found)
    return StatementsRead(len(found), created, len(found) - created)
