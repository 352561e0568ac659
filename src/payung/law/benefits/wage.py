"""The wage behind a benefit: the reported wage, or for BPU the base of the contribution table."""

from __future__ import annotations

import datetime as dt

from payung.law.contributions import bpu_base_on
from payung.primitives.errors import InputError
from payung.primitives.programme import Segment
from payung.primitives.sentences import say


def benefit_wage(segment: Segment, wage: int, event_on: dt.date) -> int:
    """The monthly wage a benefit is counted on. Every base of the table is its own base."""
    if segment is Segment.BPU:
        return bpu_base_on(wage, event_on)
    if segment is Segment.PU:
        return wage
    raise InputError(
        say(
            "Manfaat segmen %(segment)s tidak dihitung di sini; yang ada: BPU, PU.", segment=segment
        )
    )
