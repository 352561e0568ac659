"""Where a page stands: the region in its address, the month asked, and what the reader may see there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from payung.access.models import User
from payung.access.roles import Duty
from payung.access.scope import Scope, check_can, scope_of
from payung.access.wording import month_text
from payung.membership.complete import incomplete_text
from payung.membership.models import CoverageRun
from payung.membership.queries import newest_run
from payung.primitives.errors import NotFoundError, SetupError
from payung.primitives.month import Month
from payung.primitives.region_code import Level, RegionCode
from payung.regions.models import Region
from payung.regions.queries import region

PAGE_OF = {
    Level.REGENCY: "targets:regency",
    Level.DISTRICT: "targets:district",
    Level.VILLAGE: "targets:village",
}


PageView = Callable[[HttpRequest, str], HttpResponse]


class NoFiguresYetError(SetupError):
    """Cover was never computed in this installation."""


class MonthWithoutDataError(NotFoundError):
    """No figure was computed for the month asked; `newest_url` leads to one that was."""

    def __init__(self, sentence: str, newest_url: str) -> None:
        super().__init__(sentence)
        self.newest_url = newest_url


@dataclass(frozen=True, slots=True)
class Crumb:
    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Place:
    """`scope` is for figures; `people` for names, and empty for who may not see names."""

    region: Region
    code: RegionCode
    run: CoverageRun
    month: Month
    scope: Scope
    people: Scope
    today: dt.date

    @property
    def sees_people(self) -> bool:
        return self.people.contains(self.code)

    @property
    def incomplete(self) -> str:
        """Why the figures of the month may not be published; empty for a complete month."""
        return incomplete_text(self.run, self.month)

    @property
    def regency_code(self) -> str:
        return self.code[:5]

    def gap_url(self, code: str = "", reason: str = "") -> str:
        """The list of those not covered, or of one reason; empty for who may not see names."""
        if not self.people.contains(code or self.code):
            return ""
        url = self._asking(reverse("targets:gaps", args=[code or self.code]))
        return f"{url}{'&' if '?' in url else '?'}alasan={reason}" if reason else url

    def list_url(self, kind: str, code: str = "", month: Month | None = None) -> str:
        """The list behind a figure of this or another region or month; empty for who may not see names."""
        if not self.people.contains(code or self.code):
            return ""
        return self._asking(reverse("targets:people", args=[code or self.code, kind]), month)

    def membership_url(self, kind: str, segment: str = "") -> str:
        """The list of active memberships of one kind; empty for who may not see names."""
        if not self.sees_people:
            return ""
        url = self._asking(reverse("targets:memberships", args=[self.code, kind]))
        return f"{url}{'&' if '?' in url else '?'}segmen={segment}" if segment else url

    def page_url(self, code: str) -> str:
        """The page of a region, in the month of this one."""
        return self._asking(reverse(PAGE_OF[RegionCode(code).level], args=[code]))

    def crumbs(self, here: str = "") -> list[Crumb]:
        """The way from the widest region the reader may see to this page."""
        codes = [self.code[:n] for n in (5, 8, 13) if n <= len(self.code)]
        above = [code for code in codes if self.scope.contains(code)]
        names = dict(Region.objects.filter(code__in=above).values_list("code", "shown_name"))
        trail = [Crumb(names[code], self.page_url(code)) for code in above]
        return (
            [*trail, Crumb(here, "")] if here else [*trail[:-1], Crumb(self.region.shown_name, "")]
        )

    def _asking(self, url: str, month: Month | None = None) -> str:
        asked = self.month if month is None else month
        return url if asked == self.run.complete_month else f"{url}?bulan={asked}"


def open_place(
    request: HttpRequest, code: str, *, duty: Duty = Duty.SEE_FIGURES, level: Level | None = None
) -> Place:
    """Check the right first, then read. Raises NotPermittedError, NotFoundError or InputError."""
    place_code, today = RegionCode.parse(code), timezone.localdate()
    user = signed_in(request)
    scope = check_can(user, duty, place_code, on=today)
    if level is not None and place_code.level is not level:
        raise NotFoundError(
            _("Alamat ini tidak cocok dengan jenis wilayah %(code)s.") % {"code": code}
        )
    run = _newest_run()
    return Place(
        region=region(place_code),
        code=place_code,
        run=run,
        month=month_asked(request, run),
        scope=scope,
        people=scope if duty is Duty.SEE_PEOPLE else scope_of(user, Duty.SEE_PEOPLE, on=today),
        today=today,
    )


def first_month(run: CoverageRun) -> Month:
    """The oldest month of which there is a figure."""
    return Month(run.origin_month + run.grace_months)


def month_asked(
    request: HttpRequest, run: CoverageRun, name: str = "bulan", *, otherwise: Month | None = None
) -> Month:
    """The month in the address, else another (the newest); MonthWithoutDataError when not computed."""
    first, last = first_month(run), Month(run.through_month)
    text = request.GET.get(name)
    month = (
        Month.parse(text) if text else Month(run.complete_month) if otherwise is None else otherwise
    )
    if not first <= month <= last:
        raise MonthWithoutDataError(
            _("Bulan %(asked)s tidak ada datanya. Yang ada: %(first)s sampai %(newest)s.")
            % {
                "asked": month_text(month),
                "first": month_text(first),
                "newest": month_text(last),
            },
            request.path,
        )
    return month


def before_figures(page: PageView) -> PageView:
    """A dashboard that says which files bring the first figures, as long as there are none."""

    @wraps(page)
    def guarded(request: HttpRequest, code: str) -> HttpResponse:
        try:
            return page(request, code)
        except NoFiguresYetError:
            return render(request, "targets/no_figures.html")

    return guarded


def _newest_run() -> CoverageRun:
    run = newest_run()
    if run is None:
        raise NoFiguresYetError(
            _(
                "Belum ada angka. Kirim data warga dan daftar peserta lewat halaman Berkas masuk; "
                "angka muncul setelah dihitung."
            )
        )
    return run


def signed_in(request: HttpRequest) -> User:
    """The person who asks; the site lets nobody else reach a page."""
    assert isinstance(request.user, User)
    return request.user
