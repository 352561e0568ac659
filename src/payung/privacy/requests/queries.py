"""Reads: the requests a person may see, and what speaks against erasing somebody."""

from __future__ import annotations

import datetime as dt

from django.db.backends.utils import CursorWrapper
from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext as _

from payung.access.models import RoleAssignment, User
from payung.access.roles import DUTIES, Duty
from payung.access.scope import Scope, scope_of
from payung.intake.models import SourceFile
from payung.primitives.errors import NotFoundError
from payung.privacy.models import Erasure, SubjectRequest
from payung.register.models import Person

_WAITING = """
SELECT count(DISTINCT gone.key) FROM undo_row gone
JOIN privacy_subjectrequest asked ON asked.person_id = gone.key AND asked.state <> 'answered'
WHERE gone.table_name = 'register_person' AND gone.former IS NULL
"""
SEEN_BY = (Duty.TAKE_REQUESTS, Duty.SEE_PRIVACY)


def requests_for(user: User, *, on: dt.date) -> QuerySet[SubjectRequest]:
    """The requests of a reader's regions: the open ones first, the most urgent on top."""
    seen = Q(pk__in=[])
    for duty in SEEN_BY:
        seen |= _inside(scope_of(user, duty, on=on))
    rows = SubjectRequest.objects.filter(seen).select_related("person", "assignee", "taken_by")
    is_done = Q(state=SubjectRequest.State.ANSWERED)
    return rows.annotate(is_done=is_done).order_by(
        "is_done", F("due_at").asc(nulls_last=True), "-pk"
    )


def request_for(user: User, request_id: int, *, on: dt.date) -> SubjectRequest:
    """One request of the reader's regions; NotFoundError says the same for outside and for none."""
    found = requests_for(user, on=on).filter(pk=request_id).first()
    if found is None:
        raise NotFoundError(_("Permintaan ini tidak ada di wilayah yang boleh Anda lihat."))
    return found


def requests_of(person: Person) -> QuerySet[SubjectRequest]:
    """What was asked about one person, newest first."""
    return SubjectRequest.objects.filter(person=person)


def who_decides(on: dt.date) -> list[User]:
    """The people to whom a request can be assigned."""
    roles = [role for role, duties in DUTIES.items() if Duty.KEEP_PRIVACY in duties]
    running = Q(valid_until__isnull=True) | Q(valid_until__gte=on)
    rows = RoleAssignment.objects.filter(running, role__in=roles, valid_from__lte=on)
    return list(User.objects.filter(pk__in=rows.values("user_id"), is_active=True).order_by("pk"))


def came_back() -> QuerySet[Person]:
    """People whose number was erased once and whom a file brought in again."""
    erased = Erasure.objects.filter(nik_index__isnull=False).values("nik_index")
    return Person.objects.filter(nik_index__in=erased)


def objection(file: SourceFile, cursor: CursorWrapper) -> str:
    """Against taking a file back while somebody it added waits for an answer."""
    cursor.execute(_WAITING)
    if not (people := cursor.fetchone()[0]):
        return ""
    return _(
        "Berkas '%(name)s' memuat %(people)d orang yang permintaan atas datanya belum selesai. "
        "Selesaikan permintaan itu dahulu."
    ) % {"name": file.file_name, "people": people}


def _inside(scope: Scope) -> Q:
    inside = scope.filter("village_code")
    return inside | Q(village_code="") if scope.unplaced else inside
