"""The rows of one page of the gap list, found without working out the whole list where that can be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from payung.primitives.region_code import Level
from payung.targets.queries.gap_filters import ORDERS, Order
from payung.targets.queries.gap_statement import cut

if TYPE_CHECKING:
    from payung.targets.queries.gap_list import GapList

LEAST_LOOKED_AT, MOST_LOOKED_AT = 500, 10_000
"""Who stands farther back by name or age is found in the whole list: walking there takes as long."""
Rows = list[tuple[Any, ...]]


def page_rows(listed: GapList, start: int, size: int) -> Rows:
    """`size` rows from `start` on, as the statement of the list gives them."""
    if listed.region_code.level is Level.VILLAGE:
        return _cut_out(listed, start, size)
    if listed.order is Order.PLACE:
        return _by_place(listed, _by_village(listed, listed.filters.reason), start, size)
    if listed.order is Order.REASON:
        return _by_reason(listed, start, size)
    return _cut_out(listed, 0, size, candidates=_keys(listed, start, size))


def _cut_out(listed: GapList, start: int, size: int, **chosen: Sequence[Any]) -> Rows:
    return listed.fetch("SELECT *", _tail(listed, start, size), **chosen)


def _tail(listed: GapList, start: int, size: int) -> str:
    return f"ORDER BY {ORDERS[listed.order]} LIMIT {int(size)} OFFSET {int(start)}"


def _by_village(listed: GapList, reason: str | None) -> dict[str, int]:
    """People for each village, in the order in which the list goes through them."""
    found: Counter[str] = Counter()
    for (village, each), people in sorted(listed.counted.items()):
        if reason in (None, each):
            found[village] += people
    return dict(found)


def _by_place(listed: GapList, people: Mapping[str, int], start: int, size: int) -> Rows:
    villages, first = cut(people, start, size)
    return _cut_out(listed, first, size, villages=villages)


def _by_reason(listed: GapList, start: int, size: int) -> Rows:
    """One reason after the other, each by place."""
    asked = listed.filters.reason
    found: Rows = []
    for reason in sorted({each for _village, each in listed.counted if asked in (None, each)}):
        people = _by_village(listed, reason)
        inside, wanted = sum(people.values()), size - len(found)
        if start < inside and wanted:
            these = replace(listed, filters=replace(listed.filters, reason=reason))
            found += _by_place(these, people, start, wanted)
        start = max(0, start - inside)
    return found


def _keys(listed: GapList, start: int, size: int) -> list[int]:
    """Who is on a page by name or age: looked for among the first of them, more until the page is full."""
    if not listed.filters.ask_of_persons:
        wanted = max(0, min(size, listed.count() - start))
        everybody = sum(listed.counted.values())
        first = LEAST_LOOKED_AT + (start + size) * everybody // max(1, listed.count()) * 9 // 8
        while first <= MOST_LOOKED_AT:
            found = _keys_among(listed, start, size, first=first)
            if len(found) == wanted:
                return found
            first *= 4
    return _keys_among(listed, start, size)


def _keys_among(listed: GapList, start: int, size: int, **chosen: int) -> list[int]:
    rows = listed.fetch("SELECT person_id", _tail(listed, start, size), **chosen)
    return [key for (key,) in rows]
