"""Writes about who brings how many."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils import timezone

from payung.access.models import User
from payung.membership.counts import NOBODY, counts_inside
from payung.planning.cascade import Bounds, Division, Key, Place, divide
from payung.primitives.errors import InputError
from payung.primitives.month import Month
from payung.primitives.region_code import Level
from payung.regions.queries import inside
from payung.targets.actions.trail import record_change
from payung.targets.models import Cascade, CascadeShare, Target
from payung.targets.permissions import check_can_settle
from payung.targets.queries import covered_at_start, reading_in_force


@transaction.atomic
def make_cascade(
    *,
    target: Target,
    key: str,
    as_of_month: Month,
    floor: int = 0,
    ceiling_basis_points: int = 10_000,
    because: str,
    by: User | None,
    at: dt.datetime,
) -> Cascade:
    """Divide what is still missing over districts and villages; a later division keeps the earlier ones.

    From the second on, what was brought since the first counts (`planning.cascade.divide`). Raises
    InputError when the target is unsettled, cover was not computed for the month, or the people do not
    fit within the bounds.
    """
    locked = Target.objects.select_for_update().select_related("region").get(pk=target.pk)
    check_can_settle(by, locked.region_id, on=timezone.localdate(at))
    last = locked.cascades.order_by("-version").first()
    _check_cascade(key, floor, ceiling_basis_points, because, as_of_month, last)
    places = _places(locked, as_of_month)
    missing = reading_in_force(locked).missing(sum(place.covered for place in places))
    bounds = Bounds(floor, ceiling_basis_points)
    division = divide(missing, places, Key(key), bounds, covered_at_start(locked))
    cascade = Cascade.objects.create(
        target=locked,
        version=last.version + 1 if last else 1,
        key=key,
        as_of_month=int(as_of_month),
        people=missing,
        floor=floor,
        ceiling_basis_points=ceiling_basis_points,
        because=because.strip(),
        made_by=by,
    )
    _write_shares(cascade, division, places)
    record_change(locked, by, "target_divided", version=cascade.version, key=key, people=missing)
    return cascade


def _check_cascade(
    key: str, floor: int, ceiling: int, because: str, as_of: Month, last: Cascade | None
) -> None:
    if key not in set(Key):
        raise InputError(f"Kunci pembagian '{key}' tidak ada. Yang ada: {', '.join(Key)}.")
    if floor < 0 or not 0 < ceiling <= 10_000:
        raise InputError(
            "Batas bawah harus 0 orang atau lebih, batas atas di atas 0 sampai 100 % "
            "(ditulis 10000)."
        )
    if not because.strip():
        raise InputError("Tuliskan alasan pembagian; contoh: 'Rapat koordinasi 20 Juni 2025'.")
    if last and as_of < last.as_of_month:
        raise InputError(
            f"Pembagian terakhir memakai keadaan {Month(last.as_of_month)}; "
            f"{as_of} lebih awal. Pakai bulan yang sama atau sesudahnya."
        )


def _places(target: Target, month: Month) -> list[Place]:
    counts = counts_inside(target.region_id, month, 13)
    if not counts:
        raise InputError(
            f"Perlindungan bulan {month} untuk {target.region} belum dihitung. "
            f"Jalankan: payung coverage --month {month}"
        )
    villages = inside(target.region_id, Level.VILLAGE).values_list("code", flat=True)
    return [
        Place(code, found.workers, found.covered)
        for code, found in ((code, counts.get(code, NOBODY)) for code in villages)
    ]


def _write_shares(cascade: Cascade, division: Division, places: list[Place]) -> None:
    standing = {place.code: (place.workers, place.covered) for place in places}
    for district in division.districts:
        inside_it = [place for place in places if place.district == district]
        standing[district] = (
            sum(place.workers for place in inside_it),
            sum(place.covered for place in inside_it),
        )
    CascadeShare.objects.bulk_create(
        CascadeShare(
            cascade=cascade,
            region_id=code,
            people=people,
            workers_at_start=standing[code][0],
            covered_at_start=standing[code][1],
        )
        for code, people in {**division.districts, **division.villages}.items()
    )
