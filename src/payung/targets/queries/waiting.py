"""How many of the unknown wait for somebody to decide a possible match."""

from __future__ import annotations

from django.core.cache import caches
from django.db import connection

from payung.coverage import Population, Status, workers_by_status_sql
from payung.membership.models import CoverageRun
from payung.membership.queries import stored_snapshot
from payung.primitives.month import Month
from payung.primitives.region_code import RegionCode


def undecided_workers(run: CoverageRun, code: RegionCode, month: Month) -> int:
    """Workers whose status is unknown because a match is undecided: the gap list's reason `match`.

    The other unknown have no usable identity. Kept until the next coverage run.
    """
    key = f"undecided:{run.pk}:{run.computed_at.timestamp()}:{code}:{month}"
    found: int | None = caches["process"].get(key)
    if found is None:
        found = _count(run, code, month)
        caches["process"].set(key, found)
    return found


def _count(run: CoverageRun, code: RegionCode, month: Month) -> int:
    unknown = workers_by_status_sql(
        stored_snapshot(run), month, population=Population(region=code), status=Status.UNKNOWN
    )
    statement = (
        f"SELECT count(*) FROM (\n{unknown}) AS listed INNER JOIN membership_protection AS stored "  # noqa: S608 - our own statement of a checked code
        "ON listed.worker_id = stored.person_id WHERE stored.identity = 'undecided'"
    )
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return int(cursor.fetchone()[0])
