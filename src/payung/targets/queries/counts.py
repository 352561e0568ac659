"""How many workers and how many of them covered, summed over villages from the computed cells.

The headline counts workers covered by the basic pair JKK and JKM, over all segments.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q, QuerySet, Sum
from django.db.models.functions import Coalesce, Left

from payung.access.scope import Scope
from payung.coverage.cover import Cover
from payung.coverage.indicator import ALL_SEGMENTS
from payung.membership.models import CoverageCell
from payung.primitives.month import Month

_STATUSES = ("workers", "covered", "grace", "lapsed", "never", "unknown")


@dataclass(frozen=True, slots=True)
class Counts:
    """Workers of a region in a month by status; the statuses add up to the workers."""

    workers: int
    covered: int
    grace: int
    lapsed: int
    never: int
    unknown: int

    @property
    def uncovered(self) -> int:
        """Everybody who is not proven covered: the length of the gap list."""
        return self.workers - self.covered


def counts(code: str, month: Month, *, scope: Scope | None = None) -> Counts | None:
    """The counts of one region and month; None when cover was not computed for it."""
    return counts_by_month(code, month, month, scope=scope).get(month)


def counts_by_month(
    code: str, first: Month, last: Month, *, scope: Scope | None = None
) -> dict[Month, Counts]:
    """The counts of each computed month from `first` to `last`, in order of time."""
    cells = _cells(code, scope).filter(month__gte=int(first), month__lte=int(last))
    rows = cells.values_list("month").annotate(**_sums()).order_by("month")
    return {Month(month): Counts(*numbers) for month, *numbers in rows}


def counts_inside(
    code: str, month: Month, length: int, *, scope: Scope | None = None
) -> dict[str, Counts]:
    """The counts of the regions inside one whose code has `length` characters (8 kecamatan, 13 desa)."""
    cells = _cells(code, scope).filter(month=int(month))
    placed = cells.annotate(place=Left("village_code", length)).values_list("place")
    rows = placed.annotate(**_sums()).order_by("place")
    return {place: Counts(*numbers) for place, *numbers in rows}


def village_counts(code: str, month: Month) -> dict[str, tuple[int, int]]:
    """(workers, covered) of each village inside a region that has computed cells."""
    found = counts_inside(code, month, 13)
    return {village: (counts.workers, counts.covered) for village, counts in found.items()}


def _sums() -> dict[str, Coalesce]:
    return {name: Coalesce(Sum(name), 0) for name in _STATUSES}


def _cells(code: str, scope: Scope | None) -> QuerySet[CoverageCell]:
    allowed = Q() if scope is None else scope.filter("village_code")
    cells = CoverageCell.objects.filter(_inside("village_code", code), allowed)
    return cells.filter(programme=Cover.BASIC.value).exclude(segment=ALL_SEGMENTS)


def _inside(field: str, code: str) -> Q:
    return Q(**{field: code}) | Q(**{f"{field}__startswith": f"{code}."})
