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
from payung.primitives.region_code import RegionCode
from payung.targets.queries.gap_filters import FIRST_BY, ORDERS, GapFilters, Order
from payung.targets.queries.gap_pages import page_rows
from payung.targets.queries.gap_reason import GapRow, Reason, gap_row
from payung.targets.queries.gap_statement import Chosen, Wanted, gap_sql

PAGE_SIZE = 50


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
        asked = self.filters.reason
        return sum(n for (_village, reason), n in self.counted.items() if asked in (None, reason))

    def page(self, number: int = 1, size: int = PAGE_SIZE) -> list[GapRow]:
        """The rows of one page, counted from 1; an empty list beyond the last."""
        return list(self._rows(page_rows(self, (max(1, number) - 1) * size, size)))

    def stream(self) -> Iterator[GapRow]:
        """Every row in order, fetched in portions: memory stays flat for any length."""
        statement, values = self._statement("SELECT *", f"ORDER BY {ORDERS[self.order]}", {})
        with connection.chunked_cursor() as cursor:
            cursor.execute(statement, values)
            yield from self._rows(cursor)

    def by_reason(self) -> dict[Reason, int]:
        """People for each reason, the other filters kept: the numbers on the filter links."""
        found: Counter[str] = Counter()
        for (_village, reason), people in self.counted.items():
            found[reason] += people
        return {reason: found[reason] for reason in Reason}

    def by_hamlet(self) -> dict[str, int]:
        """People for each hamlet ('' is not written), with the filters other than place kept."""
        rows = self.narrowed(self.filters.anywhere()).fetch(
            "SELECT hamlet, count(*)", "GROUP BY hamlet ORDER BY hamlet = '', hamlet"
        )
        return {hamlet: int(people) for hamlet, people in rows}

    def by_neighbourhood(self) -> dict[tuple[str, str, str], int]:
        """People for each (hamlet, RW, RT) of the hamlet asked, or of all."""
        rows = self.narrowed(self.filters.any_neighbourhood()).fetch(
            "SELECT hamlet, rw, rt, count(*)",
            "GROUP BY hamlet, rw, rt ORDER BY hamlet = '', hamlet, rw, rt",
        )
        return {(hamlet, rw, rt): int(people) for hamlet, rw, rt, people in rows}

    @cached_property
    def counted(self) -> dict[tuple[str, str], int]:
        """People for each village and reason, whatever reason was asked: one look at every worker."""
        rows = self.narrowed(self.filters.any_reason()).fetch(
            "SELECT village_code, reason, count(*)", "GROUP BY village_code, reason"
        )
        return {(village, reason): int(people) for village, reason, people in rows}

    def narrowed(self, filters: GapFilters) -> GapList:
        """The same list with other filters."""
        return replace(self, filters=filters)

    def fetch(
        self, head: str, tail: str = "", **chosen: Sequence[Any] | int
    ) -> list[tuple[Any, ...]]:
        """`head` and `tail` around the statement of the list; `chosen` is a parameter that `Chosen` names."""
        statement, values = self._statement(head, tail, chosen)
        with connection.cursor() as cursor:
            cursor.execute(statement, values)
            found: list[tuple[Any, ...]] = cursor.fetchall()
            return found

    def _statement(
        self, head: str, tail: str, chosen: dict[str, Any]
    ) -> tuple[str, dict[str, Any]]:
        condition, values = self.filters.conditions()
        whom = Chosen[next(iter(chosen)).upper()] if chosen else Chosen.ALL
        wanted = Wanted(self.region_code, self.month, self.run, self.filters)
        base = gap_sql(self.scope, wanted, whom, FIRST_BY.get(self.order, ""))
        # The parts are our own texts and checked region codes; what a reader typed is a parameter.
        statement = f"{head} FROM (\n{base}) AS gap WHERE {condition} {tail}"
        return statement, values | chosen

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
