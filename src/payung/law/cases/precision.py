"""A published event date is often only a month or a year: does a rule change inside it?"""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from payung.law.explain import Step, Text


class Precision(StrEnum):
    """How much of the event date is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    ASSUMED = "assumed"


def doubt_about_the_day(step: Step, day: dt.date, precision: Precision) -> tuple[Text, ...]:
    """One note per change of a used rule within the month or year that is all we know."""
    if precision not in (Precision.MONTH, Precision.YEAR):
        return ()
    limits = {limit for value in step.used for limit in (value.since, value.until) if limit}
    changes = sorted(change for change in limits if _same(change, day, precision))
    return tuple(
        Text(
            f"Tanggal kejadian tidak diketahui tepat, dan aturan berubah pada {change}.",
            f"The day of the event is not known exactly, and a rule changed on {change}.",
        )
        for change in changes
    )


def _same(change: dt.date, day: dt.date, precision: Precision) -> bool:
    month = change.month if precision is Precision.MONTH else day.month
    return (change.year, month) == (day.year, day.month) and change.day > 1
