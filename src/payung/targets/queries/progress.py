"""How far a region is on its way: workers, covered, missing, needed a month, and where the pace leads."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from payung.membership.counts import Counts, counts_by_month
from payung.planning.pace import Pace, pace
from payung.planning.readings import Method, Reading, read_target, readings
from payung.primitives.errors import InputError
from payung.primitives.month import Month
from payung.targets.models import Target

PACE_MONTHS = 6
"""The pace is measured over the last six months, or as many of them as were computed."""


@dataclass(frozen=True, slots=True)
class Way:
    """One reading of a target, how many people it still misses, and the pace towards it."""

    reading: Reading
    missing: int
    pace: Pace


@dataclass(frozen=True, slots=True)
class Progress:
    """A target beside the proven figure of a month. Two ways until it is settled, then one."""

    target: Target
    month: Month
    counts: Counts
    ways: tuple[Way, ...]

    @property
    def is_settled(self) -> bool:
        return bool(self.target.method)


def target_in_force(region_code: str, month: Month) -> Target | None:
    """The next target of a region whose deadline has not passed in a month; None when there is none."""
    found = Target.objects.filter(region_id=region_code, withdrawn_at=None)
    return (
        found.filter(deadline_month__gte=int(month))
        .select_related("region", "settled_by")
        .order_by("deadline_month")
        .first()
    )


def target_to_show(region_code: str, month: Month) -> Target | None:
    """The target in force; without one the last that ended, so that its result does not vanish."""
    return to_show(targets_of(region_code), month)


def to_show(known: list[Target], month: Month) -> Target | None:
    """The same from the targets of a region, the latest deadline first."""
    in_force = [each for each in known if each.deadline_month >= month]
    return in_force[-1] if in_force else next(iter(known), None)


def targets_of(region_code: str) -> list[Target]:
    """Every target of a region that was not withdrawn, the latest deadline first."""
    return [each for each in proposals_of(region_code) if each.withdrawn_at is None]


def proposals_of(region_code: str) -> list[Target]:
    """The same with those that were withdrawn."""
    found = Target.objects.filter(region_id=region_code)
    people = ("settled_by", "withdrawn_by")
    return list(found.select_related("region", *people).order_by("-deadline_month", "-pk"))


def target_readings(target: Target) -> tuple[Reading, ...]:
    """Both readings until the target is settled, then the one that was chosen."""
    if target.method:
        return (_read(target, Method(target.method)),)
    return readings(target.base_basis_points, target.increase_basis_points, target.denominator)


def reading_in_force(target: Target) -> Reading:
    """The settled reading; InputError with the way out when nobody has settled it."""
    if not target.method:
        raise InputError(
            _(
                "Cara membaca target %(region)s untuk %(month)s belum ditetapkan. Tetapkan dahulu di "
                "halaman Target, atau dengan: payung target settle --method relative."
            )
            % {"region": target.region_id, "month": Month(target.deadline_month)}
        )
    return _read(target, Method(target.method))


def target_progress(target: Target, month: Month) -> Progress | None:
    """The progress of a target in a month; None when cover was not computed for that month."""
    history = counts_by_month(target.region_id, month + -PACE_MONTHS, month)
    if month not in history:
        return None
    covered = [history[m].covered for m in consecutive_until(list(history), month)]
    ways = tuple(_way(target, reading, covered, month) for reading in target_readings(target))
    return Progress(target, month, history[month], ways)


def consecutive_until(months: list[Month], last: Month) -> list[Month]:
    """The unbroken row of months that ends with `last`, oldest first."""
    known, row = set(months), [last]
    while row[0] - 1 in known:
        row.insert(0, Month(int(row[0]) - 1))
    return row


def _way(target: Target, reading: Reading, covered: list[int], month: Month) -> Way:
    deadline = Month(target.deadline_month)
    found = pace(covered, now=month, deadline=deadline, goal=reading.people)
    return Way(reading, found.missing, found)


def _read(target: Target, method: Method) -> Reading:
    return read_target(
        method,
        base_basis_points=target.base_basis_points,
        stated_basis_points=target.increase_basis_points,
        denominator=target.denominator,
    )
