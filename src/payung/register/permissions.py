"""Who may change what the register says of a person."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _

from payung.access.models import User
from payung.access.roles import Duty
from payung.access.scope import scope_of
from payung.primitives.errors import NotPermittedError
from payung.register.models import Person


def can_change(by: User, person: Person, *, on: dt.date) -> bool:
    """Whoever may bring rosters of the person's village; of people without one, who may see these."""
    scope = scope_of(by, Duty.IMPORT_ROSTER, on=on)
    return scope.contains(person.village_id) if person.village_id else scope.unplaced


def check_can_change(by: User, person: Person, *, on: dt.date) -> None:
    """NotPermittedError in a sentence, unless the person may be changed."""
    if not can_change(by, person, on=on):
        raise NotPermittedError(
            _(
                "Akun Anda tidak diberi hak mengubah data warga ini. "
                "Mintalah kepada penanggung jawab data kabupaten."
            )
        )
