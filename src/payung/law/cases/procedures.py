"""Case kinds `deadline`, `heirs` and `documents`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from enum import StrEnum
from typing import Any

from payung.law.cases.answer import Answer
from payung.law.cases.reading import (
    Field,
    Inputs,
    choice,
    choices,
    clock,
    day,
    month,
    rows,
    text,
    whole,
)
from payung.law.dated import Confidence
from payung.law.explain import Step, Text
from payung.law.procedure import (
    Relation,
    Situation,
    checklist,
    claim_ends,
    contribution_due,
    heirs,
    late_jkm,
    pay_by,
    register_by,
    report_accident_by,
)
from payung.law.procedure.deadlines import Deadline, diagnosis_by
from payung.primitives.errors import InputError
from payung.primitives.month import Month
from payung.primitives.programme import Programme, Segment
from payung.primitives.sentences import say


class Duty(StrEnum):
    """What must be done by a day."""

    REPORT = "report_accident"
    CLAIM = "claim"
    PAYOUT = "payout"
    CONTRIBUTION = "contribution"
    REGISTRATION = "registration"
    DIAGNOSIS = "disease_diagnosis"


class Paid(StrEnum):
    """Programmes with a deadline."""

    JKK = "JKK"
    JKM = "JKM"
    JHT = "JHT"
    JP = "JP"


class PapersOf(StrEnum):
    """Benefits with a list of papers."""

    JKM = "JKM"
    JKK = "JKK"
    JHT = "JHT"
    SCHOLARSHIP = "SCHOLARSHIP"


DEADLINE = {
    "duty": Field(choice(Duty), needed=True),
    "date": Field(day, needed=True),
    "time": Field(clock),
    "programme": Field(choice(Paid), Paid.JKK),
    "segment": Field(choice(Segment), Segment.BPU),
    "month": Field(month),
    "as_of": Field(day),
    "amount": Field(whole),
}
HEIRS = {
    "living": Field(
        rows(
            {"relation": Field(choice(Relation), needed=True), "name": Field(text)},
            '{"relation": "spouse"}',
        ),
        needed=True,
    )
}
DOCUMENTS = {
    "benefit": Field(choice(PapersOf), needed=True),
    "situations": Field(choices(Situation), ()),
}


def deadline(inputs: Inputs) -> Answer:
    """`last_day` (and `last_time` of a report); with `as_of` also `days_left` and `passed`."""
    found, figures = _DUTIES[inputs["duty"]](inputs)
    as_of: dt.date | None = inputs["as_of"]
    figures = {"last_day": str(found.on), **figures}
    if as_of is not None:
        figures |= {"days_left": (found.on - as_of).days, "passed": as_of > found.on}
    because = found.because
    line = Text(f"paling lambat {found.on}", f"at the latest {found.on}")
    what = Text(because.description, because.description_en)
    shown = {"date": str(inputs["date"])}
    return Answer(figures, Step(what, None, "", line, shown, (because,), notes=_doubt(found)))


def heirs_of(inputs: Inputs) -> Answer:
    """`entitled`: positions in `living` from 1 on, `names` and `reason`."""
    living = inputs["living"]
    found = heirs([one["relation"] for one in living])
    named = [living[place]["name"] or living[place]["relation"].value for place in found.entitled]
    figures = {
        "entitled": [place + 1 for place in found.entitled],
        "names": named,
        "reason": found.reason.id,
    }
    return Answer(figures, Step(Text("Ahli waris", "Heirs"), None, "", found.reason))


def documents(inputs: Inputs) -> Answer:
    """`papers` in the order of the form; `unsure` are known from practice only."""
    papers = checklist(inputs["benefit"].value, inputs["situations"])
    figures = {
        "papers": [paper.name.id for paper in papers],
        "unsure": [paper.name.id for paper in papers if not paper.sure],
    }
    parts = tuple(
        Step(paper.name, None, "", own=Confidence.SEEN if paper.sure else Confidence.UNVERIFIED)
        for paper in papers
    )
    return Answer(
        figures, Step(Text("Berkas yang dibawa", "Papers to bring"), None, "", parts=parts)
    )


Found = tuple[Deadline, dict[str, Any]]


def _report(inputs: Inputs) -> Found:
    happened = dt.datetime.combine(inputs["date"], inputs["time"] or dt.time())
    last, because = report_accident_by(happened)
    exact = {"last_time": last.isoformat(timespec="minutes")} if inputs["time"] else {}
    return Deadline(last.date(), because), exact


def _claim(inputs: Inputs) -> Found:
    return claim_ends(Programme[inputs["programme"].value], inputs["date"]), {}


def _payout(inputs: Inputs) -> Found:
    programme = Programme[inputs["programme"].value]
    found = pay_by(programme, inputs["date"])
    if inputs["amount"] is None or inputs["as_of"] is None:
        return found, {}
    if programme is not Programme.JKM:
        raise InputError(say("'amount' hanya dipakai untuk JKM yang terlambat dibayar."))
    late = late_jkm(inputs["amount"], found.on, inputs["as_of"])
    return found, {"late_compensation": late.amount}


def _contribution(inputs: Inputs) -> Found:
    owed = Month.from_date(inputs["date"]) if inputs["month"] is None else inputs["month"]
    return contribution_due(inputs["segment"], owed), {}


def _registration(inputs: Inputs) -> Found:
    return register_by(inputs["date"]), {}


def _diagnosis(inputs: Inputs) -> Found:
    return diagnosis_by(inputs["date"]), {}


_DUTIES: dict[Duty, Callable[[Inputs], Found]] = {
    Duty.REPORT: _report,
    Duty.CLAIM: _claim,
    Duty.PAYOUT: _payout,
    Duty.CONTRIBUTION: _contribution,
    Duty.REGISTRATION: _registration,
    Duty.DIAGNOSIS: _diagnosis,
}


def _doubt(found: Deadline) -> tuple[Text, ...]:
    because = found.because
    return (Text(because.needed, because.needed_en),) if because.needed else ()
