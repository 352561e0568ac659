"""Reads: what the regency added, and who is responsible for what Payung declares."""

from __future__ import annotations

import datetime as dt

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from payung.access.models import RoleAssignment
from payung.access.roles import Role
from payung.primitives.errors import NotFoundError
from payung.privacy.models import Processing
from payung.regions.queries import home_regency


def in_force(on: dt.date) -> QuerySet[Processing]:
    """The additions that are so on a day."""
    running = Q(valid_until__isnull=True) | Q(valid_until__gte=on)
    return Processing.objects.filter(running, valid_from__lte=on)


def not_in_force(on: dt.date) -> QuerySet[Processing]:
    """The additions that have ended or are still to begin."""
    return Processing.objects.filter(Q(valid_until__lt=on) | Q(valid_from__gt=on))


def processing(processing_id: int) -> Processing:
    """One addition; NotFoundError in a sentence when there is none."""
    found = Processing.objects.filter(pk=processing_id).first()
    if found is None:
        raise NotFoundError(_("Catatan pemrosesan ini tidak ada. Buka lagi dari daftarnya."))
    return found


def responsible(on: dt.date) -> str:
    """The controller, and by name who answers for the data on a day."""
    running = Q(valid_until__isnull=True) | Q(valid_until__gte=on)
    rows = RoleAssignment.objects.filter(running, role=Role.DATA_STEWARD, valid_from__lte=on)
    names = sorted({str(row.user) for row in rows.select_related("user")})
    controller = _("Pemerintah %s") % home_regency()
    return f"{controller}: {', '.join(names)}" if names else controller
