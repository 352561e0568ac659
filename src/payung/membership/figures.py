"""A figure as a row for files and other programs: each number with its denominator, date and source."""

from __future__ import annotations

import datetime as dt
from typing import Any

from payung.coverage import Indicator
from payung.membership.queries import active_participants
from payung.primitives.month import Month
from payung.regions.models import Denominator
from payung.regions.queries import denominators, region


def as_row(figure: Indicator) -> dict[str, Any]:
    """Flat keys; percentages with two decimals, None when there is nothing to divide by."""
    active = sum(
        active_participants(figure.region_code, month=figure.month, cover=figure.cover).values()
    )
    potential = _potential(figure.region_code, figure.month)
    return {
        "region_code": str(figure.region_code),
        "region_name": region(figure.region_code).name,
        "month": str(figure.month),
        "segment": figure.segment,
        "programme": figure.cover.value,
        "numerator": figure.covered,
        "denominator": figure.workers,
        "grace": figure.grace,
        "lapsed": figure.lapsed,
        "never": figure.never,
        "unknown": figure.unknown,
        "percent_lower": _percent(*figure.lower),
        "percent_upper": _percent(*figure.upper),
        "source": figure.source,
        "as_of": figure.as_of.isoformat(),
        "active_participants": active,
        "potential": potential.people if potential else None,
        "percent_of_potential": _percent(active, potential.people) if potential else None,
        "potential_source": potential.source if potential else None,
        "potential_as_of": potential.as_of.isoformat() if potential else None,
    }


def _percent(part: int, whole: int) -> float | None:
    return round(100 * part / whole, 2) if whole else None


def _potential(code: str, month: Month) -> Denominator | None:
    """The insurer's potential over all segments, as last stated by the end of the month."""
    return total_potential(code, as_of=month.last_day)


def total_potential(code: str, *, as_of: dt.date) -> Denominator | None:
    """One figure for all segments: the one stated so, else the sum of segments of one day and source."""
    found = denominators(code, Denominator.Basis.POTENTIAL, as_of=as_of)
    stated = [d for d in found if d.segment == Denominator.ALL_SEGMENTS]
    if stated:
        return stated[0]
    newest = max((d.as_of for d in found), default=None)
    same = [d for d in found if d.as_of == newest]
    if not same:
        return None
    total = sum(d.people for d in same)
    return Denominator(
        region_id=code,
        segment=Denominator.ALL_SEGMENTS,
        basis=Denominator.Basis.POTENTIAL,
        people=total,
        source=same[0].source,
        as_of=same[0].as_of,
    )
