"""The list of those not covered on paper: which hamlet, what for, then the sheets."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from payung.access.roles import Duty
from payung.access.trail.purpose import Purpose
from payung.primitives.errors import InputError
from payung.primitives.region_code import Level
from payung.targets.actions.handing_out import record_list_printed
from payung.targets.pages.asked_people import listed_people
from payung.targets.pages.place import Place, open_place, signed_in
from payung.targets.presenters.gaps import hamlet_groups, hamlet_links
from payung.targets.queries import GapList, Order

LONGEST_PAPER = 600


@require_http_methods(["GET", "HEAD", "POST"])
def gaps_print(request: HttpRequest, code: str) -> HttpResponse:
    """The list by hamlet, once its purpose is told; a long one asks for the hamlet first."""
    place = open_place(request, code, duty=Duty.SEE_PEOPLE, level=Level.VILLAGE)
    listed = listed_people(place, request.GET, order=Order.PLACE)
    people = listed.count()
    if people > LONGEST_PAPER and listed.filters.hamlet is None:
        links = hamlet_links(listed, request.GET)[1:]
        context = {"place": place, "people": people, "hamlets": links}
        return render(request, "targets/gaps_print_choice.html", context)
    if request.method != "POST":
        return _purpose_page(request, place, people)
    try:
        return _paper(request, place, listed)
    except InputError as problem:
        return _purpose_page(request, place, people, problem)


def _paper(request: HttpRequest, place: Place, listed: GapList) -> HttpResponse:
    rows = list(listed.stream())
    mark = record_list_printed(
        region_code=place.code,
        month=str(place.month),
        people=len(rows),
        purpose=request.POST.get("purpose", ""),
        because=request.POST.get("because", ""),
        by=signed_in(request),
        at=timezone.now(),
    )
    context = {
        "place": place,
        "groups": hamlet_groups(rows),
        "people": len(rows),
        "mark": mark,
        "is_minimal": request.GET.get("tanpa_nomor") == "1",
    }
    return render(request, "targets/gaps_print.html", context)


def _purpose_page(
    request: HttpRequest, place: Place, people: int, problem: InputError | None = None
) -> HttpResponse:
    context = {
        "place": place,
        "crumbs": place.crumbs(_("Cetak")),
        "people": people,
        "purposes": Purpose.choices,
        "purpose": request.POST.get("purpose", ""),
        "because": request.POST.get("because", ""),
        "problem": problem,
    }
    status = problem.http_status if problem else 200
    return render(request, "targets/gaps_print_purpose.html", context, status=status)
