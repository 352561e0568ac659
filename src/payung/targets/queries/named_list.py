"""The people behind any other figure (covered, in grace, a cell of the bridge): its count and its pages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache, cached_property, partial
from importlib.resources import files
from string import Template
from typing import Any

from django.db import connection

from payung.access.scope import Scope
from payung.coverage.bridge import Cell, Span, bridge_list_sql
from payung.coverage.statements import Snapshot
from payung.coverage.status import Status, workers_by_status_sql
from payung.membership.models import CoverageRun
from payung.membership.queries import stored_snapshot
from payung.primitives.month import Month
from payung.primitives.region_code import Level, RegionCode
from payung.targets.queries.gap_filters import scope_condition
from payung.targets.queries.gap_reason import age_on
from payung.targets.queries.gap_statement import cut, inside

PAGE_SIZE = 50
_ORDER = "listed.village_code, hamlet = '', hamlet, rw, rt, full_name, person_id"


@dataclass(frozen=True, slots=True)
class NamedRow:
    """One person of a list. `age` in whole years on the last day of the month asked."""

    person_id: int
    full_name: str
    village: str
    hamlet: str
    rw: str
    rt: str
    age: int | None
    occupation: str


@dataclass(frozen=True)
class NamedList:
    """`count()` is the number of rows all pages together give.

    `listed` gives the statement of the list (worker_id, village_code) over a stored protection. A page is
    worked out for the villages it lies in alone: everybody has one row, so no state depends on others.
    """

    listed: Callable[[Snapshot], str]
    scope: Scope
    code: RegionCode
    run: CoverageRun
    day: dt.date

    def count(self) -> int:
        """How many people the list has."""
        return sum(self._by_village.values())

    def page(self, number: int = 1, size: int = PAGE_SIZE) -> list[NamedRow]:
        """The rows of one page, counted from 1, by place and name."""
        villages, start = cut(self._by_village, (max(1, number) - 1) * size, size)
        tail = f"ORDER BY {_ORDER} LIMIT {int(size)} OFFSET {start}"
        listed = self._listed("village_code = ANY(%(villages)s)")
        statement = f"{_template('named_list.sql').substitute(listed=listed)} {tail}"
        return [self._row(*row) for row in self._fetch(statement, {"villages": villages})]

    @cached_property
    def _by_village(self) -> dict[str, int]:
        """People for each village that the scope reaches, in the order of the list."""
        allowed = (
            "TRUE"
            if self.scope.contains(self.code)
            else scope_condition(self.scope, "village_code")
        )
        listed = self._listed(inside(self.code))
        statement = (
            "SELECT village_code, count(*) FROM (\n{}\n) AS listed WHERE {} GROUP BY 1 ORDER BY 1"
        )
        return dict(self._fetch(statement.format(listed, allowed)))

    def _listed(self, where: str) -> str:
        stored = stored_snapshot(self.run)
        rows = f"(SELECT * FROM {stored.protection} WHERE {where})"  # noqa: S608 - checked codes
        return self.listed(replace(stored, protection=rows))

    def _row(self, person_id: int, name: str, village: str, *rest: Any) -> NamedRow:
        hamlet, rw, rt, born, occupation, _code = rest
        age = age_on(born, self.day)
        return NamedRow(person_id, name, village, hamlet, rw, rt, age, occupation)

    def _fetch(self, statement: str, values: dict[str, Any] | None = None) -> list[tuple[Any, ...]]:
        with connection.cursor() as cursor:
            cursor.execute(statement, values)
            rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows


def people_by_status(
    scope: Scope, run: CoverageRun, code: str, month: Month, status: Status | None
) -> NamedList:
    """The workers of a region and month who have a status; with None all of them."""
    listed = partial(workers_by_status_sql, month=month, status=status)
    return NamedList(listed, scope, RegionCode.parse(code), run, month.last_day)


def people_of_change(
    scope: Scope, run: CoverageRun, code: str, span: Span, cell: Cell
) -> NamedList:
    """The workers in one cell of the bridge between two months."""

    def listed(stored: Snapshot) -> str:
        first, last = int(span.first) - run.origin_month, int(span.last) - run.origin_month
        paid = f"((basic >> {first}) | (basic >> {last})) & 1 > 0"  # nobody else is in any cell
        rows = f"(SELECT * FROM {stored.protection} AS rows WHERE {paid})"  # noqa: S608 - numbers
        cells = bridge_list_sql(
            replace(stored, protection=rows), span, level=Level.VILLAGE, cell=cell
        )
        return f"SELECT worker_id, region_code AS village_code FROM (\n{cells}\n) AS cells"  # noqa: S608 - our own statement

    return NamedList(listed, scope, RegionCode.parse(code), run, span.last.last_day)


def people_paid_until(scope: Scope, run: CoverageRun, code: str, month: Month) -> NamedList:
    """The workers who paid several months in advance, the last of them this month, and none after it.

    Who pays month by month is left out: whether he goes on is not known before the next month's payments
    are in, so in the newest month all of them would stand here.
    """

    def listed(stored: Snapshot) -> str:
        covered = workers_by_status_sql(stored, month, status=Status.COVERED)
        bit = int(month) - run.origin_month
        return _template("paid_until.sql").substitute(covered=covered, bit=bit, month=int(month))

    return NamedList(listed, scope, RegionCode.parse(code), run, month.last_day)


@cache
def _template(name: str) -> Template:
    return Template((files("payung.targets") / "sql" / name).read_text(encoding="utf-8"))
