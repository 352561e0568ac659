"""One coverage run: the words of every worker, then the counts of every village, month and cover."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

from payung.access.models import User
from payung.access.trail.audit import record
from payung.coverage import Cover, Snapshot, Window, indicator_sql, protection_sql
from payung.law import grace_months
from payung.membership.cover.statements import CLEAN, OF_PARTICIPANTS, OF_WORKERS, PREPARE, snapshot
from payung.membership.known_months import first_known_month, last_complete_month
from payung.membership.models import CoverageRun
from payung.membership.queries import bridge_cells
from payung.primitives.month import Month
from payung.primitives.region_code import Level, RegionCode
from payung.regions.queries import home_regency

MONTHS_BACK = 35
_FACTS = """
SELECT
    (SELECT count(*) FROM membership_protection),
    (SELECT max(stated_on) FROM membership_participant),
    (SELECT max(first_month + months - 1) FROM membership_payment)
"""


@transaction.atomic
def compute_coverage(
    *,
    at: dt.datetime,
    through: Month,
    by: User | None,
    progress: Callable[[str], None] = lambda _text: None,
) -> CoverageRun:
    """Compute cover anew from the register, links and payments as they stand.

    `through` is the last month counted. At most 35 months before it are counted too, none of them
    earlier than the first month any payment or list speaks of: before that nothing is known.
    """
    first = _first_month(through)
    window = Window.starting(first, grace_months(through.first_day))
    months = [first + i for i in range(int(through) - int(first) + 1)]
    with connection.cursor() as cursor:
        progress("Menyiapkan pekerja, peserta, dan iuran")
        cursor.execute(PREPARE, {"regency": home_regency().code})
        progress("Menghitung bulan yang dibayar")
        _store_protection(cursor, window)
        progress("Menghitung angka setiap desa")
        _store_cells(cursor, snapshot(window), months)
        _store_active_participants(cursor, window, months)
        cursor.execute(CLEAN)
        run = _store_run(cursor, window, through, at)
    progress("Menghitung yang mengubah angka bulan terakhir")
    _store_last_month_moved(run)
    record(
        by=by,
        verb="coverage_computed",
        object_type="coverage_run",
        object_id=run.pk,
        workers=run.workers,
        through=str(through),
    )
    return run


def _first_month(through: Month) -> Month:
    known = first_known_month() or through
    return min(max(known, through + -MONTHS_BACK), through)


def _store_protection(cursor: CursorWrapper, window: Window) -> None:
    cursor.execute("SELECT membership_forget_cover()")
    cursor.execute(
        "INSERT INTO membership_protection (person_id, village_code, segment, from_month, "
        "until_month, end_reason, identity, jkk, jkm, jht, jp, basic, before) "
        + protection_sql(OF_WORKERS, window)
    )
    cursor.execute("SELECT access_refresh_statistics('membership_protection')")


def _store_cells(cursor: CursorWrapper, stored: Snapshot, months: list[Month]) -> None:
    for cover in Cover:
        cursor.execute(
            "INSERT INTO membership_coveragecell (month, village_code, segment, programme, workers, "
            "covered, grace, lapsed, never, unknown) "
            f"SELECT month, region_code, segment, '{cover.value}', workers, covered, grace, lapsed, "
            f"never, unknown FROM ({_by_village(stored, months, cover)}) AS counted "
            "WHERE segment <> 'ALL'"
        )
    cursor.execute("SELECT access_refresh_statistics('membership_coveragecell')")


def _store_active_participants(cursor: CursorWrapper, window: Window, months: list[Month]) -> None:
    cursor.execute(
        "CREATE TEMP TABLE cover_memberships ON COMMIT DROP AS "
        + protection_sql(OF_PARTICIPANTS, window)
    )
    cursor.execute(
        "INSERT INTO membership_membershipcover (participant_id, region_code, segment, standing, "
        "jkk, jkm, jht, jp, basic) SELECT worker_id, village_code, split_part(segment, ':', 1), "
        "split_part(segment, ':', 2), jkk, jkm, jht, jp, basic FROM cover_memberships; "
        "SELECT access_refresh_statistics('membership_membershipcover')"
    )
    memberships = Snapshot(window, "cover_memberships")
    for cover in Cover:
        cursor.execute(
            "INSERT INTO membership_activeparticipants (month, region_code, segment, standing, "
            "programme, people) SELECT month, region_code, split_part(segment, ':', 1), "
            f"split_part(segment, ':', 2), '{cover.value}', covered "
            f"FROM ({_by_village(memberships, months, cover)}) AS counted "
            "WHERE segment <> 'ALL' AND covered > 0"
        )
    cursor.execute("DROP TABLE cover_memberships")


def _by_village(stored: Snapshot, months: list[Month], cover: Cover) -> str:
    return indicator_sql(stored, months, levels=(Level.VILLAGE,), cover=cover)


def _store_last_month_moved(run: CoverageRun) -> None:
    span = run.last_month
    if span is None:
        return
    regency = RegionCode(home_regency().code)
    cells = {cell.value: people for cell, people in bridge_cells(run, regency, span).items()}
    run.last_month_moved = {"region": regency, "cells": cells}
    run.save(update_fields=["last_month_moved"])


def _complete(first: Month, through: Month) -> int:
    known = last_complete_month() or through
    return max(int(first), min(int(known), int(through)))


def _store_run(
    cursor: CursorWrapper, window: Window, through: Month, at: dt.datetime
) -> CoverageRun:
    cursor.execute(_FACTS)
    workers, stated_on, payments_through = cursor.fetchone()
    return CoverageRun.objects.create(
        computed_at=at,
        origin_month=int(window.origin),
        through_month=int(through),
        complete_month=_complete(window.first_month, through),
        grace_months=window.grace_months,
        workers=workers,
        participants_as_of=stated_on,
        payments_through=payments_through,
    )
