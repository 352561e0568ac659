"""What is aimed at, how it is read, and what was published about it."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from payung.access.wording import month_text
from payung.primitives.errors import InputError, NotFoundError
from payung.primitives.month import Month
from payung.primitives.region_code import Level
from payung.targets.actions import settle_target, withdraw_target
from payung.targets.models import Cascade, Target
from payung.targets.pages.place import Place, before_figures, open_place, signed_in
from payung.targets.permissions import can_settle, check_can_settle
from payung.targets.presenters.division import history_line
from payung.targets.presenters.statements import statement_row
from payung.targets.presenters.target import (
    other_target,
    reading_choices,
    target_block,
    withdrawn_line,
)
from payung.targets.queries import (
    proposals_of,
    statements_beside_register,
    target_progress,
    targets_of,
    to_show,
)


@require_http_methods(["GET", "POST"])
@before_figures
def target(request: HttpRequest, code: str) -> HttpResponse:
    """The target with its readings, the form that settles it, and every published figure."""
    place = open_place(request, code, level=Level.REGENCY)
    proposals = proposals_of(place.code)
    known = [each for each in proposals if each.withdrawn_at is None]
    found = _asked(request, known) or to_show(known, place.month)
    problem = ""
    if request.method == "POST" and found is not None:
        problem = _settle(request, found)
        if not problem:
            messages.success(request, _("Cara baca target sudah ditetapkan."))
            return redirect(request.get_full_path())
    context = {
        **_context(request, place, found, problem),
        "others": [other_target(each, place.code) for each in known if each != found],
        "withdrawn": [withdrawn_line(each) for each in proposals if each.withdrawn_at],
    }
    return render(request, "targets/target.html", context)


@require_POST
def withdraw(request: HttpRequest, code: str) -> HttpResponse:
    """Take back the proposal whose deadline was sent."""
    place = open_place(request, code, level=Level.REGENCY)
    check_can_settle(signed_in(request), place.code, on=place.today)
    found = _of_deadline(targets_of(place.code), Month.parse(request.POST.get("tenggat", "")))
    because = request.POST.get("alasan", "")
    withdraw_target(target=found, because=because, by=signed_in(request), at=timezone.now())
    messages.success(request, _("Usulan target ditarik."))
    return redirect("targets:target", place.code)


def _asked(request: HttpRequest, known: list[Target]) -> Target | None:
    """The target whose deadline stands in the address."""
    if not (text := request.GET.get("tenggat")):
        return None
    return _of_deadline(known, Month.parse(text))


def _of_deadline(known: list[Target], deadline: Month) -> Target:
    for each in known:
        if each.deadline_month == deadline:
            return each
    raise NotFoundError(_("Tidak ada target untuk %(month)s.") % {"month": month_text(deadline)})


def _settle(request: HttpRequest, found: Target) -> str:
    """Settle it; the sentence to show when the form cannot be used as it is."""
    try:
        settle_target(
            target=found,
            method=request.POST.get("cara", ""),
            because=request.POST.get("alasan", ""),
            by=signed_in(request),
            at=timezone.now(),
        )
    except InputError as error:
        return str(error)
    return ""


def _context(
    request: HttpRequest, place: Place, found: Target | None, problem: str
) -> dict[str, object]:
    progress = target_progress(found, place.month) if found else None
    chosen = request.POST.get("cara") or (found.method if found else "")
    return {
        "place": place,
        "crumbs": place.crumbs(_("Target")),
        "target": target_block(progress) if progress else None,
        "can_settle": can_settle(signed_in(request), place.code, on=place.today),
        "methods": reading_choices(found, chosen) if found else [],
        "because": request.POST.get("alasan", ""),
        "problem": problem,
        "deadline": Month(found.deadline_month) if found and not found.method else None,
        "history": [history_line(cascade) for cascade in _cascades(found)],
        "statements": [statement_row(c) for c in statements_beside_register(place.code)],
    }


def _cascades(found: Target | None) -> Iterable[Cascade]:
    return found.cascades.select_related("made_by").order_by("-version") if found else ()
