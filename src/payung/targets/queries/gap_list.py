"""The people behind "not covered": one statement for the count, the page, the links and the export."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from string import Template
from typing import Any

from django.db import connection
from django.utils.translation import gettext as _

from payung.access.keys import sealer
from payung.access.scope import Scope
from payung.coverage import Cover, Population, Window, workers_by_status_sql
from payung.law.contributions.bpu import lowest_bpu_contribution
from payung.membership.models import CoverageRun
from payung.membership.queries import latest_run, stored_snapshot
from payung.primitives.errors import InputError
from payung.primitives.month import Month
from payung.primitives.nik import mask_nik
from payung.primitives.programme import Segment
from payung.primitives.region_code import Level, RegionCode
from payung.targets.queries.gap_filters import ORDERS, GapFilters, Order, scope_condition
from payung.targets.queries.gap_reason import GapRow, Reason, age_on, grace_until, lapsed_since

PAGE_SIZE = 50


@dataclass(frozen=True, slots=True)
class GapList:
    """A narrowed and sorted list. `count()` is the number of rows that `page` and `stream` give.

    Reading it never changes anything; each call asks the database anew.
    """

    region_code: RegionCode
    month: Month
    filters: GapFilters
    order: Order
    window: Window
    base: str

    def count(self) -> int:
        """How many people the list has."""
        return int(self._fetch("SELECT count(*)")[0][0])

    def page(self, number: int = 1, size: int = PAGE_SIZE) -> list[GapRow]:
        """The rows of one page, counted from 1; an empty list beyond the last."""
        start = (max(1, number) - 1) * size
        tail = f"ORDER BY {ORDERS[self.order]} LIMIT {int(size)} OFFSET {start}"
        return list(self._rows(self._fetch("SELECT *", tail)))

    def stream(self) -> Iterator[GapRow]:
        """Every row in order, fetched in portions: memory stays flat for any length."""
        statement, values = self._statement("SELECT *", f"ORDER BY {ORDERS[self.order]}")
        with connection.chunked_cursor() as cursor:
            cursor.execute(statement, values)
            yield from self._rows(cursor)

    def by_reason(self) -> dict[Reason, int]:
        """People for each reason, the other filters kept: the numbers on the filter links."""
        rows = self._with(self.filters.any_reason())._fetch(
            "SELECT reason, count(*)", "GROUP BY reason"
        )
        found = {Reason(reason): int(people) for reason, people in rows}
        return {reason: found.get(reason, 0) for reason in Reason}

    def by_hamlet(self) -> dict[str, int]:
        """People for each hamlet ('' is not written), with the filters other than place kept."""
        rows = self._with(self.filters.anywhere())._fetch(
            "SELECT hamlet, count(*)", "GROUP BY hamlet ORDER BY hamlet = '', hamlet"
        )
        return {hamlet: int(people) for hamlet, people in rows}

    def by_neighbourhood(self) -> dict[tuple[str, str, str], int]:
        """People for each (hamlet, RW, RT) of the hamlet asked, or of all."""
        rows = self._with(self.filters.any_neighbourhood())._fetch(
            "SELECT hamlet, rw, rt, count(*)",
            "GROUP BY hamlet, rw, rt ORDER BY hamlet = '', hamlet, rw, rt",
        )
        return {(hamlet, rw, rt): int(people) for hamlet, rw, rt, people in rows}

    def _with(self, filters: GapFilters) -> GapList:
        return replace(self, filters=filters)

    def _fetch(self, head: str, tail: str = "") -> list[tuple[Any, ...]]:
        statement, values = self._statement(head, tail)
        with connection.cursor() as cursor:
            cursor.execute(statement, values)
            found: list[tuple[Any, ...]] = cursor.fetchall()
            return found

    def _statement(self, head: str, tail: str) -> tuple[str, dict[str, Any]]:
        condition, values = self.filters.conditions()
        # The parts are our own texts and checked region codes; what a reader typed is a parameter.
        statement = f"{head} FROM (\n{self.base}) AS gap WHERE {condition} {tail}"
        return statement, values

    def _rows(self, tuples: Iterable[tuple[Any, ...]]) -> Iterator[GapRow]:
        cheapest = _cheapest(self.month)
        return (_row(found, self.month, self.window, cheapest) for found in tuples)


def gap_list(
    scope: Scope,
    region_code: str,
    month: Month,
    filters: GapFilters | None = None,
    order: str = Order.PLACE,
) -> GapList:
    """Who is not proven covered in a region and month, as far as the scope reaches.

    An empty scope gives an empty list. Raises InputError for a month outside the newest run or an order
    that does not exist, SetupError when cover was never computed.
    """
    code = RegionCode.parse(region_code)
    if order not in set(Order):
        raise InputError(
            _("Urutan '%(order)s' tidak ada. Yang ada: %(known)s.")
            % {"order": order, "known": ", ".join(Order)}
        )
    run = _run_with(month)
    return GapList(
        region_code=code,
        month=month,
        filters=filters or GapFilters(),
        order=Order(order),
        window=stored_snapshot(run).window,
        base=_base(scope, code, month, run),
    )


def _base(scope: Scope, code: RegionCode, month: Month, run: CoverageRun) -> str:
    stored = stored_snapshot(run)
    if code.level is Level.VILLAGE:  # said as an equality, the index of villages finds it
        rows = f"(SELECT * FROM {stored.protection} WHERE village_code = '{code}')"  # noqa: S608
        stored = replace(stored, protection=rows)
    workers = workers_by_status_sql(
        stored, month, cover=Cover.BASIC, population=Population(region=code)
    )
    return _template().substitute(
        workers=workers, allowed=scope_condition(scope, "listed.village_code")
    )


@cache
def _template() -> Template:
    return Template((files("payung.targets") / "sql" / "gap_list.sql").read_text(encoding="utf-8"))


def _run_with(month: Month) -> CoverageRun:
    run = latest_run()
    if month > run.through_month:
        raise InputError(
            _(
                "Perlindungan untuk %(month)s belum ada: dihitung baru sampai %(last)s. "
                "Jalankan: payung coverage --month %(month)s"
            )
            % {"month": month, "last": Month(run.through_month)}
        )
    return run


def _cheapest(month: Month) -> dict[str, int]:
    return {Segment.BPU.value: lowest_bpu_contribution(month).total}


def _row(found: tuple[Any, ...], month: Month, window: Window, cheapest: dict[str, int]) -> GapRow:
    (
        person_id,
        name,
        hamlet,
        rw,
        rt,
        born,
        sex,
        sealed,
        nik_state,
        village,
        segment,
        word,
        *rest,
    ) = found
    occupation, village_role, incentive, vulnerable, reason = rest
    return GapRow(
        person_id=person_id,
        full_name=name,
        village_code=village,
        hamlet=hamlet,
        rw=rw,
        rt=rt,
        age=age_on(born, month.last_day),
        sex=sex,
        occupation=occupation,
        village_role=village_role,
        segment=segment,
        receives_incentive=incentive,
        is_vulnerable=vulnerable,
        nik_masked=mask_nik(sealer("nik").open(sealed)) if sealed else "",
        nik_state=nik_state,
        reason=Reason(reason),
        since=lapsed_since(word, window, month) if reason == Reason.LAPSED else None,
        until=grace_until(word, window, month) if reason == Reason.GRACE else None,
        monthly_from=cheapest.get(segment),
    )
