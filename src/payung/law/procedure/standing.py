"""Where a BPU stands who paid through some month: active, in the grace months, or out.

PROBIS 908 p. 59: arrears may be settled for three months; after more than three unpaid months in a row
the membership has ended. Who returns starts anew, and older arrears are not counted.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from payung.law.dated import Value, parameter
from payung.primitives.month import Month


class State(StrEnum):
    """`grace`: unpaid, but arrears may be settled; not covered until they are."""

    ACTIVE = "active"
    GRACE = "grace"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Standing:
    """`unpaid` are the months before this one that may be settled; `ends_on` the last day to do so."""

    state: State
    unpaid: tuple[Month, ...]
    ends_on: dt.date
    because: Value


def standing(paid_through: Month, as_of: dt.date) -> Standing:
    """The standing on a day of a BPU whose last paid month is `paid_through`."""
    grace = parameter("cover.grace_months").at(as_of)
    now = Month.from_date(as_of)
    behind = int(now) - int(paid_through)
    ends_on = (paid_through + grace.whole).last_day
    if behind <= 0:
        return Standing(State.ACTIVE, (), ends_on, grace)
    if behind > grace.whole:
        return Standing(State.ENDED, (), ends_on, grace)
    unpaid = tuple(paid_through + step for step in range(1, behind))
    return Standing(State.GRACE, unpaid, ends_on, grace)
