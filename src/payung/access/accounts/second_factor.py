"""Who sees many people needs more than a password."""

from __future__ import annotations

import datetime as dt

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings

from payung.access.models import User
from payung.access.roles import DUTIES, Duty
from payung.access.scope import held_by
from payung.primitives.region_code import Level, RegionCode

_MANY = (Duty.SEE_PEOPLE, Duty.INVITE, Duty.IMPORT_INSURER)


def needs_second_factor(user: User, *, on: dt.date) -> bool:
    """Does the person hold a role over more than one village, and no second factor yet?"""
    if not settings.SECOND_FACTOR_FORCED:
        return False
    return _sees_many(user, on) and not is_mfa_enabled(user)


def _sees_many(user: User, on: dt.date) -> bool:
    held = held_by(user, on=on)
    places = {RegionCode(each.region_code) for each in held if DUTIES[each.role] & set(_MANY)}
    return len(places) > 1 or any(place.level < Level.VILLAGE for place in places)
