"""What each district or village was given to bring, and how much of it is still missing."""

from __future__ import annotations

from dataclasses import dataclass

from payung.access.scope import Scope
from payung.membership.counts import Asked, Counts, counts_inside
from payung.planning.pace import needed_per_month
from payung.primitives.month import Month
from payung.primitives.region_code import Level, RegionCode
from payung.regions.models import Region
from payung.regions.queries import inside
from payung.targets.models import Cascade, CascadeShare, Target

_CODE_LENGTH = {Level.DISTRICT: 8, Level.VILLAGE: 13}


@dataclass(frozen=True, slots=True)
class Share:
    """One region's part. Without a cascade `given`, `goal` and `missing` are None, not 0.

    `goal` is the number of people to be covered at the deadline; `counts` is None for a region whose
    people are not in the register.
    """

    region: Region
    counts: Counts | None
    given: int | None
    goal: int | None
    missing: int | None
    needed_per_month: int | None


def latest_cascade(target: Target) -> Cascade | None:
    """The division in force; earlier ones stay in `target.cascades`."""
    return target.cascades.order_by("-version").first()


def covered_at_start(target: Target) -> dict[str, int] | None:
    """Covered people by village when the target was first divided; None before that."""
    first = target.cascades.order_by("version").first()
    return dict(first.shares.values_list("region_id", "covered_at_start")) if first else None


def shares(
    target: Target | None, region_code: str, month: Month, *, scope: Scope | None = None
) -> list[Share]:
    """The parts one level below a region, most missing people first (then most uncovered, then code)."""
    level = Level(RegionCode(region_code).level + 1)
    places = list(inside(region_code, level))
    if scope is not None:
        places = [place for place in places if scope.contains(place.code)]
    known = counts_inside(region_code, month, _CODE_LENGTH[level], Asked(scope=scope))
    given = _given(target, [place.code for place in places])
    left = int(target.deadline_month) - int(month) if target else 0
    found = [_share(p, known.get(p.code), given.get(p.code), left) for p in places]
    return sorted(found, key=_most_missing_first)


def share_of(target: Target, region_code: str, month: Month) -> Share | None:
    """The part of one district or village; None when the target was not divided down to it."""
    given = _given(target, [region_code]).get(region_code)
    if given is None:
        return None
    known = counts_inside(region_code, month, len(region_code))
    left = int(target.deadline_month) - int(month)
    return _share(given.region, known.get(region_code), given, left)


def _given(target: Target | None, codes: list[str]) -> dict[str, CascadeShare]:
    cascade = latest_cascade(target) if target else None
    if cascade is None:
        return {}
    rows = cascade.shares.filter(region_id__in=codes).select_related("region")
    return {row.region_id: row for row in rows}


def _share(region: Region, counts: Counts | None, given: CascadeShare | None, left: int) -> Share:
    if given is None:
        return Share(region, counts, None, None, None, None)
    goal = given.covered_at_start + given.people
    missing = max(0, goal - (counts.covered if counts else 0))
    return Share(region, counts, given.people, goal, missing, needed_per_month(missing, left))


def _most_missing_first(share: Share) -> tuple[int, int, str]:
    uncovered = share.counts.uncovered if share.counts else 0
    return -(share.missing or 0), -uncovered, share.region.code
