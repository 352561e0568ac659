"""Who is not covered, by name: on the screen and as a spreadsheet."""

from __future__ import annotations

import io

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from payung.access.roles import Duty
from payung.access.trail.purpose import Purpose
from payung.primitives.errors import InputError
from payung.primitives.region_code import Level
from payung.regions.queries import village_names
from payung.targets.actions.handing_out import exports_by
from payung.targets.exports import Variant, export_gap_list, file_name
from payung.targets.locked_copy import check_passphrase, new_passphrase
from payung.targets.pages.asked_people import listed_people
from payung.targets.pages.place import Place, open_place, signed_in
from payung.targets.pages.slices import page_of
from payung.targets.presenters.figure import basis_text
from payung.targets.presenters.gaps import (
    cost_url,
    gap_lines,
    hamlet_links,
    neighbourhood_links,
    order_links,
    reason_links,
)
from payung.targets.queries import GapList


def gaps(request: HttpRequest, code: str) -> HttpResponse:
    """The list on the screen, fifty at a time, with its filters as links."""
    place = open_place(request, code, duty=Duty.SEE_PEOPLE)
    listed = listed_people(place, request.GET)
    is_village = place.code.level is Level.VILLAGE
    page = page_of(listed, request.GET.get("halaman"))
    context = {
        "place": place,
        "crumbs": place.crumbs(_("Belum terlindungi")),
        "page": page,
        "lines": gap_lines(page.object_list, {} if is_village else village_names(place.code)),
        "cost_url": cost_url(listed.month),
        "reasons": reason_links(listed, request.GET),
        "hamlets": hamlet_links(listed, request.GET) if is_village else [],
        "neighbourhoods": neighbourhood_links(listed, request.GET) if is_village else [],
        "orders": order_links(listed.order, request.GET),
        "is_village": is_village,
        "asked": [(k, v) for k, v in request.GET.items() if k not in {"halaman", "pilih"}],
    }
    return render(request, "targets/gaps.html", context)


def gaps_xlsx(request: HttpRequest, code: str) -> FileResponse | HttpResponse:
    """Asks what the list is for; then the same list as a spreadsheet, as many rows as the list has."""
    place = open_place(request, code, duty=Duty.SEE_PEOPLE)
    listed, by = listed_people(place, request.GET), signed_in(request)
    if request.method != "POST":
        return _purpose_page(request, place, listed)
    file = io.BytesIO()
    try:
        is_locked = "lock" in request.POST
        passphrase = check_passphrase(request.POST.get("passphrase", "")) if is_locked else ""
        export_gap_list(
            listing=listed,
            variant=Variant.MASKED,
            source=basis_text(place.run),
            to=file,
            purpose=request.POST.get("purpose", ""),
            because=request.POST.get("because", ""),
            by=by,
            at=timezone.now(),
            passphrase=passphrase,
        )
    except InputError as problem:
        return _purpose_page(request, place, listed, problem)
    file.seek(0)
    name = f"{file_name(listed)}.zip" if is_locked else file_name(listed)
    return FileResponse(file, as_attachment=True, filename=name)


def _purpose_page(
    request: HttpRequest, place: Place, listed: GapList, problem: InputError | None = None
) -> HttpResponse:
    context = {
        "place": place,
        "crumbs": place.crumbs(_("Unduh Excel")),
        "people": listed.count(),
        "purposes": Purpose.choices,
        "purpose": request.POST.get("purpose", ""),
        "because": request.POST.get("because", ""),
        "is_locked": "lock" in request.POST,
        "passphrase": request.POST.get("passphrase") or new_passphrase(),
        "problem": problem,
        "earlier": exports_by(signed_in(request)),
    }
    status = problem.http_status if problem else 200
    return render(request, "targets/gaps_purpose.html", context, status=status)
