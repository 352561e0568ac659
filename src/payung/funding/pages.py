"""What a village's budget sets aside for employment insurance."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from payung.access.models import User
from payung.access.roles import Duty
from payung.access.scope import can, check_can
from payung.funding.presenters import year_view
from payung.funding.queries import budget_of, files_of
from payung.funding.social_security import ACCOUNTS
from payung.primitives.errors import NotFoundError
from payung.primitives.region_code import Level, RegionCode
from payung.regions.models import Region
from payung.regions.queries import region


@require_safe
def budget(request: HttpRequest, code: str) -> HttpResponse:
    """The lines for BPJS Ketenagakerjaan of each year that is known, with their sum."""
    village_code, today = RegionCode.parse(code), timezone.localdate()
    assert isinstance(request.user, User)
    check_can(request.user, Duty.SEE_FIGURES, village_code, on=today)
    if village_code.level is not Level.VILLAGE:
        raise NotFoundError(_("Anggaran desa ada di halaman desa. Pilih desanya dulu."))
    village = region(village_code)
    years = budget_of(village_code)
    files = files_of(years)
    context = {
        "village": village,
        "years": [year_view(year, files) for year in years],
        "accounts": ", ".join(ACCOUNTS),
        "has_no_budget": village.kind == Region.Kind.KELURAHAN,
        "may_send": can(request.user, Duty.IMPORT_ROSTER, village_code, on=today),
        "crumbs": [
            {"label": village.name, "url": reverse("targets:village", args=[village_code])},
            {"label": _("Anggaran")},
        ],
    }
    return render(request, "funding/budget.html", context)
