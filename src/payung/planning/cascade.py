"""Dividing a target over districts and villages by a published key, and dividing the rest anew in mid-year.

The three keys, each with what it holds equal (villages that meet a bound excepted):

| key | a village's weight | what is equal for all |
|---|---|---|
| gap | workers not covered (at the start) | the part of its gap that a village closes |
| workforce | workers | the percentage points a village rises |
| equal | 1, or 0 when it can bring nobody | the number of people a village office brings |
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from payung.planning.apportionment import apportion
from payung.planning.readings import WHOLE
from payung.primitives.errors import InputError
from payung.primitives.sentences import say


class Key(StrEnum):
    """By what a target is divided."""

    GAP = "gap"
    WORKFORCE = "workforce"
    EQUAL = "equal"


@dataclass(frozen=True, slots=True)
class Place:
    """A village as it stands: its workers and how many of them are proven covered (unknown is not)."""

    code: str
    workers: int
    covered: int

    @property
    def gap(self) -> int:
        return max(0, self.workers - self.covered)

    @property
    def district(self) -> str:
        return self.code.rpartition(".")[0]


@dataclass(frozen=True, slots=True)
class Bounds:
    """Every village at least `floor` people, and none above `ceiling_basis_points` of its workers.

    The floor of a village is never above its room; the room never above its gap.
    """

    floor: int = 0
    ceiling_basis_points: int = WHOLE

    def room(self, place: Place) -> int:
        most = place.workers * min(self.ceiling_basis_points, WHOLE) // WHOLE
        return max(0, most - place.covered)


@dataclass(frozen=True, slots=True)
class Division:
    """People still to bring, by code. The villages of a district add up to the district exactly."""

    districts: Mapping[str, int]
    villages: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class _Claim:
    code: str
    district: str
    weight: int
    brought: int
    floor: int
    ceiling: int


def divide(
    total: int,
    places: Sequence[Place],
    key: Key,
    bounds: Bounds,
    covered_at_start: Mapping[str, int] | None = None,
) -> Division:
    """`total` people still missing, divided over the villages through their districts.

    With `covered_at_start` (by village code, at the first cascade of this target) it divides anew in
    mid-year: what was brought since counts. The whole way, brought and still missing, is divided by the
    key; nobody gets less than he has already brought; the answer is what is left of each part. So a
    village that ran ahead gets less new work, and one that lost cover starts from where it stands now.
    The floor then holds for the whole way. A village without a start starts now.
    Raises NoSuchDivisionError when the bounds allow no such division, saying by how many people, and
    InputError for a code that stands twice.
    """
    _check_once(places)
    starts = covered_at_start or {}
    claims = [
        _claim(place, max(0, place.covered - starts.get(place.code, place.covered)), key, bounds)
        for place in sorted(places, key=lambda place: place.code)
    ]
    return _left(claims, _whole_ways(total + sum(claim.brought for claim in claims), claims))


def _claim(place: Place, brought: int, key: Key, bounds: Bounds) -> _Claim:
    most = brought + bounds.room(place)
    weight = {
        Key.GAP: brought + place.gap,
        Key.WORKFORCE: place.workers,
        Key.EQUAL: 1 if most else 0,
    }[key]
    floor = max(brought, min(bounds.floor, most))
    return _Claim(place.code, place.district, weight, brought, floor, most if weight else floor)


def _whole_ways(total: int, claims: Sequence[_Claim]) -> dict[str, int]:
    groups = [list(group) for _, group in groupby(claims, key=lambda claim: claim.district)]
    of_districts = apportion(
        total,
        [sum(claim.weight for claim in group) for group in groups],
        [sum(claim.floor for claim in group) for group in groups],
        [sum(claim.ceiling for claim in group) for group in groups],
    )
    ways: dict[str, int] = {}
    for people, group in zip(of_districts, groups, strict=True):
        parts = apportion(
            people,
            [claim.weight for claim in group],
            [claim.floor for claim in group],
            [claim.ceiling for claim in group],
        )
        ways.update(zip((claim.code for claim in group), parts, strict=True))
    return ways


def _left(claims: Sequence[_Claim], ways: Mapping[str, int]) -> Division:
    villages = {claim.code: ways[claim.code] - claim.brought for claim in claims}
    districts: dict[str, int] = {}
    for claim in claims:
        districts[claim.district] = districts.get(claim.district, 0) + villages[claim.code]
    return Division(districts, villages)


def _check_once(places: Sequence[Place]) -> None:
    twice = [code for code, times in Counter(place.code for place in places).items() if times > 1]
    if twice:
        raise InputError(
            say("Wilayah %(twice)s tertulis dua kali dalam pembagian target.", twice=min(twice))
        )
