"""The statement behind the gap list, and which villages a page of it lies in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import cache
from importlib.resources import files
from string import Template

from payung.access.scope import Scope
from payung.coverage import Cover, workers_by_status_sql
from payung.membership.models import CoverageRun
from payung.membership.queries import stored_snapshot
from payung.primitives.month import Month
from payung.primitives.region_code import Level, RegionCode
from payung.targets.queries.gap_filters import GapFilters, scope_condition
from payung.targets.queries.gap_reason import Reason


class Chosen(Enum):
    """Whom the statement looks at: all, those of the parameter `villages`, the people in `candidates`, or the
    `first` of those who paid nothing, in the order of a column of persons.
    """

    ALL = auto()
    VILLAGES = auto()
    CANDIDATES = auto()
    FIRST = auto()


@dataclass(frozen=True, slots=True)
class Wanted:
    """The region, month and run of a list, and the filters that narrow it."""

    code: RegionCode
    month: Month
    run: CoverageRun
    filters: GapFilters


def gap_sql(scope: Scope, wanted: Wanted, chosen: Chosen = Chosen.ALL, column: str = "") -> str:
    """Everybody of a region and month who is not proven covered, as far as the scope reaches.

    `column` is the one by which FIRST goes.
    """
    stored = stored_snapshot(wanted.run)
    rows = _first(wanted, column) if chosen is Chosen.FIRST else _rows(wanted, chosen)
    workers = workers_by_status_sql(
        replace(stored, protection=rows), wanted.month, cover=Cover.BASIC
    )
    whole = scope.contains(wanted.code)
    allowed = "TRUE" if whole else scope_condition(scope, "listed.village_code")
    return _template().substitute(workers=workers, allowed=allowed)


def _rows(wanted: Wanted, chosen: Chosen) -> str:
    return f"(SELECT * FROM membership_protection WHERE {_condition(wanted, chosen)})"  # noqa: S608 - checked codes and names of parameters


def _first(wanted: Wanted, column: str) -> str:
    """Walks the index of a column and stops, where the list itself is worked out for the whole region.

    Who shares the last name or day of birth is there too, so that nobody is passed over.
    """
    return (
        "(SELECT protection.* FROM register_person AS person "  # noqa: S608 - checked codes
        "JOIN membership_protection AS protection ON protection.person_id = person.id "
        f"WHERE {_condition(wanted, Chosen.ALL)} "
        f"ORDER BY person.{column} FETCH FIRST %(first)s ROWS WITH TIES)"
    )


def cut(people: Mapping[str, int], start: int, size: int) -> tuple[list[str], int]:
    """The villages over which `size` rows from `start` on lie, and the place of the first row in them.

    >>> cut({"a": 30, "b": 10, "c": 20}, 35, 10)
    (['b', 'c'], 5)
    """
    found: list[str] = []
    before = first = 0
    for village, inside in people.items():
        if before < start + size and before + inside > start:
            first = first if found else start - before
            found.append(village)
        before += inside
    return found, first


def inside(code: RegionCode) -> str:
    """Rows of a region, in words of which PostgreSQL knows how many rows to expect."""
    return f"village_code {'=' if code.level is Level.VILLAGE else '^@'} '{code}'"


def _condition(wanted: Wanted, chosen: Chosen) -> str:
    whole = inside(wanted.code)
    parts: list[str] = {
        Chosen.VILLAGES: ["village_code = ANY(%(villages)s)"],
        Chosen.CANDIDATES: ["person_id = ANY(%(candidates)s)", whole],
    }.get(chosen, [whole])
    if wanted.filters.segment is not None:
        parts.append("segment = %(segment)s")
    if wanted.filters.reason in (Reason.NIK, Reason.MATCH):
        parts.append("identity <> 'usable'")  # of the others nothing is unknown
    return " AND ".join([*parts, *_perhaps(wanted.month, wanted.run)])


def _perhaps(month: Month, run: CoverageRun) -> tuple[str, str]:
    """Whose other months need no look: who paid for the month is covered or not counted, and whose work has
    ended is counted only while he pays for something.
    """
    bit = int(month) - run.origin_month
    return (
        f"(basic >> {bit}) & 1 <> 1",
        f"(until_month > {int(month)} IS NOT FALSE OR ((jkk | jkm | jht | jp) >> {bit}) & 1 = 1)",
    )


@cache
def _template() -> Template:
    return Template((files("payung.targets") / "sql" / "gap_list.sql").read_text(encoding="utf-8"))
