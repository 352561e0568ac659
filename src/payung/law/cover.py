"""When cover lasts, lapses and ends."""

from __future__ import annotations

import datetime as dt

from payung.law.dated import parameter


def grace_months(day: dt.date) -> int:
    """Unpaid months in a row that a BPU may still settle before membership ends (PROBIS p. 59).

    Cover inside these months is not settled by any source found: count it as not covered until paid.
    """
    return parameter("cover.grace_months").at(day).whole
