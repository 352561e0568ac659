"""The people behind a figure: by status, about to lapse, or in one cell of what moved."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from payung.access.roles import Duty
from payung.access.wording import month_text
from payung.coverage.bridge import Cell, Span
from payung.membership.queries import active_memberships
from payung.primitives.errors import NotFoundError
from payung.primitives.month import Month
from payung.targets.pages.place import Place, open_place
from payung.targets.pages.slices import page_of
from payung.targets.presenters.bridge import cell_text
from payung.targets.presenters.figure import basis_text
from payung.targets.presenters.people import (
    SOON,
    STANDING_OF,
    STATUS_OF,
    list_title,
    memberships_title,
)
from payung.targets.queries.named_list import (
    PAGE_SIZE,
    NamedList,
    people_by_status,
    people_of_change,
    people_paid_until,
)


def people(request: HttpRequest, code: str, kind: str) -> HttpResponse:
    """The workers of a region who have one status in the month."""
    place = open_place(request, code, duty=Duty.SEE_PEOPLE)
    if kind == SOON:
        listed = people_paid_until(place.people, place.run, place.code, place.month)
    elif kind in STATUS_OF:
        listed = people_by_status(place.people, place.run, place.code, place.month, STATUS_OF[kind])
    else:
        raise NotFoundError(_("Daftar '%(kind)s' tidak ada.") % {"kind": kind})
    return _render(request, place, listed, list_title(kind))


def memberships(request: HttpRequest, code: str, kind: str) -> HttpResponse:
    """The active memberships behind the figure against the insurer's potential, by whose they are."""
    place = open_place(request, code, duty=Duty.SEE_PEOPLE)
    if kind not in STANDING_OF:
        raise NotFoundError(_("Daftar '%(kind)s' tidak ada.") % {"kind": kind})
    rows = active_memberships(place.code, month=place.month, standing=STANDING_OF[kind])
    title = memberships_title(kind)
    context = {
        "place": place,
        "title": title,
        "crumbs": place.crumbs(title),
        "basis": basis_text(place.run),
        "page": Paginator(rows, PAGE_SIZE).get_page(request.GET.get("halaman")),
    }
    return render(request, "targets/memberships.html", context)


def change(request: HttpRequest, code: str, cell: str) -> HttpResponse:
    """The workers in one cell of the bridge from the month before."""
    place = open_place(request, code, duty=Duty.SEE_PEOPLE)
    if cell not in set(Cell):
        raise NotFoundError(_("Daftar '%(kind)s' tidak ada.") % {"kind": cell})
    span = Span(Month(int(place.month) - 1), place.month)
    listed = people_of_change(place.people, place.run, place.code, span, Cell(cell))
    title = _("Sejak %(month)s: %(what)s") % {
        "month": month_text(span.first),
        "what": cell_text(Cell(cell)),
    }
    return _render(request, place, listed, title)


def _render(request: HttpRequest, place: Place, listed: NamedList, title: str) -> HttpResponse:
    context = {
        "place": place,
        "title": title,
        "crumbs": place.crumbs(title),
        "basis": basis_text(place.run),
        "page": page_of(listed, request.GET.get("halaman")),
    }
    return render(request, "targets/people.html", context)
