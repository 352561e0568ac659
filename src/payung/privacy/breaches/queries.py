"""Reads: the breaches of the regions that somebody watches over."""

from __future__ import annotations

import datetime as dt

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from payung.access.models import User
from payung.access.roles import Duty
from payung.access.scope import scope_of
from payung.primitives.errors import NotFoundError
from payung.privacy.models import Breach


def breaches_for(user: User, *, on: dt.date) -> QuerySet[Breach]:
    """Those whose region lies inside the reader's."""
    return Breach.objects.filter(scope_of(user, Duty.SEE_PRIVACY, on=on).filter("region_code"))


def breach_for(user: User, breach_id: int, *, on: dt.date) -> Breach:
    """One of them; NotFoundError says the same for outside and for none."""
    found = breaches_for(user, on=on).filter(pk=breach_id).first()
    if found is None:
        raise NotFoundError(_("Kejadian ini tidak ada di wilayah yang boleh Anda lihat."))
    return found
