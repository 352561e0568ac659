"""What moved the figure of a place between two months, and the people in one line of it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from payung.access.roles import Duty
from payung.access.wording import month_text
from payung.coverage.bridge import Cell, Span
from payung.membership.bridge_words import cell_text
from payung.membership.queries import bridge
from payung.primitives.month import Month
from payung.targets.pages.people import no_such_list, render_people
from payung.targets.pages.place import Place, before_figures, first_month, month_asked, open_place
from payung.targets.presenters.bridge import BridgeTable, bridge_table
from payung.targets.presenters.figure import basis_text
from payung.targets.queries.named_list import people_of_change

A_YEAR = 12


@before_figures
def changes(request: HttpRequest, code: str) -> HttpResponse:
    """The bridge between two months the reader chooses; a year when he chose none."""
    place = open_place(request, code)
    year_before = max(first_month(place.run), Month(int(place.month) - A_YEAR))
    start = month_asked(request, place.run, "dari", otherwise=year_before)
    title = _("Yang mengubah angka")
    context = {
        "place": place,
        "title": title,
        "crumbs": place.crumbs(title),
        "from_months": _months(place, start),
        "to_months": _months(place, place.month),
        "bridge": bridge_of(place, start) if start < place.month else None,
        "basis": basis_text(place.run),
    }
    return render(request, "targets/changes.html", context)


def change(request: HttpRequest, code: str, cell: str) -> HttpResponse:
    """The workers in one line of the bridge, from the month before unless another is chosen."""
    place = open_place(request, code, duty=Duty.SEE_PEOPLE)
    if cell not in set(Cell):
        raise no_such_list(cell, Cell)
    before = Month(int(place.month) - 1)
    span = Span(month_asked(request, place.run, "dari", otherwise=before), place.month)
    listed = people_of_change(place.people, place.run, place.code, span, Cell(cell))
    title = _("Sejak %(month)s: %(what)s") % {
        "month": month_text(span.first),
        "what": cell_text(Cell(cell)),
    }
    return render_people(request, place, listed, title)


def bridge_of(place: Place, start: Month) -> BridgeTable:
    """The lines from `start` to the month of the place, linked for who may see names."""

    def list_of(cell: Cell) -> str:
        url = reverse("targets:change", args=[place.code, cell.value])
        return f"{url}?dari={start}&bulan={place.month}" if place.sees_people else ""

    return bridge_table(
        bridge(place.code, first=start, last=place.month),
        list_of=list_of,
        covered_in=lambda month: place.list_url("terlindungi", month=month),
    )


def _months(place: Place, chosen: Month) -> list[tuple[str, str, bool]]:
    """The computed months, the newest first, as choices of a form."""
    oldest, newest = int(first_month(place.run)), place.run.through_month
    months = [Month(number) for number in range(newest, oldest - 1, -1)]
    return [(str(month), _choice(place, month), month == chosen) for month in months]


def _choice(place: Place, month: Month) -> str:
    text = month_text(month)
    if month <= place.run.complete_month:
        return text
    return _("%(month)s (belum lengkap)") % {"month": text}
