"""Reads about cover for pages and commands. The same cells and words give every figure and its list."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict

from django.core.cache import caches
from django.db import connection
from django.db.models import F, Q, QuerySet, Sum
from django.utils import timezone

from payung.access.rows.sight import EVERYTHING, seeing
from payung.coverage import (
    Bridge,
    Cell,
    Cover,
    Indicator,
    Population,
    Snapshot,
    Span,
    Status,
    Window,
    bridge_list_sql,
    bridge_sql,
    workers_by_status_sql,
)
from payung.coverage.indicator import ALL_SEGMENTS
from payung.membership.counts import NOBODY, Asked, Counts, counts_by_month, counts_inside
from payung.membership.cover.statements import snapshot
from payung.membership.models import (
    ActiveParticipants,
    CoverageRun,
    MembershipCover,
    Participant,
    Standing,
)
from payung.primitives.errors import SetupError
from payung.primitives.month import Month
from payung.primitives.region_code import RegionCode
from payung.register.models import Person


def newest_run() -> CoverageRun | None:
    """The newest computation, if there is one."""
    return CoverageRun.objects.order_by("-pk").first()


def latest_run() -> CoverageRun:
    """The newest computation; SetupError with the next step when there is none."""
    run = newest_run()
    if run is None:
        raise SetupError(
            "Cakupan belum dihitung. Masukkan data warga dan peserta, lalu jalankan: "
            "payung link, kemudian payung coverage."
        )
    return run


def stored_snapshot(run: CoverageRun) -> Snapshot:
    """The stored protection with the window it was computed for."""
    return snapshot(Window(Month(run.origin_month), run.grace_months))


def source_text(run: CoverageRun) -> str:
    """Where a figure comes from, in one line."""
    counted = timezone.localtime(run.computed_at)
    return f"Data warga, peserta, dan iuran yang dimasukkan sampai {counted:%d-%m-%Y %H.%M}"


def as_of(run: CoverageRun) -> dt.date:
    """The day the insurer's newest list speaks of; without a list, the day of the computation."""
    return run.participants_as_of or timezone.localdate(run.computed_at)


def indicators(
    code: str, *, month: Month, digits: int, cover: Cover = Cover.BASIC, segment: str = ALL_SEGMENTS
) -> dict[str, Indicator]:
    """The figure of each region inside `code` whose code has `digits` characters, by code."""
    run = latest_run()
    found = counts_inside(code, month, digits, Asked(cover, segment))
    return {
        region: _indicator(region, month, counts, Asked(cover, segment), run)
        for region, counts in found.items()
    }


def indicator(
    code: str, *, month: Month, cover: Cover = Cover.BASIC, segment: str = ALL_SEGMENTS
) -> Indicator:
    """The figure of one region; all zero when the register names no worker there."""
    asked = Asked(cover, segment)
    found = counts_by_month(code, month, month, asked).get(month, NOBODY)
    return _indicator(code, month, found, asked, latest_run())


def active_participants(code: str, *, month: Month, cover: Cover = Cover.BASIC) -> dict[str, int]:
    """Memberships with that month paid, by segment: the numerator against the insurer's potential."""
    rows = _active(code, month, cover).values("segment").annotate(total=Sum("people"))
    return {row["segment"]: row["total"] for row in rows.order_by("segment")}


def bridge(code: str, *, first: Month, last: Month, cover: Cover = Cover.BASIC) -> Bridge:
    """Why the covered workers of `first` became those of `last`; it adds up or raises ValueError.

    Every worker is looked at, so the answer is kept until the next coverage run; that of the last
    month is counted with the run.
    """
    run = latest_run()
    span = Span(first, last)
    kept = run.last_month_moved
    if kept.get("region") == code and cover is Cover.BASIC and span == run.last_month:
        moved = {Cell(cell): people for cell, people in kept["cells"].items()}
        return _bridge_of_cells(RegionCode(code), span, cover, moved)
    key = f"bridge:{run.pk}:{run.computed_at.timestamp()}:{code}:{first}:{last}:{cover.value}"
    found: Bridge | None = caches["process"].get(key)
    if found is None:
        found = _bridge(run, RegionCode(code), span, cover)
        caches["process"].set(key, found)
    return found


