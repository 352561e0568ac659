"""Budgets of villages beside what was paid: a district or the regency, and the payments behind a sum."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from django.core.paginator import Paginator
from django.db.models import Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from payung.access.models import User
from payung.access.roles import Duty
from payung.access.scope import can, check_can
from payung.funding.overview.paid import Paid, paid_by_village, payments_of
from payung.funding.overview.premium import premiums_of
from payung.funding.overview.presenters import (
    Addresses,
    DistrictView,
    OverviewRow,
    Source,
    Sums,
    premium_lines,
    sums_row,
    village_row,
)
from payung.funding.overview.queries import files_of, village_budgets, years_in
from payung.membership.presenters.cards import payment_row
from payung.membership.queries import newest_run
from payung.primitives.errors import InputError, NotFoundError
from payung.primitives.region_code import Level, RegionCode
from payung.regions.models import Region
from payung.regions.queries import inside, region
from payung.targets.pages.place import PAGE_OF

_PAGE_SIZE = 50


@require_safe
def overview(request: HttpRequest, code: str) -> HttpResponse:
    """Each village's sum with where it comes from, what it would pay, and what was paid; with totals."""
    place_code = RegionCode.parse(code)
    user = _reader(request, place_code, Duty.SEE_FIGURES)
    if place_code.level not in (Level.REGENCY, Level.DISTRICT):
        raise NotFoundError(
            _("Halaman ini untuk kabupaten dan kecamatan. Pilih kabupatennya dulu.")
        )
    place, years = region(place_code), years_in(place_code)
    year = _year(request, years)
    context = {
        "place": place,
        "years": years,
        "year": year,
        "crumbs": _crumbs(place_code, place),
        **(_figures(place_code, place, year, _addresses(user, year)) if years else {}),
    }
    return render(request, "funding/overview.html", context)


@require_safe
def paid(request: HttpRequest, code: str) -> HttpResponse:
    """The payments from village funds behind a sum."""
    place_code = RegionCode.parse(code)
    _reader(request, place_code, Duty.SEE_PEOPLE)
    year = _year(request, years_in(place_code[:5]))
    rows = payments_of(place_code, year).select_related("participant__village")
    ordered = rows.order_by(
        "participant__village_id", "participant__full_name", "first_month", "pk"
    )
    page = Paginator(ordered, _PAGE_SIZE).get_page(request.GET.get("halaman"))
    place = region(place_code)
    context = {
        "place": place,
        "year": year,
        "sum": rows.aggregate(amount=Sum("amount"), months=Sum("months")),
        "page": page,
        "rows": [(each.participant, payment_row(each)) for each in page],
        "crumbs": _crumbs(place_code, place, _("Iuran yang dibayar")),
    }
    return render(request, "funding/paid.html", context)


def _figures(code: RegionCode, place: Region, year: int, addresses: Addresses) -> dict[str, object]:
    budgets, premiums = village_budgets(code, year), premiums_of(year)
    run = newest_run()
    paid_of = paid_by_village(code, year, run)
    source = Source(files_of(budgets), premiums, addresses)
    whole, districts = Sums(), _districts(code, place)
    for budget in budgets:
        sums = paid_of.get(budget.village.code, Paid())
        whole.add(budget, sums)
        district = districts[budget.village.code[:8]]
        district.sums.add(budget, sums)
        district.rows.append(village_row(budget, sums, source))
    shown = [(_row_of(each, source), each.rows) for each in districts.values()]
    unplaced = paid_of.get("", Paid())
    whole.add_paid(unplaced)
    return {
        "districts": shown,
        "district_rows": [row for row, _villages in shown],
        "total": replace(sums_row(place.shown_name, code, whole, source), url=""),
        "unplaced": unplaced,
        "premium": premium_lines(year, premiums),
        "run": run,
    }


def _row_of(each: DistrictView, source: Source) -> OverviewRow:
    return sums_row(each.district.shown_name, each.district.code, each.sums, source)


def _districts(code: RegionCode, place: Region) -> dict[str, DistrictView]:
    if code.level is Level.DISTRICT:
        return {str(code): DistrictView(place)}
    return {each.code: DistrictView(each) for each in inside(code, Level.DISTRICT)}


def _addresses(user: User, year: int) -> Addresses:
    return Addresses(partial(_page_url, year), partial(_paid_url, user, year))


def _page_url(year: int, code: str) -> str:
    if RegionCode(code).level is Level.VILLAGE:
        return f"{reverse('funding:budget', args=[code])}#tahun-{year}"
    return f"{reverse('funding:overview', args=[code])}?tahun={year}"


def _paid_url(user: User, year: int, code: str) -> str:
    if not can(user, Duty.SEE_PEOPLE, code, on=timezone.localdate()):
        return ""
    return f"{reverse('funding:paid', args=[code])}?tahun={year}"


def _year(request: HttpRequest, years: list[int]) -> int:
    """The year in the address, else the newest with a budget."""
    text = request.GET.get("tahun", "")
    if not text:
        return years[0] if years else timezone.localdate().year
    if not (text.isascii() and text.isdecimal() and len(text) == len("2025")):
        raise InputError(_("'%(year)s' bukan tahun. Contoh: 2025.") % {"year": text})
    return int(text)


def _reader(request: HttpRequest, code: RegionCode, duty: Duty) -> User:
    assert isinstance(request.user, User)
    check_can(request.user, duty, code, on=timezone.localdate())
    return request.user


def _crumbs(code: RegionCode, place: Region, here: str = "") -> list[dict[str, str]]:
    """The region's page, and the budget when the page lies below it."""
    page = PAGE_OF[code.level]
    trail = [{"label": place.shown_name, "url": reverse(page, args=[code])}]
    if not here:
        return [*trail, {"label": _("Anggaran desa"), "url": ""}]
    budget = "funding:budget" if code.level is Level.VILLAGE else "funding:overview"
    above = {"label": _("Anggaran desa"), "url": reverse(budget, args=[code])}
    return [*trail, above, {"label": here, "url": ""}]
