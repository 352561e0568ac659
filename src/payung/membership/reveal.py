"""The whole numbers of one person: asked with a purpose and a reason, limited, and on record."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from payung.access.limits.limits import REVEALS, REVEALS_OF_ONE, count_against
from payung.access.models import User
from payung.access.numbers.keys import sealer
from payung.access.roles import Duty
from payung.access.scope import scope_of
from payung.access.trail.audit import record
from payung.access.trail.purpose import told_purpose, told_reason
from payung.membership.queries import memberships_of
from payung.primitives.errors import NotPermittedError
from payung.primitives.nik import NikState
from payung.register.models import Person

SHOWN_SECONDS = 60


def can_reveal(by: User, person: Person, *, on: dt.date) -> bool:
    """The duty over the person's village; of people without one, who may see these."""
    scope = scope_of(by, Duty.REVEAL_NUMBERS, on=on)
    return scope.contains(person.village_id) if person.village_id else scope.unplaced


def check_can_reveal(by: User, person: Person, *, on: dt.date) -> None:
    """NotPermittedError in a sentence, unless the person's numbers may be shown."""
    if not can_reveal(by, person, on=on):
        raise NotPermittedError(
            _(
                "Akun Anda tidak diberi hak membuka nomor lengkap warga ini. "
                "Nomor yang disamarkan cukup untuk mengenali orangnya. Bila perlu, mintalah kepada "
                "penanggung jawab data kabupaten."
            )
        )


@transaction.atomic
def reveal_numbers(
    *, person: Person, purpose: str, because: str, by: User, on: dt.date, at: dt.datetime
) -> list[tuple[str, str]]:
    """The numbers with their labels, and the reveal in the audit trail; the trail holds no number.

    Raises NotPermittedError, InputError without purpose or reason, TooManyError past the limits.
    """
    check_can_reveal(by, person, on=on)
    chosen, reason = told_purpose(purpose), told_reason(because)
    count_against(REVEALS_OF_ONE, by, about=person.pk, at=at)
    count_against(REVEALS, by, at=at)
    numbers = _numbers(person)
    record(
        by=by,
        verb="numbers_revealed",
        object_type="register.person",
        object_id=person.pk,
        region_code=person.village_id or "",
        purpose=chosen.value,
        because=reason,
        numbers=len(numbers),
    )
    return numbers


def _numbers(person: Person) -> list[tuple[str, str]]:
    """Every number that is kept, opened. A NIK that is damaged or invalid is shown with its trouble."""
    found = [(_nik_label(person), "nik", person.nik_sealed)]
    if person.household:
        found.append((_("Nomor KK"), "kk", person.household.kk_sealed))
    found.append((_("Telepon"), "phone", person.phone_sealed))
    found += [
        (_("Nomor kartu BPJS (%s)") % participant.segment, "card", participant.card_sealed)
        for participant in memberships_of(person)
    ]
    return [(label, sealer(kind).open(bytes(value))) for label, kind, value in found if value]


def _nik_label(person: Person) -> str:
    return _("NIK") if person.nik_state == NikState.VALID else _("NIK (meragukan)")
