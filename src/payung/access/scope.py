"""Which regions a person may see for a duty. Nothing assigned means nothing seen."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, Lookup, Q
from django.db.models.sql.compiler import SQLCompiler

from payung.access.accounts.holding import Held
from payung.access.models import RoleAssignment, User
from payung.access.roles import DUTIES, Duty
from payung.primitives.errors import NotPermittedError
from payung.primitives.region_code import Level, RegionCode


@CharField.register_lookup
class Inside(Lookup):
    """`code__inside="73.07"`: this region or one inside it, whose codes all begin with its own.

    Where row-level security holds PostgreSQL guesses at LIKE without looking at its statistics, as if the
    largest region had hardly anybody. This operator tells nothing but its answer, so it looks.
    """

    lookup_name = "inside"

    def as_sql(self, compiler: SQLCompiler, connection: Any) -> tuple[str, tuple[Any, ...]]:
        column, values = self.process_lhs(compiler, connection)
        code, more = self.process_rhs(compiler, connection)
        return f"{column} ^@ {code}", (*values, *more)


@dataclass(frozen=True, slots=True)
class Scope:
    """Region codes whose whole insides may be seen, and whether people without a region may."""

    codes: tuple[RegionCode, ...]
    unplaced: bool = False

    def contains(self, region_code: str) -> bool:
        return any(code.contains(region_code) for code in self.codes)

    def holds_a_regency(self) -> bool:
        """Is what belongs to no single district or village inside too?"""
        return any(code.level <= Level.REGENCY for code in self.codes)

    def filter(self, field: str) -> Q:
        """A condition on a field that holds a region code. An empty scope matches no row."""
        condition = Q(pk__in=[])
        for code in self.codes:
            is_village = code.level is Level.VILLAGE  # nothing lies inside; an equality is quicker
            condition |= Q(**{field if is_village else f"{field}__inside": code})
        if self.unplaced:
            condition |= Q(**{f"{field}__isnull": True})
        return condition


def scope_of(user: User, duty: Duty, *, on: dt.date) -> Scope:
    """The scope of a signed-in person for one duty on one day."""
    rows = [row for row in _assignments(user) if _holds(row, on)]
    codes = [RegionCode(r.region_code) for r in rows if duty in DUTIES[r.role]]
    unplaced = any(Duty.SEE_UNPLACED in DUTIES[r.role] for r in rows)
    return Scope(tuple(sorted(set(codes))), unplaced=bool(codes) and unplaced)


def held_by(user: User, *, on: dt.date) -> list[Held]:
    """The roles a person holds on a day."""
    rows = [row for row in _assignments(user) if _holds(row, on)]
    return [Held(row.role, row.region_code) for row in rows]


def held_between(user: User, first: dt.date, last: dt.date | None) -> list[Held]:
    """The roles a person holds on any day of a period; without a last day it has no end."""
    rows = [
        row
        for row in _assignments(user)
        if (last is None or row.valid_from <= last)
        and (row.valid_until is None or row.valid_until >= max(first, row.valid_from))
    ]
    return [Held(row.role, row.region_code) for row in rows]


def _assignments(user: User) -> list[RoleAssignment]:
    """Read once for each object that stands for the user, which is once a request."""
    rows: list[RoleAssignment] | None = getattr(user, "_assignments_read", None)
    if rows is None:
        rows = list(RoleAssignment.objects.filter(user_id=user.pk))
        user._assignments_read = rows  # type: ignore[attr-defined] # kept with the object itself
    return rows


def forget_roles_read(user: User) -> None:
    """After a role was given or ended: the next question reads them anew."""
    user.__dict__.pop("_assignments_read", None)


def _holds(row: RoleAssignment, on: dt.date) -> bool:
    return row.valid_from <= on and (row.valid_until is None or row.valid_until >= on)


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
