"""Whose turn it is: one file at a time for each sender, the others wait in the order they came."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection
from django.db.models import Q, QuerySet

from payung.intake.models import SourceFile
from payung.intake.states import RUNNING, State

_TURNS = 7307_0002  # the first half of an advisory lock; the second is the sender
_TURN_IS_HELD = """
SELECT EXISTS (
    SELECT 1 FROM pg_locks l JOIN pg_database d ON d.oid = l.database
    WHERE l.locktype = 'advisory' AND l.granted AND d.datname = current_database()
        AND l.classid = %s AND l.objid = %s
)
"""
_TO_DO = (State.RECEIVED, *RUNNING)


@contextmanager
def turn_of(sender_id: int) -> Iterator[bool]:
    """Whether this process may work for the sender; False while another one does.

    The lock belongs to the database connection: when the process dies, the turn is free at once.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", [_TURNS, sender_id])
        (mine,) = cursor.fetchone()
        try:
            yield mine
        finally:
            if mine:
                cursor.execute("SELECT pg_advisory_unlock(%s, %s)", [_TURNS, sender_id])


def is_worked_for(sender_id: int | None) -> bool:
    """Whether a process holds the turn of a sender: his files wait, and are not forgotten."""
    if sender_id is None:
        return False
    with connection.cursor() as cursor:
        cursor.execute(_TURN_IS_HELD, [_TURNS, sender_id])
        (held,) = cursor.fetchone()
    return bool(held)


def waiting_of(sender_id: int) -> QuerySet[SourceFile]:
    """The sender's files that are not done, oldest first.

    Who holds the turn and has not begun one of them knows that its reader died.
    """
    return SourceFile.objects.filter(uploaded_by=sender_id, state__in=_TO_DO).order_by("pk")


def unfollowed_of(sender_id: int) -> QuerySet[SourceFile]:
    """Files he brought or took back, after which the figures were not counted anew yet."""
    return SourceFile.objects.filter(
        Q(uploaded_by=sender_id) | Q(undone_by=sender_id),
        state__in=(State.MERGED, State.UNDONE),
        followed_at=None,
    ).order_by("pk")


def ahead_of(file: SourceFile) -> int:
    """How many files of the same sender come before one that waits."""
    if file.state != State.RECEIVED:
        return 0
    return SourceFile.objects.filter(
        uploaded_by=file.uploaded_by_id, state__in=_TO_DO, pk__lt=file.pk
    ).count()


def senders_with_work() -> list[int]:
    """Who has files that wait, or figures that were not counted after them: at the start of a server."""
    waiting = SourceFile.objects.filter(uploaded_by__isnull=False).filter(
        Q(state__in=_TO_DO) | Q(state=State.MERGED, followed_at=None)
    )
    undone = SourceFile.objects.filter(
        state=State.UNDONE, followed_at=None, undone_by__isnull=False
    )
    brought = waiting.values_list("uploaded_by", flat=True)
    return sorted({*brought, *undone.values_list("undone_by", flat=True)})
