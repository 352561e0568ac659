"""Writes: a death or a move is recorded by hand, and taken back. The worker's months follow."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from payung.access.models import User
from payung.access.trail.audit import record
from payung.access.trail.reason import say_why
from payung.law.worker import RULE_VERSION, Evidence, judge
from payung.primitives.errors import InputError, NotFoundError
from payung.register.models import LifeEvent, Person, Work
from payung.register.permissions import check_can_change


@transaction.atomic
def record_life_event(
    *, person_id: int, kind: str, happened_on: dt.date, because: str, by: User, at: dt.datetime
) -> LifeEvent:
    """Say that a person died or moved on a day; from its month on he or she is no worker here.

    InputError for a day ahead or before the birth, a missing reason, or when one already stands.
    """
    person = _changeable(person_id, by, at)
    _check(person, kind, happened_on, timezone.localdate(at))
    reason = say_why(because, ask=_("Tulis dari mana diketahui, contoh: akta kematian 12/2025."))
    event = LifeEvent.objects.create(
        person=person,
        kind=kind,
        happened_on=happened_on,
        because=reason,
        former_status=person.life_status,
        former_on=person.status_on,
        by=by,
        at=at,
    )
    _become(person, kind, happened_on, at)
    _record("life_event_recorded", event, by, because=event.because)
    return event


@transaction.atomic
def take_back_life_event(*, event_id: int, because: str, by: User, at: dt.datetime) -> LifeEvent:
    """Withdraw an event: the person is again what was known before it.

    InputError when none stands, or without a reason.
    """
    standing = LifeEvent.objects.select_for_update().filter(withdrawn_at__isnull=True)
    event = standing.filter(pk=event_id).first()
    if event is None:
        raise InputError(_("Peristiwa ini tidak ada, atau sudah dibatalkan."))
    person = _changeable(event.person_id, by, at)
    reason = say_why(because, ask=_("Tulis mengapa dibatalkan, contoh: salah orang."))
    event.withdrawn_at = at
    event.save(update_fields=["withdrawn_at"])
    _become(person, event.former_status, event.former_on, at)
    _record("life_event_withdrawn", event, by, because=reason)
    return event


def _changeable(person_id: int, by: User, at: dt.datetime) -> Person:
    """The person, locked, if `by` may bring rosters of that village."""
    person = Person.objects.select_for_update().filter(pk=person_id).first()
    if person is None:
        raise NotFoundError(_("Orang ini tidak ada di wilayah yang boleh Anda lihat."))
    check_can_change(by, person, on=timezone.localdate(at))
    return person


def _check(person: Person, kind: str, happened_on: dt.date, today: dt.date) -> None:
    if kind not in LifeEvent.Kind.values:
        raise InputError(_("Pilih meninggal atau pindah."))
    if happened_on > today:
        raise InputError(_("Tanggalnya belum tiba. Isi hari kejadian, paling akhir hari ini."))
    if person.birth_date and happened_on < person.birth_date:
        raise InputError(_("Tanggalnya sebelum orang ini lahir. Periksa tahunnya."))
    if person.life_events.filter(withdrawn_at__isnull=True).exists():
        raise InputError(_("Sudah ada peristiwa yang tercatat. Batalkan dahulu bila keliru."))


def _become(person: Person, status: str, on: dt.date | None, at: dt.datetime) -> None:
    person.life_status, person.status_on, person.updated_at = status, on, at
    person.save(update_fields=["life_status", "status_on", "updated_at"])
    work = Work.objects.select_for_update().filter(person=person).first()
    if work is not None:
        judge_again(person, work, timezone.localdate(at))


def judge_again(person: Person, work: Work, today: dt.date) -> None:
    """Let the worker rule look at a person anew."""
    found = judge(
        Evidence(
            birth_date=person.birth_date,
            occupation=work.occupation,
            village_role=work.village_role,
            receives_incentive=work.receives_incentive,
            is_vulnerable=work.is_vulnerable,
            life_status=person.life_status,
            status_on=person.status_on,
        ),
        today,
    )
    work.verdict, work.reason, work.end_reason = found.verdict.value, found.reason, found.end_reason
    work.segment = found.segment.value if found.segment else ""
    work.from_month = None if found.from_month is None else int(found.from_month)
    work.until_month = None if found.until_month is None else int(found.until_month)
    work.rule_version = RULE_VERSION
    work.save()


def _record(verb: str, event: LifeEvent, by: User, because: str) -> None:
    record(
        by=by,
        verb=verb,
        object_type="register.lifeevent",
        object_id=event.pk,
        region_code=event.person.village_id or "",
        kind=event.kind,
        happened_on=event.happened_on.isoformat(),
        because=because,
    )
