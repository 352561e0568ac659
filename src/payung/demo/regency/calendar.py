"""The two years the demo tells of, as positions 0 to 23 of their months."""

from __future__ import annotations

import datetime as dt

from payung.primitives.month import Month

FIRST_MONTH = Month.of(2024, 1)
MONTHS = 24
BASE = 11
"""December 2024, the month of the 40 %."""

BASE_DAY = dt.date(2024, 12, 31)
LAST_DAY = dt.date(2025, 12, 31)
EPOCH = dt.date(1970, 1, 1)
LAST_DAY_NUMBER = (LAST_DAY - EPOCH).days
ADULT_AGE, RETIRED_AGE = 18, 65
"""Who is a worker by age: from the month of the 18th to before the month of the 65th birthday."""


def month_text(position: int) -> str:
    """The month at a position as `YYYY-MM`; positions may run past the two years."""
    return str(FIRST_MONTH + position)


def first_day(position: int) -> dt.date:
    """The first day of the month at a position."""
    return (FIRST_MONTH + position).first_day
