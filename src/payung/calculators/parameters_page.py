"""The law as the calculators know it on a day: what is least sure comes first."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from payung.calculators.presenters.certainty import DOUBTFUL
from payung.calculators.presenters.parameter import parameter_view
from payung.calculators.typed import day_typed
from payung.law import Value
from payung.law.explain.listing import values_by_doubt

PER_PAGE = 40


@login_not_required
@require_safe
def parameters(request: HttpRequest) -> HttpResponse:
    """The values in force on a day, filtered by a text."""
    typed = request.GET.get("tanggal", "").strip()[:40]
    sought = request.GET.get("cari", "").strip()[:100]
    day = day_typed(typed) if typed else timezone.localdate()
    values = [value for value in values_by_doubt(day) if _has(value, sought)] if day else []
    page = Paginator(values, PER_PAGE).get_page(request.GET.get("halaman"))
    context = {
        "day": day,
        "typed": typed or str(day),
        "sought": sought,
        "problem": "" if day else _wrong_day(typed),
        "doubtful": sum(value.confidence in DOUBTFUL for value in values),
        "page": page,
        "values": [parameter_view(value) for value in page],
    }
    return render(request, "calculators/parameters.html", context)


def _has(value: Value, sought: str) -> bool:
    """Every word stands somewhere in the value's name, description (in either language) or sources."""
    sources = " ".join(str(one) for one in value.reference)
    text = f"{value.name} {value.description} {value.description_en} {sources}".lower()
    return all(word in text for word in sought.lower().split())


def _wrong_day(typed: str) -> str:
    return _("“%(found)s” bukan tanggal yang ada. Tulis seperti 15-03-2025.") % {"found": typed}
