"""Writes about what is aimed at, and how it is read."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from payung.access.models import User
from payung.access.trail.reason import say_why
from payung.planning.readings import Method, read_target
from payung.primitives.errors import InputError
from payung.primitives.month import Month
from payung.regions.queries import region
from payung.targets.actions.trail import record_change
from payung.targets.models import Target
from payung.targets.permissions import check_can_settle


@transaction.atomic
def propose_target(
    *,
    region_code: str,
    base_month: Month,
    base_basis_points: int,
    increase_basis_points: int,
    deadline_month: Month,
    denominator: int,
    denominator_source: str,
    legal_source: str,
    by: User | None,
    at: dt.datetime,
) -> Target:
    """A target whose reading is still open. `denominator` is the number of workers it is counted on.

    Raises InputError for impossible values, a missing source, or a second target for the same month.
    """
    place = region(region_code)
    check_can_settle(by, place.code, on=timezone.localdate(at))
    read_target(
        Method.POINTS,
        base_basis_points=base_basis_points,
        stated_basis_points=increase_basis_points,
        denominator=denominator,
    )
    _check_proposal(place.code, base_month, deadline_month, denominator_source, legal_source)
    target = Target.objects.create(
        region=place,
        base_month=int(base_month),
        base_basis_points=base_basis_points,
        increase_basis_points=increase_basis_points,
        deadline_month=int(deadline_month),
        denominator=denominator,
        denominator_source=denominator_source.strip(),
        legal_source=legal_source.strip(),
    )
    record_change(target, by, "target_proposed", deadline=str(deadline_month))
    return target


def _check_proposal(
    code: str, base: Month, deadline: Month, denominator_source: str, legal_source: str
) -> None:
    if deadline <= base:
        raise InputError(f"Tenggat {deadline} harus sesudah bulan dasar {base}.")
    if not denominator_source.strip() or not legal_source.strip():
        raise InputError(
            "Sebutkan sumber jumlah pekerja dan dasar hukum target; contoh: "
            "'BPJS Ketenagakerjaan Sinjai, 11 Juni 2025' dan 'Permendagri 15/2024'."
        )
    if Target.objects.filter(region_id=code, deadline_month=int(deadline)).exists():
        raise InputError(
            f"Target {code} untuk {deadline} sudah ada. Tetapkan cara bacanya, atau pilih bulan lain."
        )


@transaction.atomic
def settle_target(
    *, target: Target, method: str, because: str, by: User | None, at: dt.datetime
) -> Target:
    """Say how a target is read, and why. May be done again: the audit trail keeps each reading.

    `method` is 'relative', 'points' or 'absolute'. Raises InputError without a reason.
    """
    locked = Target.objects.select_for_update().get(pk=target.pk)
    check_can_settle(by, locked.region_id, on=timezone.localdate(at))
    if method not in set(Method):
        raise InputError(
            _("Cara baca '%(method)s' tidak ada. Yang ada: %(known)s.")
            % {"method": method, "known": ", ".join(Method)}
        )
    if not because.strip():
        raise InputError(_("Tuliskan alasan penetapan; contoh: 'Rapat Sekda 11 Juni 2025'."))
    before = {"method": locked.method, "because": locked.settled_because}
    locked.method, locked.settled_because = method, say_why(because)
    locked.settled_by, locked.settled_at = by, at
    locked.save(update_fields=["method", "settled_because", "settled_by", "settled_at"])
    record_change(
        locked, by, "target_settled", before=before, method=method, because=locked.settled_because
    )
    return locked
