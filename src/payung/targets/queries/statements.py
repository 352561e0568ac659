"""What was published, beside what the register proves for the same month, and by how much they differ."""

from __future__ import annotations

from dataclasses import dataclass

from payung.membership.counts import Counts, counts_by_month
from payung.primitives.month import Month
from payung.targets.models import Statement


@dataclass(frozen=True, slots=True)
class Comparison:
    """A statement as it was said and the register's own counts. Nothing is averaged away.

    `proven` is None when cover was not computed for the month the statement is about. The differences
    are stated minus proven, in basis points and people; None when one side is silent, and for a target,
    which states no fact to compare.
    """

    statement: Statement
    proven: Counts | None
    proven_basis_points: int | None
    difference_basis_points: int | None
    difference_people: int | None


def statements_beside_register(region_code: str) -> list[Comparison]:
    """Every statement about a region in order of time, each with the register's figure of its month."""
    found = list(Statement.objects.filter(region_id=region_code).select_related("region"))
    months = [Month(statement.about_month) for statement in found]
    known = counts_by_month(region_code, min(months), max(months)) if months else {}
    return [_compare(s, known.get(Month(s.about_month))) for s in found]


def _compare(statement: Statement, proven: Counts | None) -> Comparison:
    share = _share(proven)
    of_fact = None if statement.is_target else proven
    return Comparison(
        statement=statement,
        proven=proven,
        proven_basis_points=share,
        difference_basis_points=_difference(statement.basis_points, share if of_fact else None),
        difference_people=_difference(statement.people, of_fact.covered if of_fact else None),
    )


def _share(proven: Counts | None) -> int | None:
    if proven is None or proven.workers == 0:
        return None
    return (2 * proven.covered * 10_000 + proven.workers) // (2 * proven.workers)


def _difference(stated: int | None, proven: int | None) -> int | None:
    return None if stated is None or proven is None else stated - proven
