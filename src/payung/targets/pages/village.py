"""What a village does this week."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from payung.access.roles import Duty
from payung.access.scope import scope_of
from payung.intake.to_mend import files_to_mend
from payung.membership.counts import counts_inside
from payung.primitives.month import Month
from payung.primitives.region_code import Level
from payung.targets.pages.dashboards import empty_place, figure_of
from payung.targets.pages.place import Place, before_figures, open_place, signed_in
from payung.targets.pages.potential import potential_context
from payung.targets.presenters.figure import basis_text
from payung.targets.presenters.people import SOON, UNDETERMINED
from payung.targets.presenters.target import share_bar
from payung.targets.presenters.village import Task, VillageLinks, tasks, village_sentence
from payung.targets.queries import gap_list, share_of, target_to_show
from payung.targets.queries.named_list import people_paid_until
from payung.targets.queries.undetermined import undetermined_people


@before_figures
def village(request: HttpRequest, code: str) -> HttpResponse:
    """One sentence, one bar, and the tasks of the week."""
    place = open_place(request, code, level=Level.VILLAGE)
    found = counts_inside(place.code, place.month, len(place.code)).get(place.code)
    if found is None or not found.workers:
        return empty_place(request, place)
    target = target_to_show(place.regency_code, place.month)
    part = share_of(target, place.code, place.month) if target else None
    context = {
        "place": place,
        "sentence": village_sentence(found, place.month),
        "bar": share_bar(part, Month(target.deadline_month)) if target and part else None,
        "tasks": _tasks(request, place) if place.sees_people else [],
        "figure": figure_of(place, found),
        **potential_context(place),
        "basis": basis_text(place.run),
        "gap_url": place.gap_url(),
    }
    return render(request, "targets/village.html", context)


def _tasks(request: HttpRequest, place: Place) -> list[Task]:
    links = VillageLinks(
        gaps=place.gap_url(),
        soon=place.list_url(SOON),
        undetermined=place.list_url(UNDETERMINED),
        files=_files_url(request, place),
    )
    return tasks(
        gap_list(place.people, place.code, place.month).by_reason(),
        people_paid_until(place.people, place.run, place.code, place.month).count(),
        undetermined_people(place.people, place.code, place.month).count(),
        files_to_mend(place.code).count(),
        place.month,
        links,
    )


def _files_url(request: HttpRequest, place: Place) -> str:
    """The list of these very files; empty for who may not send any."""
    sending = scope_of(signed_in(request), Duty.IMPORT_ROSTER, on=place.today)
    if not sending.contains(place.code):
        return ""
    return reverse("intake:files_to_mend", args=[place.code])
