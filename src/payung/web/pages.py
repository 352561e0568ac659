"""The way home, and the page that says how figures are made."""

from __future__ import annotations

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from payung.access.models import User
from payung.access.roles import DUTIES, Duty
from payung.primitives.region_code import Level, RegionCode
from payung.regions.queries import home_regency
from payung.web.method import method_of
from payung.web.navigation import active_assignments

_HOMES = {
    Level.REGENCY: "targets:regency",
    Level.DISTRICT: "targets:district",
    Level.VILLAGE: "targets:village",
}


def home(request: HttpRequest) -> HttpResponse:
    """Sends everybody to the widest region whose figures they see, else to the accounts below them.

    Says what to do when there is neither.
    """
    assignments = list(active_assignments(cast(User, request.user), on=timezone.localdate()))
    seen = [each for each in assignments if Duty.SEE_FIGURES in DUTIES[each.role]]
    if not seen and assignments:
        return redirect("access_people")
    if not seen:
        return render(request, "web/no_region.html")
    code = RegionCode(seen[0].region_code)
    if code.level is Level.PROVINCE:
        code = RegionCode(home_regency().code)
    return redirect(_HOMES[code.level], code=code)


def method(request: HttpRequest) -> HttpResponse:
    """How each figure is made, printed from the definition that computes it."""
    return render(request, "web/method.html", {"method": method_of(timezone.localdate())})
