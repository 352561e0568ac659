"""What a new target may be counted from: shares and numbers of workers that somebody can vouch for."""

from __future__ import annotations

from dataclasses import dataclass

from payung.membership.counts import Counts, counts
from payung.membership.figures import total_potential
from payung.primitives.month import Month
from payung.regions.models import Denominator
from payung.targets.models import Statement

_MOST_STATEMENTS = 8


@dataclass(frozen=True, slots=True)
class OfferedValues:
    """The register's own counts by month, published shares (newest first), the insurer's potential."""

    proven: dict[Month, Counts]
    stated: list[Statement]
    potential: Denominator | None


def offered_values(code: str, month: Month) -> OfferedValues:
    """The register is asked for the month of the page and for the December before it."""
    december = Month.of(month.calendar_year - 1, 12)
    proven = {each: counts(code, each) for each in (december, month)}
    said = Statement.objects.filter(region_id=code, is_target=False, basis_points__isnull=False)
    return OfferedValues(
        proven={each: found for each, found in proven.items() if found and found.workers},
        stated=list(said.order_by("-said_on", "-pk")[:_MOST_STATEMENTS]),
        potential=total_potential(code, as_of=month.last_day),
    )
