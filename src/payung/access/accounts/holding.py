"""Who may hold which role where, who may give it, for how long, and which roles one person may not join.

| rule | why |
|---|---|
| a role belongs to certain levels of region | a village head of a regency would see 80 villages |
| it is given by certain roles, inside their own region | nobody makes himself or a friend wider than he is |
| some roles end after a year unless given again | agents and auditors change |
| some pairs exclude each other | who commits money does not approve it; who audits changes nothing; who
  runs the system sees no person |
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from payung.access.roles import Role
from payung.primitives.errors import InputError, NotPermittedError
from payung.primitives.region_code import Level, RegionCode

_YEAR = dt.timedelta(days=366)
_REGENCY = frozenset({Level.REGENCY})
_BY_OFFICE = frozenset({Role.DATA_STEWARD, Role.ADMINISTRATOR})


@dataclass(frozen=True, slots=True)
class Holding:
    """Where a role may be held, who gives it, and for how long at most (None: until taken back)."""

    levels: frozenset[Level]
    given_by: frozenset[Role]
    longest: dt.timedelta | None = None


HOLDINGS: dict[str, Holding] = {
    Role.VILLAGE_OPERATOR: Holding(
        frozenset({Level.VILLAGE}),
        frozenset({Role.VILLAGE_HEAD, Role.DISTRICT_OFFICER, Role.DATA_STEWARD}),
    ),
    Role.VILLAGE_HEAD: Holding(
        frozenset({Level.VILLAGE}), frozenset({Role.DISTRICT_OFFICER, Role.DATA_STEWARD})
    ),
    Role.DISTRICT_OFFICER: Holding(frozenset({Level.DISTRICT}), _BY_OFFICE),
    Role.REGENCY_OFFICER: Holding(_REGENCY | {Level.PROVINCE}, _BY_OFFICE),
    Role.LABOUR_OFFICER: Holding(_REGENCY, _BY_OFFICE),
    Role.VILLAGE_AFFAIRS_OFFICER: Holding(_REGENCY, _BY_OFFICE),
    Role.PLANNING_OFFICER: Holding(_REGENCY, _BY_OFFICE),
    Role.FINANCE_OFFICER: Holding(_REGENCY, _BY_OFFICE),
    Role.DATA_STEWARD: Holding(
        frozenset({Level.REGENCY, Level.DISTRICT}), frozenset({Role.ADMINISTRATOR})
    ),
    Role.INSURER_OFFICER: Holding(_REGENCY, _BY_OFFICE),
    Role.AGENT: Holding(
        frozenset({Level.VILLAGE, Level.DISTRICT}), frozenset({Role.INSURER_OFFICER}), _YEAR
    ),
    Role.AUDITOR: Holding(frozenset(Level), frozenset({Role.ADMINISTRATOR}), _YEAR),
    Role.ADMINISTRATOR: Holding(_REGENCY, frozenset({Role.ADMINISTRATOR})),
}
_COMMIT = frozenset({Role.REGENCY_OFFICER, Role.LABOUR_OFFICER, Role.VILLAGE_AFFAIRS_OFFICER})
_ALONE = frozenset({Role.AUDITOR, Role.ADMINISTRATOR})


@dataclass(frozen=True, slots=True)
class Held:
    """A role over a region and its insides on the day in question."""

    role: str
    region_code: str


def check_level(role: str, region_code: RegionCode) -> None:
    """InputError when the role is not one of that level of region."""
    levels = HOLDINGS[role].levels
    if region_code.level not in levels:
        raise InputError(
            _(
                "Peran %(role)s tidak dipegang untuk %(level)s (%(code)s), melainkan untuk: %(levels)s. "
                "Periksa kode wilayahnya; contoh kode desa: 73.07.04.2005."
            )
            % {
                "role": Role(role).label,
                "level": level_word(region_code.level),
                "code": region_code,
                "levels": ", ".join(level_word(level) for level in sorted(levels)),
            }
        )


def check_length(role: str, valid_from: dt.date, valid_until: dt.date | None) -> None:
    """InputError when the role would be held longer than it may, or ends before it begins."""
    longest = HOLDINGS[role].longest
    if valid_until is not None and valid_until < valid_from:
        raise InputError(_("Hari terakhir peran itu mendahului hari pertamanya."))
    if longest and (valid_until is None or valid_until - valid_from > longest):
        raise InputError(
            _("Peran %(role)s diberikan paling lama setahun. Tulis hari terakhirnya.")
            % {"role": Role(role).label}
        )


def check_together(role: str, held: Iterable[Held]) -> None:
    """InputError when the person holds a role that this one excludes."""
    for other in held:
        if other.role != role and excludes(role, other.role):
            raise InputError(
                _(
                    "Peran %(role)s tidak boleh dipegang bersama peran %(other)s oleh orang yang sama. "
                    "Akhiri peran yang lama dahulu, atau pilih orang lain."
                )
                % {"role": Role(role).label, "other": Role(other.role).label}
            )


def check_giver(role: str, region_code: RegionCode, held: Iterable[Held]) -> None:
    """NotPermittedError unless the giver holds a role that gives this one, over that region."""
    if not can_give(role, region_code, held):
        raise NotPermittedError(
            _(
                "Akun Anda tidak berhak memberikan peran %(role)s untuk wilayah %(code)s. "
                "Mintalah kepada penanggung jawab data kabupaten."
            )
            % {"role": Role(role).label, "code": region_code}
        )


def can_give(role: str, region_code: RegionCode, held: Iterable[Held]) -> bool:
    """Does any of the giver's roles give this one there?"""
    givers = HOLDINGS[role].given_by
    return any(h.role in givers and RegionCode(h.region_code).contains(region_code) for h in held)


def excludes(one: str, other: str) -> bool:
    """May the two roles not be held by one person?"""
    pair = {one, other}
    return bool(pair & _ALONE) or (Role.FINANCE_OFFICER in pair and bool(pair & _COMMIT))


def level_word(level: Level) -> str:
    """A level of region in words."""
    return {
        Level.PROVINCE: _("provinsi"),
        Level.REGENCY: _("kabupaten"),
        Level.DISTRICT: _("kecamatan"),
        Level.VILLAGE: _("desa"),
    }[level]
