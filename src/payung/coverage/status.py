"""The status of one worker in one month, and the list of workers who have it."""

from __future__ import annotations

from enum import StrEnum

from payung.coverage.cover import Cover
from payung.coverage.statements import EVERYBODY, Population, Snapshot, fill, worker_states_sql
from payung.primitives.month import Month


class Status(StrEnum):
    """Every worker of the denominator has exactly one."""

    COVERED = "covered"  # the month is paid
    GRACE = "grace"  # not paid, but one of the legal months before is: not covered until paid
    LAPSED = "lapsed"  # paid earlier than that
    NEVER = "never"  # never paid before
    UNKNOWN = "unknown"  # nothing can be said: no usable identity, or an undecided match


def workers_by_status_sql(
    snapshot: Snapshot,
    month: Month,
    *,
    cover: Cover = Cover.BASIC,
    population: Population = EVERYBODY,
    status: Status | None = None,
) -> str:
    """The workers of a month: worker_id, village_code, segment, status, paid_word.

    With `status` only those who have it. `count_sql` of it is the figure of the indicator. Raises
    InputError for a month outside the window.
    """
    return fill(
        "workers_by_status",
        bit=snapshot.window.bit(month),
        listed=status.value if status else "counted",
        states=worker_states_sql(snapshot, cover, population),
    )
