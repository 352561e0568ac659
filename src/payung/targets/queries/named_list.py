"""The people behind any other figure (covered, in grace, a cell of the bridge): its count and its pages."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from string import Template
from typing import Any

from django.db import connection

from payung.access.scope import Scope
from payung.coverage.bridge import Cell, Span, bridge_list_sql
from payung.coverage.statements import Population
from payung.coverage.status import Status, workers_by_status_sql
from payung.membership.models import CoverageRun
from payung.membership.queries import stored_snapshot
from payung.primitives.month import Month
from payung.primitives.region_code import RegionCode
from payung.targets.queries.gap_filters import scope_condition
from payung.targets.queries.gap_reason import age_on

PAGE_SIZE = 50


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


@dataclass(frozen=True, slots=True)
class NamedList:
    """`count()` is the number of rows all pages together give."""

    statement: str
    day: dt.date

    def count(self) -> int:
        """How many people the list has."""
        return int(self._fetch(f"SELECT count(*) FROM ({self.statement}) AS named")[0][0])  # noqa: S608

    def page(self, number: int = 1, size: int = PAGE_SIZE) -> list[NamedRow]:
        """The rows of one page, counted from 1, by place and name."""
        start = (max(1, number) - 1) * size
        order = "village_code, hamlet = '', hamlet, rw, rt, full_name, person_id"
        rows = self._fetch(f"{self.statement} ORDER BY {order} LIMIT {int(size)} OFFSET {start}")
        return [self._row(*row) for row in rows]

    def _row(self, person_id: int, name: str, village: str, *rest: Any) -> NamedRow:
        hamlet, rw, rt, born, occupation, _code = rest
        age = age_on(born, self.day)
        return NamedRow(person_id, name, village, hamlet, rw, rt, age, occupation)

    def _fetch(self, statement: str) -> list[tuple[Any, ...]]:
        with connection.cursor() as cursor:
            cursor.execute(statement)
            rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows


def people_by_status(
    scope: Scope, run: CoverageRun, code: str, month: Month, status: Status | None
) -> NamedList:
    """The workers of a region and month who have a status; with None all of them."""
    listed = workers_by_status_sql(stored_snapshot(run), month, population=_of(code), status=status)
    return _named(listed, scope, month)


def people_of_change(
    scope: Scope, run: CoverageRun, code: str, span: Span, cell: Cell
) -> NamedList:
    """The workers in one cell of the bridge between two months."""
    region = RegionCode.parse(code)
    listed = bridge_list_sql(
        stored_snapshot(run), span, level=region.level, population=_of(code), cell=cell
    )
    return _named(listed, scope, span.last)


def people_paid_until(scope: Scope, run: CoverageRun, code: str, month: Month) -> NamedList:
    """The workers who paid several months in advance, the last of them this month, and none after it.

    Who pays month by month is left out: whether he goes on is not known before the next month's payments
    are in, so in the newest month all of them would stand here.
    """
    covered = workers_by_status_sql(
        stored_snapshot(run), month, population=_of(code), status=Status.COVERED
    )
    listed = _template("paid_until.sql").substitute(
        covered=covered, bit=int(month) - run.origin_month, month=int(month)
    )
    return _named(listed, scope, month)


def _of(code: str) -> Population:
    return Population(region=RegionCode.parse(code))


def _named(listed: str, scope: Scope, month: Month) -> NamedList:
    allowed = scope_condition(scope, "protection.village_code")
    return NamedList(
        _template("named_list.sql").substitute(listed=listed, allowed=allowed), month.last_day
    )


@cache
def _template(name: str) -> Template:
    return Template((files("payung.targets") / "sql" / name).read_text(encoding="utf-8"))
