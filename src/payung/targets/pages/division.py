"""Who brings how many: see what a key gives, decide it with a reason, look back at earlier divisions."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from payung.planning.cascade import Key
from payung.primitives.errors import InputError, NotFoundError
from payung.primitives.region_code import Level
from payung.regions.queries import inside
from payung.targets.actions import Seen, make_cascade
from payung.targets.models import Cascade, Target
from payung.targets.pages.place import Place, before_figures, open_place, signed_in
from payung.targets.permissions import can_settle, check_can_settle
from payung.targets.presenters.division import (
    DistrictParts,
    Part,
    district_parts,
    history_line,
    key_choices,
    parts_of_cascade,
    parts_of_proposal,
    spread_text,
)
from payung.targets.presenters.target import target_block
from payung.targets.queries import latest_cascade, target_in_force, target_progress
from payung.targets.queries.division import Proposal, Terms, plan_division


@require_http_methods(["GET", "POST"])
@before_figures
def division(request: HttpRequest, code: str) -> HttpResponse:
    """The form, what it would give, the button that decides it, and every division so far."""
    place = open_place(request, code, level=Level.REGENCY)
    target = target_in_force(place.code, place.month)
    if request.method == "POST":
        check_can_settle(signed_in(request), place.code, on=place.today)
    asked = request.POST if request.method == "POST" else request.GET
    plan, problem = None, ""
    if target is not None and "kunci" in asked:
        try:
            plan = plan_division(target, _terms(asked, place))
            if request.method == "POST":
                return _decide(request, place, target, plan)
        except InputError as error:
            problem = str(error)
    context = _context(request, place, target, plan)
    return render(request, "targets/division.html", {**context, "problem": problem})


def division_made(request: HttpRequest, code: str, version: int) -> HttpResponse:
    """One division as it was made, whatever came after it."""
    place = open_place(request, code, level=Level.REGENCY)
    cascades = Cascade.objects.filter(target__region_id=place.code, version=version)
    cascade = (
        cascades.select_related("target", "made_by").order_by("-target__deadline_month").first()
    )
    if cascade is None:
        raise NotFoundError(_("Pembagian ke-%(version)d tidak ada.") % {"version": version})
    parts = parts_of_cascade(cascade)
    left = cascade.target.deadline_month - cascade.as_of_month
    context = {
        "place": place,
        "crumbs": place.crumbs(_("Pembagian target")),
        "cascade": history_line(cascade),
        "spread": spread_text(parts),
        "districts": _districts(place, parts, left),
    }
    return render(request, "targets/division_made.html", context)


def _terms(asked: QueryDict, place: Place) -> Terms:
    floor, ceiling = asked.get("paling_sedikit") or "0", asked.get("paling_banyak") or "100"
    if not all(text.isascii() and text.isdecimal() and len(text) < 8 for text in (floor, ceiling)):
        raise InputError(_("Tulis batas sebagai bilangan bulat; contoh: 10 orang, dan 80 persen."))
    return Terms(asked.get("kunci", ""), place.month, int(floor), int(ceiling) * 100)


def _decide(request: HttpRequest, place: Place, target: Target, plan: Proposal) -> HttpResponse:
    made = make_cascade(
        target=target,
        key=plan.terms.key,
        as_of_month=plan.terms.as_of_month,
        floor=plan.terms.floor,
        ceiling_basis_points=plan.terms.ceiling_basis_points,
        because=request.POST.get("alasan", ""),
        seen=_seen(request.POST),
        by=signed_in(request),
        at=timezone.now(),
    )
    said = _("Pembagian ke-%(version)d sudah ditetapkan.") % {"version": made.version}
    messages.success(request, said)
    return redirect(reverse("targets:division", args=[place.code]))


def _seen(posted: QueryDict) -> Seen:
    version, people = posted.get("versi", ""), posted.get("orang", "")
    if not (version.isdecimal() and people.isdecimal()):
        raise InputError(_("Lihat hasil pembagian dahulu, lalu tetapkan."))
    return Seen(int(version), int(people))


def _context(
    request: HttpRequest, place: Place, target: Target | None, plan: Proposal | None
) -> dict[str, object]:
    asked = request.POST if request.method == "POST" else request.GET
    progress = target_progress(target, place.month) if target else None
    last = latest_cascade(target) if target else None
    cascades = target.cascades.select_related("made_by").order_by("-version") if target else []
    return {
        "place": place,
        "crumbs": place.crumbs(_("Pembagian target")),
        "target": target_block(progress) if progress else None,
        "can_divide": can_settle(signed_in(request), place.code, on=place.today),
        "keys": key_choices(asked.get("kunci") or (last.key if last else Key.GAP)),
        "floor": asked.get("paling_sedikit") or (last.floor if last else 0),
        "ceiling": asked.get("paling_banyak")
        or (last.ceiling_basis_points // 100 if last else 100),
        "because": request.POST.get("alasan", ""),
        "history": [history_line(cascade) for cascade in cascades],
        **(_preview(place, target, plan, last) if target and plan else {}),
    }


def _preview(
    place: Place, target: Target, plan: Proposal, last: Cascade | None
) -> dict[str, object]:
    parts = parts_of_proposal(plan)
    return {
        "plan": plan,
        "version": last.version if last else 0,
        "spread": spread_text(parts),
        "districts": _districts(place, parts, target.deadline_month - int(place.month)),
    }


def _districts(place: Place, parts: list[Part], months_left: int) -> list[DistrictParts]:
    levels = (Level.DISTRICT, Level.VILLAGE)
    names = {
        code: name
        for level in levels
        for code, name in inside(place.code, level).values_list("code", "shown_name")
    }
    return district_parts(parts, names, months_left, place.page_url)
