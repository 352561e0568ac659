"""Writes about what is aimed at, and how it is read."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from payung.access.models import User
from payung.access.trail.reason import say_why
from payung.planning.readings import Method
from payung.primitives.errors import InputError
from payung.primitives.month import Month
from payung.regions.queries import region
from payung.targets.actions.trail import record_change
from payung.targets.models import Target
from payung.targets.permissions import check_can_settle
from payung.targets.proposed_target import ProposedTarget, check_method, check_proposed


@transaction.atomic
def propose_target(*, proposed: ProposedTarget, by: User | None, at: dt.datetime) -> Target:
    """A target whose reading is still open, unless the proposal settles it at once with its reason.

    Raises InputError as `check_proposed` and `settle_target`.
    """
    place = region(proposed.region_code)
    check_can_settle(by, place.code, on=timezone.localdate(at))
    check_proposed(proposed)
    target = proposed.unsaved()
    target.save()
    record_change(target, by, "target_proposed", deadline=str(proposed.deadline_month))
    if not proposed.method:
        return target
    return settle_target(
        target=target, method=proposed.method, because=proposed.because, by=by, at=at
    )


@transaction.atomic
def settle_target(
    *, target: Target, method: str, because: str, by: User | None, at: dt.datetime
) -> Target:
    """Say how a target is read, and why. May be done again: the audit trail keeps each reading.

    `method` is 'relative', 'points' or 'absolute'. Raises InputError without a reason.
    """
    locked = _locked(target, by, at)
    if not method:
        raise InputError(
            _("Cara baca belum dipilih. Yang ada: %(known)s.") % {"known": ", ".join(Method)}
        )
    check_method(method)
    ask = _("Tuliskan alasan penetapan; contoh: 'Rapat Sekda 11 Juni 2025'.")
    reason = say_why(because, ask=ask, shortest=1)
    before = {"method": locked.method, "because": locked.settled_because}
    locked.method, locked.settled_because = method, reason
    locked.settled_by, locked.settled_at = by, at
    locked.save(update_fields=["method", "settled_because", "settled_by", "settled_at"])
    record_change(
        locked, by, "target_settled", before=before, method=method, because=locked.settled_because
    )
    return locked


@transaction.atomic
def withdraw_target(*, target: Target, because: str, by: User | None, at: dt.datetime) -> Target:
    """Take back a proposal whose reading is still open. The row stays with who, when and why.

    InputError without a reason, and for a target whose reading was settled: villages may work by it.
    """
    locked = _locked(target, by, at)
    if locked.method:
        raise InputError(
            _(
                "Cara baca target %(month)s sudah ditetapkan, jadi target ini tidak dapat ditarik lagi. "
                "Yang masih dapat diubah: cara bacanya, dengan alasan."
            )
            % {"month": Month(locked.deadline_month)}
        )
    ask = _("Tuliskan alasan penarikan; contoh: 'Jumlah pekerja keliru, usulan baru menyusul'.")
    locked.withdrawn_because = say_why(because, ask=ask)
    locked.withdrawn_by, locked.withdrawn_at = by, at
    locked.save(update_fields=["withdrawn_because", "withdrawn_by", "withdrawn_at"])
    deadline = str(Month(locked.deadline_month))
    record_change(
        locked, by, "target_withdrawn", deadline=deadline, because=locked.withdrawn_because
    )
    return locked


def _locked(target: Target, by: User | None, at: dt.datetime) -> Target:
    """The target as it stands now, for who may settle it; InputError when it was withdrawn meanwhile."""
    locked = Target.objects.select_for_update().get(pk=target.pk)
    check_can_settle(by, locked.region_id, on=timezone.localdate(at))
    if locked.withdrawn_at is not None:
        raise InputError(
            _("Usulan target ini sudah ditarik: %(why)s. Usulkan target baru di halaman Target.")
            % {"why": locked.withdrawn_because}
        )
    return locked
