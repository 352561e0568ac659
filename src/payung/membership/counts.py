"""How many workers and how many of them covered, summed over villages from the computed cells.

The headline counts workers covered by the basic pair JKK and JKM, over all segments. Every figure of a
page, a command or a file is summed here and nowhere else.
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

STATUSES = ("workers", "covered", "grace", "lapsed", "never", "unknown")


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


NOBODY = Counts(0, 0, 0, 0, 0, 0)
"""The counts of a region in which the register names no worker."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Which cells: a cover, all segments or one, and the regions the reader may see (None: all)."""

    cover: Cover = Cover.BASIC
    segment: str = ALL_SEGMENTS
    scope: Scope | None = None


_HEADLINE = Asked()


def counts(code: str, month: Month, *, scope: Scope | None = None) -> Counts | None:
    """The counts of one region and month; None when cover was not computed for it."""
    return counts_by_month(code, month, month, Asked(scope=scope)).get(month)


def counts_by_month(
    code: str, first: Month, last: Month, asked: Asked = _HEADLINE
) -> dict[Month, Counts]:
    """The counts of each computed month from `first` to `last`, in order of time."""
    cells = _cells(code, asked).filter(month__gte=int(first), month__lte=int(last))
    rows = cells.values_list("month").annotate(**_sums()).order_by("month")
    return {Month(month): Counts(*numbers) for month, *numbers in rows}


def counts_inside(
    code: str, month: Month, length: int, asked: Asked = _HEADLINE
) -> dict[str, Counts]:
    """The counts of the regions inside one whose code has `length` characters (8 kecamatan, 13 desa)."""
    cells = _cells(code, asked).filter(month=int(month))
    placed = cells.annotate(place=Left("village_code", length)).values_list("place")
    rows = placed.annotate(**_sums()).order_by("place")
    return {place: Counts(*numbers) for place, *numbers in rows}


def _sums() -> dict[str, Coalesce]:
    return {name: Coalesce(Sum(name), 0) for name in STATUSES}


def _cells(code: str, asked: Asked) -> QuerySet[CoverageCell]:
    allowed = Q() if asked.scope is None else asked.scope.filter("village_code")
    inside = Q(village_code=code) | Q(village_code__startswith=f"{code}.")
    cells = CoverageCell.objects.filter(inside, allowed, programme=asked.cover.value)
    return cells if asked.segment == ALL_SEGMENTS else cells.filter(segment=asked.segment)
