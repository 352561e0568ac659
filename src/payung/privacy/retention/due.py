"""Which rows of each kind are past their time on a moment, leaving out what is held."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from allauth.usersessions.models import UserSession
from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.contrib.sessions.models import Session
from django.db.models import Q, QuerySet

from payung.access.models import FormerRow, Invitation
from payung.intake.models import NotedRows, RejectedRow, SourceFile
from payung.intake.undo.tables import coming_back
from payung.privacy.retention.holds import Held

Rows = QuerySet[Any]
_REVIEW = SourceFile.State.IN_REVIEW


def waiting_files(before: dt.datetime, held: Held) -> list[Rows]:
    """Files nobody said yes to."""
    rows = SourceFile.objects.filter(state=_REVIEW, received_at__lt=before)
    return [rows.exclude(pk__in=held.files)]


def rejected_rows(before: dt.datetime, held: Held) -> list[Rows]:
    """And those that were taken with a doubt."""
    found: list[Rows] = [RejectedRow.objects.all(), NotedRows.objects.all()]
    past = [rows.filter(source_file__finished_at__lt=before) for rows in found]
    return [rows.exclude(source_file_id__in=held.files) for rows in past]


def former_rows(before: dt.datetime, held: Held) -> list[Rows]:
    """Contents of all of a file or of none, oldest first: a file then no longer comes back.

    That and by whom the rows were changed stays, and a digest that proves it.
    """
    last = min(before, held.since) if held.since else before
    files = SourceFile.objects.filter(finished_at__lt=last)
    by_hand = Q(change__source_file_id__isnull=True, change__at__lt=last)
    rows = FormerRow.objects.filter(table_name__in=coming_back(), content__isnull=False)
    return [rows.filter(Q(change__source_file_id__in=files.values("pk")) | by_hand)]


def invitations(before: dt.datetime, _held: Held) -> list[Rows]:
    over = Q(used_at__lt=before) | Q(withdrawn_at__lt=before) | Q(expires_at__lt=before)
    return [Invitation.objects.filter(over)]


def sessions(before: dt.datetime, _held: Held) -> list[Rows]:
    """Sessions that ended, and what was noted of the browser that had one."""
    running = Session.objects.filter(expire_date__gte=before).values("session_key")
    gone = UserSession.objects.exclude(session_key__in=running)
    return [
        Session.objects.filter(expire_date__lt=before),
        gone.filter(last_seen_at__lt=before),
    ]


def sign_ins(before: dt.datetime, _held: Held) -> list[Rows]:
    models = (AccessAttempt, AccessFailureLog, AccessLog)
    return [model.objects.filter(attempt_time__lt=before) for model in models]


DUE: dict[str, Callable[[dt.datetime, Held], list[Rows]]] = {
    each.__name__: each
    for each in (waiting_files, rejected_rows, former_rows, invitations, sessions, sign_ins)
}
