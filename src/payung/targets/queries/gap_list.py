"""The people behind "not covered": one statement for the count, the page, the links and the export."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from django.db import connection
from django.utils.translation import gettext as _

from payung.access.scope import Scope
from payung.law.contributions.bpu import lowest_bpu_contribution
from payung.membership.models import CoverageRun
from payung.membership.queries import latest_run, stored_snapshot
from payung.primitives.errors import InputError
from payung.primitives.month import Month
from payung.primitives.programme import Segment
from payung.primitives.region_code import Level, RegionCode
from payung.targets.queries.gap_filters import ORDERS, GapFilters, Order
from payung.targets.queries.gap_reason import GapRow, Reason, gap_row
from payung.targets.queries.gap_statement import Chosen, cut, first_by_name_sql, gap_sql

PAGE_SIZE = 50
FIRST_BY_NAME = 2000
"""Later pages by name are worked out from the whole list."""


@dataclass(frozen=True)
class GapList:
    """A narrowed and sorted list. `count()` is the number of rows that `page` and `stream` give.

    Reading it never changes anything. People are counted once for each GapList, rows are read anew.
    """

    scope: Scope
    region_code: RegionCode
    month: Month
    filters: GapFilters
    order: Order
    run: CoverageRun

    def count(self) -> int:
        """How many people the list has."""
        return sum(self._by_village.values())

    def page(self, number: int = 1, size: int = PAGE_SIZE) -> list[GapRow]:
        """The rows of one page, counted from 1; an empty list beyond the last."""
        start = (max(1, number) - 1) * size
        if self.order is Order.NAME and self.filters == GapFilters() and start < FIRST_BY_NAME:
            return list(self._rows(self._first_by_name(start, size)))
        if self.order is Order.PLACE and self.region_code.level is not Level.VILLAGE:
            villages, start = cut(self._by_village, start, size)
            return list(self._rows(self._slice(start, size, villages=villages)))
        return list(self._rows(self._slice(start, size)))

    def stream(self) -> Iterator[GapRow]:
        """Every row in order, fetched in portions: memory stays flat for any length."""
        statement, values = self._statement("SELECT *", f"ORDER BY {ORDERS[self.order]}")
        with connection.chunked_cursor() as cursor:
            cursor.execute(statement, values)
            yield from self._rows(cursor)

    def by_reason(self) -> dict[Reason, int]:
        """People for each reason, the other filters kept: the numbers on the filter links."""
        found: Counter[str] = Counter()
        for (_village, reason), people in self._counted.items():
            found[reason] += people
        return {reason: found[reason] for reason in Reason}

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

    @cached_property
    def _counted(self) -> dict[tuple[str, str], int]:
        """People for each village and reason, whatever reason was asked: one look at every worker."""
        rows = self._with(self.filters.any_reason())._fetch(
            "SELECT village_code, reason, count(*)", "GROUP BY village_code, reason"
        )
        return {(village, reason): int(people) for village, reason, people in rows}

    @cached_property
    def _by_village(self) -> dict[str, int]:
        """People of the list for each village, in the order in which the list goes through them."""
        found: Counter[str] = Counter()
        for (village, reason), people in sorted(self._counted.items()):
            if self.filters.reason in (None, reason):
                found[village] += people
        return dict(found)

    def _with(self, filters: GapFilters) -> GapList:
        return replace(self, filters=filters)

    def _first_by_name(self, start: int, size: int) -> list[tuple[Any, ...]]:
        """The rows of an early page: looked for among the first names, more of them until it is full."""
        statement = first_by_name_sql(self.region_code, self.month, self.run)
        most = 2 * (start + size)
        while True:
            with connection.cursor() as cursor:
                cursor.execute(statement, {"most": most})
                candidates = [number for (number,) in cursor.fetchall()]
            rows = self._slice(start, size, candidates=candidates)
            if len(rows) == size or len(candidates) < most:
                return rows
            most *= 4

    def _slice(self, start: int, size: int, **chosen: Sequence[Any]) -> list[tuple[Any, ...]]:
        tail = f"ORDER BY {ORDERS[self.order]} LIMIT {int(size)} OFFSET {start}"
        return self._fetch("SELECT *", tail, **chosen)

    def _fetch(self, head: str, tail: str = "", **chosen: Sequence[Any]) -> list[tuple[Any, ...]]:
        statement, values = self._statement(head, tail, **chosen)
        with connection.cursor() as cursor:
            cursor.execute(statement, values)
            found: list[tuple[Any, ...]] = cursor.fetchall()
            return found

    def _statement(
        self, head: str, tail: str, **chosen: Sequence[Any]
    ) -> tuple[str, dict[str, Any]]:
        condition, values = self.filters.conditions()
        values |= {name: list(ones) for name, ones in chosen.items()}
        whom = Chosen[next(iter(chosen)).upper()] if chosen else Chosen.ALL
        base = gap_sql(self.scope, self.region_code, self.month, self.run, whom)
        # The parts are our own texts and checked region codes; what a reader typed is a parameter.
        statement = f"{head} FROM (\n{base}) AS gap WHERE {condition} {tail}"
        return statement, values

    def _rows(self, tuples: Iterable[tuple[Any, ...]]) -> Iterator[GapRow]:
        cheapest, window = _cheapest(self.month), stored_snapshot(self.run).window
        return (gap_row(found, self.month, window, cheapest) for found in tuples)


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
    return GapList(
        scope=scope,
        region_code=code,
        month=month,
        filters=filters or GapFilters(),
        order=Order(order),
        run=_run_with(month),
    )


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
    stored_snapshot(run).window.bit(month)  # says which months there are
    return run


def _cheapest(month: Month) -> dict[str, int]:
    return {Segment.BPU.value: lowest_bpu_contribution(month).total}
