"""Dates by which something must be paid, reported, claimed or paid out; each with its parameter."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from payung.law.dated import Confidence, Value, parameter
from payung.law.explain import Step, Text, money, percent
from payung.law.money import part_of
from payung.law.procedure.working_days import working_days_after
from payung.primitives.errors import InputError
from payung.primitives.month import Month
from payung.primitives.programme import Programme, Segment
from payung.primitives.sentences import say


class Deadline(NamedTuple):
    """The last day, and the value that sets it."""

    on: dt.date
    because: Value


def contribution_due(segment: Segment, month: Month) -> Deadline:
    """The last day to pay a contribution month: BPU in that month, wage earners in the next one."""
    if segment not in (Segment.BPU, Segment.PU):
        raise InputError(
            say(
                "Batas bayar segmen %(segment)s tidak tercatat; yang ada: BPU, PU.", segment=segment
            )
        )
    last = parameter("procedure.deadlines.contribution_day").at(month.first_day)
    paid_in = month if segment is Segment.BPU else month + 1
    return Deadline(paid_in.first_day.replace(day=min(last.whole, paid_in.last_day.day)), last)


def late_penalty(segment: Segment, contribution: int, month: Month, months_late: int) -> int:
    """What an employer owes for lateness, whole rupiah. A BPU pays no penalty: cover is what is lost."""
    if segment is not Segment.PU:
        return 0
    rate = parameter("procedure.deadlines.late_penalty").at(month.first_day)
    return part_of(contribution * months_late, rate.share)


def late_penalty_step(contribution: int, month: Month, months_late: int) -> Step:
    """The penalty of an employer with its explanation. Months are counted as begun (inferred)."""
    rate = parameter("procedure.deadlines.late_penalty").at(month.first_day)
    due = late_penalty(Segment.PU, contribution, month, months_late)
    line = f"{months_late} x {percent(rate.share)} x {money(contribution)}"
    what = Text("Denda keterlambatan", "Penalty for lateness")
    return Step(what, due, "IDR", Text(line, line), {}, (rate,), own=Confidence.INFERRED)


def late_jkm(amount: int, last_day: dt.date, paid_on: dt.date) -> Step:
    """What the insurer adds for JKM paid after its last day: 1 % for each day."""
    rate = parameter("procedure.deadlines.jkm_late_share").at(last_day)
    days = max((paid_on - last_day).days, 0)
    line = f"{days} x {percent(rate.share)} x {money(amount)}"
    what = Text(rate.description, rate.description_en)
    return Step(what, part_of(days * amount, rate.share), "IDR", Text(line, line), {}, (rate,))


def register_by(started_on: dt.date) -> Deadline:
    """The last day for an employer to register a worker who started on a day."""
    days = parameter("procedure.deadlines.register_workers").at(started_on)
    return Deadline(working_days_after(started_on, days.whole), days)


def diagnosis_by(employment_ended_on: dt.date) -> Deadline:
    """The last day on which a diagnosed occupational disease still counts as a work accident."""
    years = parameter("procedure.deadlines.disease_after_work_years").at(employment_ended_on)
    return Deadline(_years_later(employment_ended_on, years.whole), years)


def report_accident_by(happened: dt.datetime) -> tuple[dt.datetime, Value]:
    """2 x 24 hours after the accident: stage I of the report by employer, wadah or family."""
    hours = parameter("procedure.deadlines.report_accident_hours").at(happened.date())
    return happened + dt.timedelta(hours=hours.whole), hours


def claim_ends(programme: Programme, event_on: dt.date) -> Deadline:
    """The last day to claim JKK or JKM. For JKM the period is UNVERIFIED: show its confidence."""
    if programme not in (Programme.JKK, Programme.JKM):
        raise InputError(say("Masa pengajuan tercatat hanya untuk JKK dan JKM."))
    years = parameter(f"procedure.deadlines.claim_years.{_key(programme)}").at(event_on)
    return Deadline(_years_later(event_on, years.whole), years)


def pay_by(programme: Programme, papers_complete_on: dt.date) -> Deadline:
    """The last working day for the insurer to pay, once the papers are complete.

    InputError when the national holidays of a year on the way are not known.
    """
    days = parameter(f"procedure.deadlines.pay_within.{_key(programme)}").at(papers_complete_on)
    return Deadline(working_days_after(papers_complete_on, days.whole), days)


def _key(programme: Programme) -> str:
    return str(programme.name).lower()


def _years_later(day: dt.date, years: int) -> dt.date:
    month = Month.from_date(day) + 12 * years
    return month.first_day.replace(day=min(day.day, month.last_day.day))
