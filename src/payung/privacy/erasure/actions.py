"""One person is erased: rows that only describe go, rows that count stay without who it was.

Kept are the village, the months as a worker and what was paid, so that every figure of the past is still
the sum of its rows. From the present month on the person counts as a worker no longer.
"""

from __future__ import annotations

import datetime as dt
import secrets

from django.db.models import Q
from django.utils import timezone

from payung.access.models import User
from payung.access.rows.sight import EVERYTHING, seeing
from payung.access.trail.audit import record
from payung.membership.models import Link, Participant
from payung.primitives.month import Month
from payung.primitives.nik import NikState
from payung.privacy.erasure.history import empty_history
from payung.privacy.erasure.traces import forget_traces
from payung.privacy.models import Erasure, SubjectRequest
from payung.privacy.retention.holds import files_of_person, refuse_while_held
from payung.register.models import Person, Work

ERASED_NAME = "Data dihapus"
_KEY_BYTES = 16


def erase_person(*, request: SubjectRequest, by: User, at: dt.datetime) -> Erasure:
    """Carry out a granted request, inside the transaction of its decision. InputError while held."""
    with seeing(EVERYTHING):
        person = Person.objects.select_for_update().get(pk=request.person_id or 0)
        files = files_of_person(person.pk, person.source_file_id)
        refuse_while_held(Q(person=person) | Q(source_file__in=files))
        nik_index = person.nik_index
        household_id = person.household_id
        counts = forget_traces(person)
        counts["membership_participant"] = _nameless_memberships(person)
        _nameless_person(person, at)
        _no_worker_any_more(person, Month.of(*timezone.localdate(at).timetuple()[:2]))
        counts["access_formerrow"] = empty_history(person, household_id)
        done = Erasure.objects.create(request=request, at=at, nik_index=nik_index, counts=counts)
    record(
        by=by,
        verb="person_erased",
        object_type="register.person",
        object_id=person.pk,
        region_code=request.village_code,
        request=request.pk,
        counts=counts,
    )
    return done


def _nameless_memberships(person: Person) -> int:
    mine = Link.objects.filter(person=person, decision=Link.Decision.MATCH)
    rows = Participant.objects.filter(pk__in=mine.values("participant_id"))
    for row in rows:
        row.natural_key, row.content_hash = _random(), _random()
        row.card_sealed = row.card_index = row.nik_sealed = row.nik_index = row.nik_hash = None
        row.nik_state = NikState.MISSING.value
        row.full_name, row.mother_name, row.sex, row.employer = ERASED_NAME, "", "", ""
        row.birth_date, row.birth_year, row.source_row = None, None, None
        row.save()
    return len(rows)


def _nameless_person(person: Person, at: dt.datetime) -> None:
    """Whether the identity was usable stays as it was: it decides between never and unknown."""
    was_undecided = Link.objects.filter(person=person, decision=Link.Decision.REVIEW).exists()
    Link.objects.filter(person=person).exclude(decision=Link.Decision.MATCH).delete()
    born = person.birth_date
    if was_undecided:
        person.nik_state, person.birth_date = NikState.MISSING.value, None
    elif person.nik_state == NikState.VALID:
        person.birth_date = None
    elif born:
        person.birth_date = born.replace(month=1, day=1)
    person.natural_key, person.content_hash = _random(), _random()
    person.nik_sealed = person.nik_index = person.phone_sealed = None
    person.full_name, person.household, person.source_row = ERASED_NAME, None, None
    for name in ("sex", "mother_name", "relationship", "address", "hamlet", "rw", "rt"):
        setattr(person, name, "")
    person.updated_at = at
    person.save()


def _no_worker_any_more(person: Person, month: Month) -> None:
    work = Work.objects.filter(person=person).first()
    if work is None:
        return
    work.occupation = work.village_role = ""
    work.receives_incentive = work.is_vulnerable = work.monthly_income = None
    if work.until_month is None or work.until_month > month:
        work.until_month, work.end_reason = int(month), "stopped"
    work.save()


def _random() -> bytes:
    return secrets.token_bytes(_KEY_BYTES)
