"""Which regions a person may see for a duty. Nothing assigned means nothing seen."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Q

from payung.access.models import RoleAssignment, User
from payung.access.roles import DUTIES, Duty
from payung.primitives.errors import NotPermittedError
from payung.primitives.region_code import RegionCode


@dataclass(frozen=True, slots=True)
class Scope:
    """Region codes whose whole insides may be seen, and whether people without a region may."""

    codes: tuple[RegionCode, ...]
    unplaced: bool = False

    def contains(self, region_code: str) -> bool:
        return any(code.contains(region_code) for code in self.codes)

    def filter(self, field: str) -> Q:
        """A condition on a field that holds a region code. An empty scope matches no row."""
        condition = Q(pk__in=[])
        for code in self.codes:
            condition |= Q(**{field: code}) | Q(**{f"{field}__startswith": f"{code}."})
        if self.unplaced:
            condition |= Q(**{f"{field}__isnull": True})
        return condition


def scope_of(user: User, duty: Duty, *, on: dt.date) -> Scope:
    """The scope of a signed-in person for one duty on one day."""
    rows = RoleAssignment.objects.filter(user_id=user.pk, valid_from__lte=on).filter(
        Q(valid_until__isnull=True) | Q(valid_until__gte=on)
    )
    codes = [RegionCode(r.region_code) for r in rows if duty in DUTIES[r.role]]
    unplaced = any(Duty.SEE_UNPLACED in DUTIES[r.role] for r in rows)
    return Scope(tuple(sorted(set(codes))), unplaced=bool(codes) and unplaced)


def check_can(user: User, duty: Duty, region_code: str, *, on: dt.date) -> Scope:
    """The scope, or NotPermittedError in a sentence when the region lies outside it."""
    scope = scope_of(user, duty, on=on)
    if not scope.contains(region_code):
        raise NotPermittedError(
            f"Akun Anda tidak diberi hak {duty.label} untuk wilayah {region_code}. "
            "Mintalah kepada penanggung jawab data kabupaten."
        )
    return scope


def can(user: User, duty: Duty, region_code: str, *, on: dt.date) -> bool:
    """Does the person have this duty over the region?"""
    return scope_of(user, duty, on=on).contains(region_code)
