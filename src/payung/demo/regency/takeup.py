"""Which windows of a part are paid for which member: a table of members by windows."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from payung.demo.regency.calendar import BASE, MONTHS
from payung.demo.regency.schemes import Cohort, Part, TakeUp

Rng = np.random.Generator
Table = npt.NDArray[np.bool_]
_BEGAN_BEFORE_2024 = 0.8
_PAID_AT_FIRST, _PAYS_AGAIN, _COMES_BACK = 0.7, 0.94, 0.1


def taken(rng: Rng, part: Part, cohort: npt.NDArray[np.str_]) -> Table:
    """True where a member (row) is paid for in a window (column).

    In the windows that hold December 2024 exactly the base cohort is paid for (and everybody where
    the part is paid whatever the cohort).
    """
    first = np.array([window[0] for window in part.windows])
    months = np.array([window[1] for window in part.windows])
    table = _BY_TAKE_UP[part.take_up](rng, part, cohort, first)
    at_base = (first <= BASE) & (first + months > BASE)
    table[:, at_base] = (cohort == Cohort.BASE)[:, None]
    if part.whatever_cohort:
        table[:, at_base] = True
    return table


def _steady(
    rng: Rng, part: Part, cohort: npt.NDArray[np.str_], first: npt.NDArray[np.int64]
) -> Table:
    """One stretch: the base cohort leaves after December 2024 at a monthly rate of 1 - renewal."""
    count = cohort.size
    old_hand = rng.random(count) < _BEGAN_BEFORE_2024
    start = np.where(old_hand, -1, rng.integers(0, BASE + 1, count))
    start = np.where(cohort == Cohort.LATER, rng.integers(BASE + 1, MONTHS - 1, count), start)
    leaving = BASE + rng.geometric(max(1e-9, 1 - part.renewal), count)
    earlier = np.minimum(np.maximum(start, 0) + rng.integers(1, BASE + 1, count), BASE)
    end = np.where(cohort == Cohort.EARLIER, earlier, leaving)
    table: Table = (first >= start[:, None]) & (first < end[:, None])
    return table


def _irregular(
    rng: Rng, _part: Part, cohort: npt.NDArray[np.str_], first: npt.NDArray[np.int64]
) -> Table:
    """In and out with the habits of people who pay for themselves; later ones begin in 2025."""
    later = cohort == Cohort.LATER
    start = np.where(later, rng.integers(BASE + 1, MONTHS - 1, cohort.size), -1)
    state = (rng.random(cohort.size) < _PAID_AT_FIRST) & ~later
    columns, previous = [], -1
    for month, following in zip(first, [*first[1:], MONTHS], strict=True):
        u = rng.random(cohort.size)
        state = np.where(state, u < _PAYS_AGAIN, u < _COMES_BACK)
        state = (state | (start > previous)) & (start <= month)
        if month <= BASE < following:
            state = cohort == Cohort.BASE
        columns.append(state)
        previous = month
    return np.column_stack(columns)


def _grant(
    rng: Rng, part: Part, cohort: npt.NDArray[np.str_], first: npt.NDArray[np.int64]
) -> Table:
    """The base cohort renews with a chance; who was in earlier had one window, who comes later all."""
    before, after = first <= BASE, first > BASE
    u = rng.random((cohort.size, first.size))
    base = np.where(before, u < part.before, u < part.renewal) & (cohort == Cohort.BASE)[:, None]
    earlier = before & (cohort == Cohort.EARLIER)[:, None]
    later = after & (cohort == Cohort.LATER)[:, None]
    table: Table = base | earlier | later
    return table


_BY_TAKE_UP = {TakeUp.STEADY: _steady, TakeUp.IRREGULAR: _irregular, TakeUp.GRANT: _grant}
