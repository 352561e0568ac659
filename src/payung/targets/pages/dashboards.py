"""Where are we: the regency and a district."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from payung.membership.counts import Counts, counts_by_month, counts_inside
from payung.primitives.month import Month
from payung.primitives.region_code import Level
from payung.regions.models import Region
from payung.regions.queries import inside
from payung.targets.pages.changes import bridge_of
from payung.targets.pages.place import Place, before_figures, open_place, signed_in
from payung.targets.pages.potential import potential_context
from payung.targets.permissions import can_settle
from payung.targets.presenters.bridge import BridgeTable
from payung.targets.presenters.figure import Figure, Known, named_workers_figure
from payung.targets.presenters.map import PEOPLE, SHARE, VillageMap, village_map
from payung.targets.presenters.parts import PartLinks, part_rows
from payung.targets.presenters.target import share_bar, target_block
from payung.targets.presenters.trend import trend
from payung.targets.queries import share_of, shares, target_progress, target_to_show
from payung.targets.queries.outlines import boundary_source, map_of
from payung.targets.queries.waiting import undecided_workers

TREND_MONTHS = 24


@before_figures
def regency(request: HttpRequest, code: str) -> HttpResponse:
    """The figure with its parts, the target, what moved it, districts, villages on a map, the trend."""
    place = open_place(request, code, level=Level.REGENCY)
    history = _history(place)
    if not _has_workers(history, place.month):
        return empty_place(request, place)
    target = target_to_show(place.code, place.month)
    progress = target_progress(target, place.month) if target else None
    districts = shares(target, place.code, place.month, scope=place.scope)
    context = {
        "place": place,
        "figure": figure_of(place, history[place.month]),
        **potential_context(place),
        "target": target_block(progress) if progress else None,
        "settle_url": _settle_url(place),
        "can_settle": can_settle(signed_in(request), place.code, on=place.today),
        "bridge": _bridge(place, history),
        "has_cascade": any(part.given is not None for part in districts),
        "parts": part_rows(districts, _part_links(place)),
        "map": _map(place, [d.region for d in districts], request.GET.get("peta", PEOPLE)),
        "trend": trend(history, progress, list_of=_list_of_month(place)),
    }
    return render(request, "targets/regency.html", context)


@before_figures
def district(request: HttpRequest, code: str) -> HttpResponse:
    """The villages of a district, ranked by what is missing."""
    place = open_place(request, code, level=Level.DISTRICT)
    found = counts_inside(place.code, place.month, len(place.code)).get(place.code)
    if found is None or not found.workers:
        return empty_place(request, place)
    target = target_to_show(place.regency_code, place.month)
    part = share_of(target, place.code, place.month) if target else None
    villages = shares(target, place.code, place.month, scope=place.scope)
    context = {
        "place": place,
        "figure": figure_of(place, found),
        **potential_context(place),
        "bar": share_bar(part, Month(target.deadline_month)) if target and part else None,
        "has_cascade": part is not None,
        "parts": part_rows(villages, _part_links(place)),
    }
    return render(request, "targets/district.html", context)


def figure_of(place: Place, found: Counts) -> Figure:
    """The figure block of a place, its numbers linked as far as the reader may see names."""
    undecided = undecided_workers(place.run, place.code, place.month) if found.unknown else 0
    return named_workers_figure(
        Known(found, undecided),
        place.month,
        place.run,
        gap_url=place.gap_url,
        list_url=place.list_url,
    )


def empty_place(request: HttpRequest, place: Place) -> HttpResponse:
    """A region whose people are not in the register: says which file brings them in."""
    return render(request, "targets/empty.html", {"place": place})


def _history(place: Place) -> dict[Month, Counts]:
    oldest = Month(place.run.origin_month + place.run.grace_months)
    first = max(oldest, Month(int(place.month) - TREND_MONTHS))
    return counts_by_month(place.code, first, place.month)


def _has_workers(history: dict[Month, Counts], month: Month) -> bool:
    return month in history and history[month].workers > 0


def _part_links(place: Place) -> PartLinks:
    return PartLinks(
        page=place.page_url,
        uncovered=place.gap_url,
        covered=partial(place.list_url, "terlindungi"),
        workers=partial(place.list_url, "pekerja"),
    )


def _settle_url(place: Place) -> str:
    return reverse("targets:target", args=[place.code])


def _bridge(place: Place, history: dict[Month, Counts]) -> BridgeTable | None:
    before = Month(int(place.month) - 1)
    return bridge_of(place, before) if before in history else None


def _list_of_month(place: Place) -> Callable[[str, Month], str]:
    return lambda kind, month: place.list_url(kind, month=month)


def _map(place: Place, districts: list[Region], by: str) -> VillageMap:
    villages = list(inside(place.code, Level.VILLAGE))
    names = {district.code: district.name for district in districts}
    return village_map(
        map_of(place.code, villages, names),
        villages,
        counts_inside(place.code, place.month, 13),
        by=SHARE if by == SHARE else PEOPLE,
        page_of=place.page_url,
        list_of=place.gap_url,
        source=boundary_source(place.code),
    )
