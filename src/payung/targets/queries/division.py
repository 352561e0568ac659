"""What a division of a target would give, before anybody decides it."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from payung.membership.counts import NOBODY, counts_inside
from payung.planning.apportionment import NoSuchDivisionError
from payung.planning.cascade import Bounds, Division, Key, Place, divide
from payung.primitives.errors import InputError
from payung.primitives.month import Month
from payung.primitives.region_code import Level
from payung.regions.queries import inside
from payung.targets.models import Cascade, Target
from payung.targets.queries.progress import reading_in_force
from payung.targets.queries.shares import covered_at_start, latest_cascade


@dataclass(frozen=True, slots=True)
class Terms:
    """By what a target is divided: a key, the month whose state counts, and the bounds of a village.

    `floor` is people; `ceiling_basis_points` of its workers is the most that may be covered.
    """

    key: str
    as_of_month: Month
    floor: int = 0
    ceiling_basis_points: int = 10_000


@dataclass(frozen=True, slots=True)
class Proposal:
    """`people` are still missing; the villages of `division` add up to them, and so do its districts."""

    terms: Terms
    people: int
    places: tuple[Place, ...]
    division: Division


def plan_division(target: Target, terms: Terms) -> Proposal:
    """Divide what is still missing, without writing. From the second division on, what was brought counts.

    Raises InputError when the target is unsettled, the terms are impossible, cover was not computed for
    the month, a later state was already divided, or the people do not fit within the bounds.
    """
    _check_terms(terms, latest_cascade(target))
    reading = reading_in_force(target)
    places = tuple(_places(target, terms.as_of_month))
    missing = reading.missing(sum(place.covered for place in places))
    bounds = Bounds(terms.floor, terms.ceiling_basis_points)
    try:
        division = divide(missing, places, Key(terms.key), bounds, covered_at_start(target))
    except NoSuchDivisionError as error:
        raise InputError(_impossible(error)) from error
    return Proposal(terms, missing, places, division)


def _check_terms(terms: Terms, last: Cascade | None) -> None:
    if terms.key not in set(Key):
        raise InputError(
            _("Kunci pembagian '%(key)s' tidak ada. Yang ada: %(known)s.")
            % {"key": terms.key, "known": ", ".join(Key)}
        )
    if terms.floor < 0 or not 0 < terms.ceiling_basis_points <= 10_000:
        raise InputError(
            _("Batas bawah harus 0 orang atau lebih; batas atas di atas 0 dan paling tinggi 100 %.")
        )
    if last and terms.as_of_month < last.as_of_month:
        raise InputError(
            _(
                "Pembagian terakhir memakai keadaan %(last)s; %(month)s lebih awal. Pakai bulan yang "
                "sama atau sesudahnya."
            )
            % {"last": Month(last.as_of_month), "month": terms.as_of_month}
        )


def _places(target: Target, month: Month) -> list[Place]:
    counts = counts_inside(target.region_id, month, 13)
    if not counts:
        raise InputError(
            _(
                "Perlindungan bulan %(month)s untuk %(region)s belum dihitung. "
                "Jalankan: payung coverage --month %(month)s"
            )
            % {"month": month, "region": target.region}
        )
    villages = inside(target.region_id, Level.VILLAGE).values_list("code", flat=True)
    return [
        Place(code, found.workers, found.covered)
        for code, found in ((code, counts.get(code, NOBODY)) for code in villages)
    ]


def _impossible(error: NoSuchDivisionError) -> str:
    if error.total < error.least:
        text = _(
            "Batas bawah semua desa bersama-sama %(over)d orang lebih banyak daripada yang dibagi. "
            "Turunkan batas bawah."
        )
        return text % {"over": error.least - error.total}
    text = _(
        "%(over)d orang tidak mendapat tempat: semua desa sudah mencapai batas atasnya. Naikkan batas "
        "atas, atau periksa apakah data warga semua desa sudah masuk."
    )
    return text % {"over": error.total - error.most}
