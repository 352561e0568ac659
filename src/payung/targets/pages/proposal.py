"""Propose a target: where it starts, what is asked, by when; both readings are seen before it is kept."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from payung.primitives.errors import InputError
from payung.primitives.region_code import Level
from payung.targets.actions import propose_target
from payung.targets.pages.place import Crumb, Place, before_figures, open_place, signed_in
from payung.targets.pages.proposal_form import FIELDS, ProposalForm
from payung.targets.permissions import check_can_settle
from payung.targets.presenters.proposal import (
    OWN,
    base_choices,
    method_choices,
    preview,
    workforce_choices,
)
from payung.targets.proposed_target import ProposedTarget
from payung.targets.queries.offered_values import offered_values


@require_http_methods(["GET", "POST"])
@before_figures
def proposal(request: HttpRequest, code: str) -> HttpResponse:
    """The form, what it comes to, and the button that proposes it."""
    place = open_place(request, code, level=Level.REGENCY)
    check_can_settle(signed_in(request), place.code, on=place.today)
    offered = offered_values(place.code, place.month)
    asked = request.POST if request.method == "POST" else request.GET
    form = ProposalForm(asked, base_choices(offered), workforce_choices(offered))
    proposed = form.read(place.code) if "persen" in asked else None
    if request.method == "POST" and proposed is not None:
        try:
            return _propose(request, place, proposed)
        except InputError as error:
            form.faults["semua"] = str(error)
    return render(request, "targets/proposal.html", _context(place, form, proposed))


def _propose(request: HttpRequest, place: Place, proposed: ProposedTarget) -> HttpResponse:
    propose_target(proposed=proposed, by=signed_in(request), at=timezone.now())
    messages.success(request, _("Target sudah diusulkan."))
    page = reverse("targets:target", args=[place.code])
    return redirect(f"{page}?tenggat={proposed.deadline_month}")


def _context(place: Place, form: ProposalForm, proposed: ProposedTarget | None) -> dict[str, Any]:
    written = {name: form.asked.get(name, "") for name in FIELDS}
    written["dasar"] = written["dasar"] or next((each.key for each in form.bases), OWN)
    written["penyebut"] = written["penyebut"] or next((each.key for each in form.workforces), OWN)
    above = Crumb(_("Target"), reverse("targets:target", args=[place.code]))
    return {
        "place": place,
        "crumbs": [*place.crumbs(_("Usulan"))[:-1], above, Crumb(_("Usulan"), "")],
        "bases": form.bases,
        "workforces": form.workforces,
        "methods": method_choices(written["cara"]),
        "written": written,
        "own": OWN,
        "faults": form.faults,
        "preview": preview(proposed, place.month) if proposed else None,
        "kept": asdict(proposed) if proposed else None,
    }