def _bridge(run: CoverageRun, region: RegionCode, span: Span, cover: Cover) -> Bridge:
    return _bridge_of_cells(region, span, cover, bridge_cells(run, region, span, cover))


def bridge_cells(
    run: CoverageRun, region: RegionCode, span: Span, cover: Cover = Cover.BASIC
) -> dict[Cell, int]:
    """Workers in each cell of the bridge, counted from the stored protection."""
    listed = bridge_list_sql(
        stored_snapshot(run),
        span,
        level=region.level,
        cover=cover,
        population=Population(region=region),
    )
    with seeing(EVERYTHING), connection.cursor() as cursor:  # counts, also for who sees no names
        cursor.execute(bridge_sql(listed))
        return {Cell(cell): people for _region, cell, people in cursor.fetchall()}


def _bridge_of_cells(
    region: RegionCode, span: Span, cover: Cover, cells: dict[Cell, int]
) -> Bridge:
    start = indicator(region, month=span.first, cover=cover)
    end = indicator(region, month=span.last, cover=cover)
    return Bridge(region, cover, span, start.covered, end.covered, cells)


def status_list_sql(
    run: CoverageRun,
    month: Month,
    *,
    code: str,
    cover: Cover = Cover.BASIC,
    status: Status | None = None,
) -> str:
    """The workers of a region and month with their status: the list behind every figure."""
    return workers_by_status_sql(
        stored_snapshot(run),
        month,
        cover=cover,
        population=Population(region=RegionCode(code)),
        status=status,
    )


def standing_of_participants(
    code: str, *, month: Month, segment: str = "", cover: Cover = Cover.BASIC
) -> dict[str, int]:
    """The same memberships by whom they belong to (`Standing`): why the insurer's
    number of active participants is not the register's number of covered workers.
    Of one segment, or of all when it is empty.
    """
    active = _active(code, month, cover)
    active = active.filter(segment=segment) if segment else active
    rows = active.values("standing").annotate(total=Sum("people"))
    found = {row["standing"]: row["total"] for row in rows}
    return {standing: found.get(standing, 0) for standing in Standing.values}


def active_memberships(
    code: str, *, month: Month, standing: str = "", segment: str = "", cover: Cover = Cover.BASIC
) -> QuerySet[MembershipCover]:
    """The memberships behind `standing_of_participants`, by place and name; all that is empty is all."""
    bit = int(month) - latest_run().origin_month
    rows = MembershipCover.objects.annotate(
        paid=F(cover.value.lower()).bitrightshift(bit).bitand(1)
    ).filter(Q(region_code=code) | Q(region_code__startswith=f"{code}."), paid=1)
    asked = {"standing": standing, "segment": segment}
    rows = rows.filter(**{name: value for name, value in asked.items() if value})
    known = rows.select_related("participant__village")
    return known.order_by("region_code", "participant__full_name", "participant_id")


def memberships_of(person: Person) -> QuerySet[Participant]:
    """The memberships linked with a person, with their payments."""
    return (
        Participant.objects.filter(links__person=person, links__decision="match")
        .prefetch_related("payments")
        .order_by("segment", "pk")
    )


def _active(code: str, month: Month, cover: Cover) -> QuerySet[ActiveParticipants]:
    rows = ActiveParticipants.objects.filter(month=month, programme=cover.value)
    return rows.filter(Q(region_code=code) | Q(region_code__startswith=f"{code}."))


def _indicator(
    region: str, month: Month, counts: Counts, asked: Asked, run: CoverageRun
) -> Indicator:
    code = RegionCode(region)
    return Indicator(
        level=code.level,
        region_code=code,
        segment=asked.segment,
        month=month,
        cover=asked.cover,
        source=source_text(run),
        as_of=as_of(run),
        **asdict(counts),
    )
