"""Who may read the records of data protection, who keeps them, and who takes a citizen's request."""

from __future__ import annotations

import datetime as dt

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from payung.access.models import User
from payung.access.roles import Duty
from payung.access.scope import Scope, scope_of
from payung.primitives.errors import NotPermittedError


def check_may(user: User, duty: Duty, *, on: dt.date) -> Scope:
    """The scope of a duty; NotPermittedError in a sentence when the person holds it nowhere."""
    scope = scope_of(user, duty, on=on)
    if not scope.codes:
        raise NotPermittedError(
            _(
                "Akun Anda tidak diberi hak %(duty)s. Mintalah kepada penanggung jawab data kabupaten."
            )
            % {"duty": duty.label}
        )
    return scope


def reader_of(request: HttpRequest, duty: Duty) -> User:
    """The signed-in person, who holds the duty."""
    assert isinstance(request.user, User)
    check_may(request.user, duty, on=timezone.localdate())
    return request.user


def keeps(user: User) -> bool:
    """May this reader also write, or only look?"""
    return scope_of(user, Duty.KEEP_PRIVACY, on=timezone.localdate()).holds_a_regency()


def check_keeps(user: User, *, on: dt.date) -> None:
    """NotPermittedError unless the person runs data protection for the regency, whose books are one."""
    if not check_may(user, Duty.KEEP_PRIVACY, on=on).holds_a_regency():
        raise NotPermittedError(
            _(
                "Catatan ini berlaku untuk seluruh kabupaten. "
                "Mintalah kepada penanggung jawab data kabupaten."
            )
        )


def may_in(user: User, duty: Duty, village_code: str, *, on: dt.date) -> bool:
    """Does the person hold the duty over the village; over people without one, where these are seen?"""
    scope = scope_of(user, duty, on=on)
    return scope.contains(village_code) if village_code else scope.unplaced


def check_may_in(user: User, duty: Duty, village_code: str, *, on: dt.date) -> None:
    """NotPermittedError in a sentence unless the duty is held over the village."""
    if not may_in(user, duty, village_code, on=on):
        raise NotPermittedError(
            _(
                "Akun Anda tidak diberi hak %(duty)s di wilayah ini. Mintalah kepada penanggung jawab data."
            )
            % {"duty": duty.label}
        )
