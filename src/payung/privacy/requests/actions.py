"""Writes: a request is taken in, assigned, decided, and its answer handed over."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from payung.access.models import User
from payung.access.roles import Duty
from payung.access.rows.sight import EVERYTHING, seeing
from payung.access.trail.audit import record
from payung.access.trail.reason import checked_reason
from payung.primitives.errors import InputError, NotFoundError
from payung.privacy.erasure.actions import erase_person
from payung.privacy.erasure.history import empty_history
from payung.privacy.models import SubjectRequest
from payung.privacy.permissions import check_may_in
from payung.privacy.requests.law import due_at
from payung.privacy.requests.queries import who_decides
from payung.register.models import Person

_LONGEST_REASON = 1000  # characters of the letter
State = SubjectRequest.State


@transaction.atomic
def take_request(
    *,
    person: Person,
    kind: str,
    applicant: str,
    standing: str,
    identity: str,
    wish: str,
    by: User,
    at: dt.datetime,
) -> SubjectRequest:
    """Write down what is asked at the counter; the clock runs from `at`.

    InputError when the identity was not checked, or the same is asked already and still open.
    """
    code = person.village_id or ""
    _check(by, Duty.TAKE_REQUESTS, code, at)
    _check_chosen(kind, standing, identity)
    _check_not_waiting(person, kind)
    taken = SubjectRequest.objects.create(
        person=person,
        village_code=code,
        kind=kind,
        applicant=" ".join(applicant.split())[:150] or person.full_name,
        standing=standing,
        identity=identity,
        wish=wish.strip()[:1000],
        taken_by=by,
        received_at=at,
        due_at=due_at(kind, at),
    )
    _record("request_taken", taken, by, identity=identity, standing=standing)
    return taken


@transaction.atomic
def assign(*, request_id: int, assignee_id: int, by: User, at: dt.datetime) -> None:
    """Say who answers it."""
    asked = _locked(request_id, by, at, {State.OPEN})
    known = {user.pk: user for user in who_decides(timezone.localdate(at))}
    if assignee_id not in known:
        raise InputError(_("Pilih salah satu penanggung jawab data."))
    asked.assignee = known[assignee_id]
    asked.save(update_fields=["assignee"])
    _record("request_assigned", asked, by, assignee=assignee_id)


@transaction.atomic
def decide(
    *, request_id: int, grant: bool, because: str, by: User, at: dt.datetime
) -> SubjectRequest:
    """Grant or refuse with a reason. A granted erasure is carried out here, in the same transaction."""
    asked = _locked(request_id, by, at, {State.OPEN})
    ask = _("Tulis alasan keputusan; alasan itu tercetak di surat jawaban.")
    asked.because = checked_reason(because, ask=ask, longest=_LONGEST_REASON)
    asked.state = State.GRANTED if grant else State.REFUSED
    asked.decided_by, asked.decided_at = by, at
    asked.save(update_fields=["because", "state", "decided_by", "decided_at"])
    _record("request_granted" if grant else "request_refused", asked, by)
    if grant and asked.kind == SubjectRequest.Kind.ERASURE:
        erase_person(request=asked, by=by, at=at)
    return asked


@transaction.atomic
def hand_over(*, request_id: int, by: User, at: dt.datetime) -> None:
    """The letter is in the hands of who asked. Of an erased person no name stays here either."""
    asked = SubjectRequest.objects.select_for_update(of=("self",)).filter(pk=request_id).first()
    if asked is None or asked.state not in {State.GRANTED, State.REFUSED}:
        raise InputError(_("Surat diserahkan sesudah permintaan diputuskan, dan hanya sekali."))
    _check(by, Duty.TAKE_REQUESTS, asked.village_code, at)
    asked.state, asked.answered_by, asked.answered_at = State.ANSWERED, by, at
    if hasattr(asked, "erasure"):
        asked.applicant = asked.wish = ""
    asked.save(update_fields=["state", "answered_by", "answered_at", "applicant", "wish"])
    if hasattr(asked, "erasure") and asked.person:
        with seeing(EVERYTHING):
            empty_history(asked.person, None)
    _record("request_answered", asked, by)


def _locked(request_id: int, by: User, at: dt.datetime, states: set[State]) -> SubjectRequest:
    found = SubjectRequest.objects.select_for_update(of=("self",)).filter(pk=request_id).first()
    if found is None:
        raise NotFoundError(_("Permintaan ini tidak ada di wilayah yang boleh Anda lihat."))
    _check(by, Duty.KEEP_PRIVACY, found.village_code, at)
    if found.state not in states:
        raise InputError(_("Permintaan ini sudah diputuskan: %s.") % found.get_state_display())
    return found


def _check(by: User, duty: Duty, village_code: str, at: dt.datetime) -> None:
    check_may_in(by, duty, village_code, on=timezone.localdate(at))


def _check_not_waiting(person: Person, kind: str) -> None:
    if SubjectRequest.objects.filter(person=person, kind=kind, state=State.OPEN).exists():
        raise InputError(_("Permintaan yang sama dari orang ini sedang menunggu keputusan."))


def _check_chosen(kind: str, standing: str, identity: str) -> None:
    if kind not in SubjectRequest.Kind.values:
        raise InputError(_("Pilih apa yang diminta."))
    if standing not in SubjectRequest.Standing.values:
        raise InputError(_("Pilih siapa yang meminta."))
    if identity not in SubjectRequest.Identity.values:
        raise InputError(
            _("Pilih bagaimana identitas diperiksa. Tanpa itu permintaan tidak diterima.")
        )


def _record(verb: str, asked: SubjectRequest, by: User, **details: object) -> None:
    record(
        by=by,
        verb=verb,
        object_type="register.person",
        object_id=asked.person_id,
        region_code=asked.village_code,
        request=asked.pk,
        kind=asked.kind,
        **details,
    )
