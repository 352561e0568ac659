"""Who reads the trail, and how much of it."""

from __future__ import annotations

import datetime as dt

from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from payung.access.models import User
from payung.access.roles import Duty
from payung.access.scope import Scope, scope_of
from payung.primitives.errors import NotPermittedError


def reader_of(request: HttpRequest) -> tuple[User, Scope]:
    """The signed-in person and the regions whose trail he or she reads; NotPermittedError for none."""
    assert isinstance(request.user, User)
    return request.user, scope_of_reader(request.user, on=timezone.localdate())


def scope_of_reader(user: User, *, on: dt.date) -> Scope:
    """The regions whose trail somebody reads; NotPermittedError for none."""
    scope = scope_of(user, Duty.READ_TRAIL, on=on)
    if not scope.codes:
        raise NotPermittedError(
            _("Akun Anda tidak diberi hak membaca jejak audit. Yang memberi: pengelola sistem.")
        )
    return scope


def reads_everything(scope: Scope) -> bool:
    """Does the scope hold a whole regency? Then also what has no region: sign-ins, accounts, figures."""
    return scope.holds_a_regency()


def events_of(scope: Scope) -> Q:
    """The condition on audit events that may be read."""
    inside = scope.filter("region_code")
    return inside | Q(region_code="") if reads_everything(scope) else inside
