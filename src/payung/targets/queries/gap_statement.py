"""The statement behind the gap list, and which villages a page of it lies in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
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
from payung.targets.queries.gap_filters import scope_condition


class Chosen(Enum):
    """Whom the statement looks at: all, the parameter `villages`, or the people in `candidates`."""

    ALL = auto()
    VILLAGES = auto()
    CANDIDATES = auto()


def gap_sql(
    scope: Scope, code: RegionCode, month: Month, run: CoverageRun, chosen: Chosen = Chosen.ALL
) -> str:
    """Everybody of a region and month who is not proven covered, as far as the scope reaches."""
    stored = stored_snapshot(run)
    where = f"{_inside(code, chosen)} AND {_unpaid(month, run)}"
    rows = f"(SELECT * FROM {stored.protection} WHERE {where})"  # noqa: S608 - checked codes
    workers = workers_by_status_sql(replace(stored, protection=rows), month, cover=Cover.BASIC)
    whole = scope.contains(code)
    allowed = "TRUE" if whole else scope_condition(scope, "listed.village_code")
    return _template().substitute(workers=workers, allowed=allowed)


def first_by_name_sql(code: RegionCode, month: Month, run: CoverageRun) -> str:
    """The numbers of the first `most` people by name among whom the list is found: whoever paid nothing.

    Walks the index of names and stops, where the list itself would be worked out for the whole region.
    """
    return (
        "SELECT person.id FROM register_person AS person "  # noqa: S608 - checked codes
        "JOIN membership_protection AS protection ON protection.person_id = person.id "
        f"WHERE {_inside(code, Chosen.ALL)} AND {_unpaid(month, run)} "
        "ORDER BY person.full_name, person.id LIMIT %(most)s"
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


def _inside(code: RegionCode, chosen: Chosen) -> str:
    """Said in words of which PostgreSQL knows how many rows to expect."""
    if chosen is Chosen.VILLAGES:
        return "village_code = ANY(%(villages)s)"
    whole = f"village_code {'=' if code.level is Level.VILLAGE else '^@'} '{code}'"
    return f"person_id = ANY(%(candidates)s) AND {whole}" if chosen is Chosen.CANDIDATES else whole


def _unpaid(month: Month, run: CoverageRun) -> str:
    """Who paid for the month is covered or not counted: his other months need no look."""
    return f"(basic >> {int(month) - run.origin_month}) & 1 < 1"


@cache
def _template() -> Template:
    return Template((files("payung.targets") / "sql" / "gap_list.sql").read_text(encoding="utf-8"))
