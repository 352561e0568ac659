"""A figure as a row for files and other programs: each number with its denominator, date and source."""

from __future__ import annotations

import datetime as dt
from typing import Any

from payung.coverage import Indicator
from payung.membership.queries import active_participants
from payung.primitives.month import Month
from payung.regions.models import Denominator
from payung.regions.queries import region, stated_denominators


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


NEEDED_SEGMENTS = frozenset({"PU", "BPU"})
"""Without both, a sum of segments is no figure for all workers."""


def total_potential(code: str, *, as_of: dt.date) -> Denominator | None:
    """One figure for all segments, of one source and day: the newest that is stated so or adds up so.

    On one day a stated total goes before a sum; a sum must hold at least PU and BPU.
    """
    found = stated_potential(code, as_of=as_of)
    return found[0] if found and found[0].segment == Denominator.ALL_SEGMENTS else None


def stated_potential(code: str, *, as_of: dt.date) -> list[Denominator]:
    """The total alone; where there is none the segments that one source stated last, of one day."""
    said: dict[tuple[dt.date, str], list[Denominator]] = {}
    for each in stated_denominators(code, Denominator.Basis.POTENTIAL, as_of=as_of):
        said.setdefault((each.as_of, each.source), []).append(each)
    totals = [total for group in said.values() if (total := _total(code, group))]
    if totals:
        return [max(totals, key=lambda total: (total.as_of, total.pk or 0))]
    return max(said.values(), key=lambda group: (group[0].as_of, group[0].pk), default=[])


def _total(code: str, group: list[Denominator]) -> Denominator | None:
    """The total that one source states or implies on one day."""
    for each in group:
        if each.segment == Denominator.ALL_SEGMENTS:
            return each
    if not {each.segment for each in group} >= NEEDED_SEGMENTS:
        return None
    return Denominator(
        region_id=code,
        segment=Denominator.ALL_SEGMENTS,
        basis=Denominator.Basis.POTENTIAL,
        people=sum(each.people for each in group),
        source=group[0].source,
        as_of=group[0].as_of,
    )
