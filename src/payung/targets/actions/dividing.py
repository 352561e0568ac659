"""Writes about who brings how many."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from payung.access.models import User
from payung.access.trail.reason import say_why
from payung.planning.cascade import Division, Place
from payung.primitives.errors import InputError
from payung.primitives.month import Month
from payung.targets.actions.trail import record_change
from payung.targets.models import Cascade, CascadeShare, Target
from payung.targets.permissions import check_can_settle
from payung.targets.queries.division import Terms, plan_division


@dataclass(frozen=True, slots=True)
class Seen:
    """What whoever decides has before his eyes: the last division (0: none) and the people to divide."""

    version: int
    people: int


@transaction.atomic
def make_cascade(
    *,
    target: Target,
    key: str,
    as_of_month: Month,
    floor: int = 0,
    ceiling_basis_points: int = 10_000,
    because: str,
    seen: Seen | None = None,
    by: User | None,
    at: dt.datetime,
) -> Cascade:
    """Divide what is still missing over districts and villages; a later division keeps the earlier ones.

    With `seen` nothing is written unless it still holds. Raises InputError without a reason, when what
    was seen changed meanwhile, and as `plan_division`.
    """
    locked = Target.objects.select_for_update().select_related("region").get(pk=target.pk)
    check_can_settle(by, locked.region_id, on=timezone.localdate(at))
    last = locked.cascades.order_by("-version").first()
    ask = _("Tuliskan alasan pembagian; contoh: 'Rapat koordinasi 20 Juni 2025'.")
    reason = say_why(because, ask=ask, shortest=1)
    plan = plan_division(locked, Terms(key, as_of_month, floor, ceiling_basis_points))
    _check_unchanged(seen, Seen(last.version if last else 0, plan.people))
    cascade = Cascade.objects.create(
        target=locked,
        version=last.version + 1 if last else 1,
        key=key,
        as_of_month=int(as_of_month),
        people=plan.people,
        floor=floor,
        ceiling_basis_points=ceiling_basis_points,
        because=reason,
        made_by=by,
    )
    _write_shares(cascade, plan.division, plan.places)
    details = {"version": cascade.version, "key": key, "people": plan.people}
    record_change(locked, by, "target_divided", **details)
    return cascade


def _check_unchanged(seen: Seen | None, now: Seen) -> None:
    if seen is not None and seen != now:
        raise InputError(
            _("Sementara itu angkanya berubah. Lihat hasilnya lagi, lalu tetapkan sekali lagi.")
        )


def _write_shares(cascade: Cascade, division: Division, places: Sequence[Place]) -> None:
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
