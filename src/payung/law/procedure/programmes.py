"""Which programmes must be joined, and which may be."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from payung.law.dated import Value, parameter
from payung.primitives.programme import BASIC, Programme, Segment


class Employer(StrEnum):
    """Who a wage earner works for; for BPU whether they own the business or employ others."""

    OWNER = "owner"
    WORKER = "worker"
    MICRO = "micro"
    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"
    STATE = "state"


OPEN_TO = {
    Segment.BPU: BASIC | Programme.JHT,
    Segment.PU: BASIC | Programme.JHT | Programme.JP,
    Segment.JAKON: BASIC,
    Segment.PMI: BASIC | Programme.JHT,
}
"""The programmes that exist for a segment at all."""


def compulsory(segment: Segment, employer: Employer, day: dt.date) -> tuple[Programme, Value]:
    """The programmes a worker must have, and the rule.

    InputError through the parameter when the combination or day has none.
    """
    rule = parameter(f"eligibility.programmes.{segment.value.lower()}.{employer.value}").at(day)
    return Programme.from_names(str(rule.value).split()), rule


def names(programmes: Programme) -> list[str]:
    """['JKK', 'JKM'], in the order of the law."""
    return [str(one.name) for one in Programme if one in programmes]
