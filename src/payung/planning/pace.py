"""How many people a month a target needs, and where the present pace leads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from payung.primitives.errors import InputError
from payung.primitives.month import Month
from payung.primitives.sentences import say


@dataclass(frozen=True, slots=True)
class Pace:
    """Counts of people. The pace is `gained` people over `over_months` months, a straight line.

    `months_left` after the month `now`: 0 in the month of the deadline, below 0 once that is over.
    `needed_per_month` is rounded up (None when the deadline is over and people are missing);
    `at_deadline` is rounded down; `arrives` is the first whole month in which the goal is reached at this
    pace, None for never.
    """

    missing: int
    months_left: int
    needed_per_month: int | None
    gained: int
    over_months: int
    at_deadline: int
    arrives: Month | None


def needed_per_month(missing: int, months_left: int) -> int | None:
    """People a month, rounded up; 0 when none is missing; None once the deadline is over.

    In the month of the deadline itself (`months_left` 0) everybody missing is needed in that month.
    """
    if missing <= 0:
        return 0
    return None if months_left < 0 else -(-missing // max(1, months_left))


def pace(covered: Sequence[int], *, now: Month, deadline: Month, goal: int) -> Pace:
    """The pace from monthly counts, oldest first, the last being the month `now`.

    >>> pace([100, 110, 120], now=Month.of(2025, 6), deadline=Month.of(2025, 12), goal=200).arrives
    Month('2026-02')

    With a single month nothing is known of the pace: gained 0 over 0 months, which leads nowhere.
    Raises InputError for no month at all.
    """
    if not covered:
        raise InputError(say("Laju tidak dapat dihitung: belum ada satu bulan pun yang dihitung."))
    over, gained = len(covered) - 1, covered[-1] - covered[0]
    missing, left = max(0, goal - covered[-1]), int(deadline) - int(now)
    return Pace(
        missing=missing,
        months_left=left,
        needed_per_month=needed_per_month(missing, left),
        gained=gained,
        over_months=over,
        at_deadline=max(0, covered[-1] + (gained * max(0, left) // over if over else 0)),
        arrives=_arrival(now, missing, gained, over),
    )


def _arrival(now: Month, missing: int, gained: int, over: int) -> Month | None:
    if missing == 0:
        return now
    return now + -(-missing * over // gained) if gained > 0 else None
