"""The budgets of all villages of a region in words: what is planned, what it would pay, what was paid."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import groupby

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from payung.access.wording import day_text, month_text, number, rupiah
from payung.funding.overview.paid import Paid
from payung.funding.overview.premium import YearOfPremiums
from payung.funding.overview.queries import VillageBudget
from payung.intake.models import SourceFile
from payung.primitives.month import Month
from payung.regions.models import Region


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where the list behind a number stands, by code; empty for who may not open it."""

    page: Callable[[str], str]
    paid: Callable[[str], str]


@dataclass(slots=True)
class Sums:
    """What rows add up to, in whole rupiah; `known` of `villages` have a budget."""

    planned: int = 0
    for_workers: int = 0
    paid: int = 0
    paid_months: int = 0
    known: int = 0
    villages: int = 0

    def add(self, budget: VillageBudget, paid: Paid) -> None:
        """One village more; a kelurahan has no budget and is not waited for."""
        self.planned += budget.total
        self.for_workers += budget.for_workers
        self.known += budget.is_known
        self.villages += budget.is_known or budget.village.kind != Region.Kind.KELURAHAN
        self.add_paid(paid)

    def add_paid(self, paid: Paid) -> None:
        """Payments that belong to the region and to no village of it."""
        self.paid += paid.amount
        self.paid_months += paid.months


@dataclass(frozen=True, slots=True)
class OverviewRow:
    """A village, a district or the whole. An empty address is no link; `for_workers` is without officials."""

    name: str
    url: str
    origin: str
    planned: str
    for_workers: str
    workers: str
    months: str
    paid: str
    paid_months: str
    paid_url: str


@dataclass(slots=True)
class DistrictView:
    """The rows of the villages of a district, and the row they add up to."""

    district: Region
    sums: Sums = field(default_factory=Sums)
    rows: list[OverviewRow] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Source:
    """What a row is worded from besides its sums."""

    files: Mapping[int, SourceFile]
    premiums: YearOfPremiums
    addresses: Addresses


def village_row(budget: VillageBudget, paid: Paid, source: Source) -> OverviewRow:
    """One village; one whose budget is not known says so and is no zero."""
    sums, village = Sums(), budget.village
    sums.add(budget, paid)
    row = sums_row(village.shown_name, village.code, sums, source)
    return replace(row, origin=_origin(budget, source.files)) if sums.villages else row


def sums_row(name: str, code: str, sums: Sums, source: Source) -> OverviewRow:
    """A district or the whole."""
    is_known, amount = sums.known > 0, sums.for_workers
    return OverviewRow(
        name=name,
        url=source.addresses.page(code),
        origin=_known_of(sums),
        planned=rupiah(sums.planned) if is_known else _unknown(sums),
        for_workers=rupiah(amount) if is_known else "",
        workers=number(source.premiums.workers_of(amount)) if is_known else "",
        months=number(source.premiums.months_of(amount)) if is_known else "",
        paid=rupiah(sums.paid),
        paid_months=number(sums.paid_months),
        paid_url=source.addresses.paid(code) if sums.paid_months else "",
    )


def premium_lines(year: int, premiums: YearOfPremiums) -> list[str]:
    """The premium in each stretch of the year, and what the law leaves open."""
    stretches = [list(same) for _amount, same in groupby(enumerate(premiums.by_month), _amount)]
    amounts = ", ".join(_stretch(year, each) for each in stretches)
    said = _("Iuran terendah seorang pekerja (BPU, JKK dan JKM, dibayar desa): %(amounts)s.")
    language = get_language() or "id"
    notes = [note.id if language.startswith("id") else note.en for note in premiums.notes]
    return [said % {"amounts": amounts}, *notes]


def _amount(month: tuple[int, int]) -> int:
    return month[1]


def _stretch(year: int, months: list[tuple[int, int]]) -> str:
    (first, amount), (last, _same) = months[0], months[-1]
    return _("%(amount)s sebulan, %(first)s sampai %(last)s") % {
        "amount": rupiah(amount),
        "first": month_text(Month.of(year, first + 1)),
        "last": month_text(Month.of(year, last + 1)),
    }


def _unknown(sums: Sums) -> str:
    return _("belum masuk") if sums.villages else _("tanpa APBDes")


def _known_of(sums: Sums) -> str:
    if not sums.villages:
        return _("kelurahan")
    return _("%(known)s dari %(all)s desa sudah masuk") % {
        "known": number(sums.known),
        "all": number(sums.villages),
    }


def _origin(budget: VillageBudget, files: Mapping[int, SourceFile]) -> str:
    """The files of the lines with the day they came, and the sources of funds they name."""
    ids = dict.fromkeys(line.source_file_id or 0 for line in budget.lines)
    came = [
        f"{files[key].file_name}, {day_text(timezone.localdate(files[key].received_at))}"
        for key in ids
        if key in files
    ]
    return "; ".join([*came, *_funds(budget)])


def _funds(budget: VillageBudget) -> Iterable[str]:
    named = sorted({line.source_of_funds for line in budget.lines} - {""})
    return [_("sumber dana %(funds)s") % {"funds": ", ".join(named)}] if named else []
