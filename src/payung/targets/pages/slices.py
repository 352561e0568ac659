"""A list that Django's Paginator can cut without reading the whole of it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any, cast

from django.core.paginator import Page, Paginator
from django.db.models import Count, QuerySet

from payung.targets.queries.gap_list import PAGE_SIZE, GapList
from payung.targets.queries.gap_statement import cut
from payung.targets.queries.named_list import NamedList


class CountedPages:
    """The count is asked once; a cut reads just the page it falls on."""

    def __init__(self, listed: GapList | NamedList) -> None:
        self.listed = listed

    @cached_property
    def _count(self) -> int:
        return self.listed.count()

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, cut: slice) -> list[Any]:
        if cut.stop <= cut.start:
            return []
        return list(self.listed.page(cut.start // PAGE_SIZE + 1, PAGE_SIZE))


class ByPlace:
    """Rows in the order of a region's code: a cut sorts only the villages it lies in."""

    def __init__(self, rows: QuerySet[Any], place: str) -> None:
        self.rows, self.place = rows, place

    @cached_property
    def _inside(self) -> dict[str, int]:
        places = self.rows.order_by(self.place).values_list(self.place)
        return dict(places.annotate(rows=Count("pk")))

    def __len__(self) -> int:
        return sum(self._inside.values())

    def __getitem__(self, asked: slice) -> list[Any]:
        size = asked.stop - asked.start
        places, first = cut(self._inside, asked.start, size)
        rows = self.rows.filter(**{f"{self.place}__in": places})
        return list(rows[first : first + size])


def page_by_place(rows: QuerySet[Any], place: str, asked: str | None) -> Page[Any]:
    """The page asked of rows ordered by `place` first, or the nearest one that exists."""
    return Paginator(cast(Sequence[Any], ByPlace(rows, place)), PAGE_SIZE).get_page(asked)


def page_of(listed: GapList | NamedList, asked: str | None) -> Page[Any]:
    """The page asked, or the nearest one that exists."""
    counted = cast(Sequence[Any], CountedPages(listed))
    return Paginator(counted, PAGE_SIZE).get_page(asked)
