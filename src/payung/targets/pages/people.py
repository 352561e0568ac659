"""The people behind a figure: by status, or about to lapse; and the memberships behind the potential."""

from __future__ import annotations

from collections.abc import Iterable

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from payung.access.roles import Duty
from payung.membership.queries import active_memberships
from payung.primitives.errors import InputError, NotFoundError
from payung.primitives.programme import Segment
from payung.targets.pages.place import Place, open_place
from payung.targets.pages.slices import page_by_place, page_of
from payung.targets.presenters.figure import basis_text
from payung.targets.presenters.people import (
    SOON,
    STANDING_OF,
    STATUS_OF,
    UNDETERMINED,
    list_title,
    memberships_title,
    undetermined_row,
)
from payung.targets.queries.named_list import (
    PAGE_SIZE,
    NamedList,
    people_by_status,
    people_paid_until,
)
from payung.targets.queries.undetermined import undetermined_people


def people(request: HttpRequest, code: str, kind: str) -> HttpResponse:
    """The workers of a region who have one status in the month."""
    place = open_place(request, code, duty=Duty.SEE_PEOPLE)
    if kind == UNDETERMINED:
        return _undetermined(request, place)
    if kind == SOON:
        listed = people_paid_until(place.people, place.run, place.code, place.month)
    elif kind in STATUS_OF:
        listed = people_by_status(place.people, place.run, place.code, place.month, STATUS_OF[kind])
    else:
        raise no_such_list(kind, (*STATUS_OF, SOON, UNDETERMINED))
    return render_people(request, place, listed, list_title(kind))


def _undetermined(request: HttpRequest, place: Place) -> HttpResponse:
    """Those who are not counted because the register leaves open whether they work, each with why."""
    rows = undetermined_people(place.people, place.code, place.month)
    page = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("halaman"))
    title = list_title(UNDETERMINED)
    context = {
        "place": place,
        "title": title,
        "crumbs": place.crumbs(title),
        "page": page,
        "rows": [undetermined_row(work) for work in page],
    }
    return render(request, "targets/undetermined.html", context)


def memberships(request: HttpRequest, code: str, kind: str) -> HttpResponse:
    """The active memberships behind the figure against the insurer's potential, by whose they are."""
    place = open_place(request, code, duty=Duty.SEE_PEOPLE)
    if kind not in STANDING_OF:
        raise no_such_list(kind, STANDING_OF)
    segment = _segment(request.GET.get("segmen", ""))
    rows = active_memberships(
        place.code, month=place.month, standing=STANDING_OF[kind], segment=segment
    )
    title = memberships_title(kind, segment)
    context = {
        "place": place,
        "title": title,
        "crumbs": place.crumbs(title),
        "basis": basis_text(place.run),
        "page": page_by_place(rows, "region_code", request.GET.get("halaman")),
    }
    return render(request, "targets/memberships.html", context)


def no_such_list(kind: str, known: Iterable[str]) -> NotFoundError:
    """What to raise for a list that is none of those known."""
    return NotFoundError(
        _("Daftar '%(kind)s' tidak ada. Yang ada: %(known)s.")
        % {"kind": kind, "known": ", ".join(known)}
    )


def _segment(asked: str) -> str:
    """The segment in the address; empty is all. InputError for one that does not exist."""
    if asked and asked not in set(Segment):
        raise InputError(
            _("Segmen '%(segment)s' tidak ada. Yang ada: %(known)s.")
            % {"segment": asked, "known": ", ".join(Segment)}
        )
    return asked


def render_people(
    request: HttpRequest, place: Place, listed: NamedList, title: str
) -> HttpResponse:
    """A page of a list of people with its title and what it rests on."""
    context = {
        "place": place,
        "title": title,
        "crumbs": place.crumbs(title),
        "basis": basis_text(place.run),
        "page": page_of(listed, request.GET.get("halaman")),
    }
    return render(request, "targets/people.html", context)
