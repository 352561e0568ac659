"""A list that Django's Paginator can cut without reading the whole of it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any, cast

from django.core.paginator import Page, Paginator

from payung.targets.queries.gap_list import PAGE_SIZE, GapList
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


def page_of(listed: GapList | NamedList, asked: str | None) -> Page[Any]:
    """The page asked, or the nearest one that exists."""
    counted = cast(Sequence[Any], CountedPages(listed))
    return Paginator(counted, PAGE_SIZE).get_page(asked)
