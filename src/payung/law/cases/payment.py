"""Case kinds `payment` (a BPU pays several months) and `late_payment` (an employer pays late)."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from payung.law.cases.answer import Answer
from payung.law.cases.contribution import CIRCUMSTANCES, EARNINGS, contribution_of
from payung.law.cases.reading import Field, Inputs, day, month, month_count, whole
from payung.law.contributions.bill import Bill, bill, months_at_once
from payung.law.explain import Step, Text
from payung.law.procedure.deadlines import contribution_due, late_penalty_step
from payung.law.procedure.standing import Standing, State, standing
from payung.primitives.month import Month
from payung.primitives.programme import Segment

PAYMENT = (
    {name: field for name, field in CIRCUMSTANCES.items() if name != "arrears_settled"}
    | {"monthly_income": Field(whole, needed=True), "programmes": EARNINGS["programmes"]}
    | {
        "paid_through": Field(month),
        "as_of": Field(day, needed=True),
        "months": Field(month_count, 1, shapes=True),
    }
)
LATE = (
    CIRCUMSTANCES
    | {"wage": Field(whole, needed=True), "programmes": EARNINGS["programmes"]}
    | {"month": Field(month, needed=True), "paid_on": Field(day, needed=True)}
)


def payment(inputs: Inputs) -> Answer:
    """What a BPU pays on a day: `arrears` that still count, and `ahead` from this month on.

    `state` is active, grace, ended, or new when nothing was ever paid.
    """
    as_of: dt.date = inputs["as_of"]
    rule = months_at_once(as_of, inputs["months"])
    found = None if inputs["paid_through"] is None else standing(inputs["paid_through"], as_of)
    first = _first_month(inputs["paid_through"], found, as_of)
    ahead = [first + step for step in range(inputs["months"])]
    unpaid = found.unpaid if found else ()
    made = bill(unpaid, ahead, lambda month: contribution_of(_as_contribution(inputs, month)))
    whole_step = replace(made.explanation, notes=_notes(found))
    rules = (rule, found.because) if found else (rule,)
    return Answer(_figures(made, found, unpaid, ahead), replace(whole_step, parameters=rules))


def late_payment(inputs: Inputs) -> Answer:
    """`total` that an employer pays for a month on a day: `contribution` and `penalty`."""
    due = contribution_due(Segment.PU, inputs["month"])
    month_due, month_paid = (Month.from_date(one) for one in (due.on, inputs["paid_on"]))
    late = max(int(month_paid) - int(month_due) + (inputs["paid_on"].day > due.on.day), 0)
    contribution = contribution_of(inputs | {"segment": Segment.PU, "monthly_income": None})
    penalty = late_penalty_step(contribution.total, inputs["month"], late)
    total = contribution.total + penalty.rupiah
    what = Text("Iuran dengan denda", "Contribution with penalty")
    parts = (contribution.explanation, penalty)
    step = Step(what, total, "IDR", _ADDED, {"due_on": str(due.on)}, (due.because,), parts)
    figures = {
        "total": total,
        "contribution": contribution.total,
        "penalty": penalty.amount,
        "months_late": late,
        "due_on": str(due.on),
    }
    return Answer(figures, step)


def _first_month(paid_through: Month | None, found: Standing | None, as_of: dt.date) -> Month:
    """Months already paid ahead are not paid again."""
    now = Month.from_date(as_of)
    if found and found.state is State.ACTIVE and paid_through is not None:
        return paid_through + 1
    return now


def _as_contribution(inputs: Inputs, month: Month) -> Inputs:
    return inputs | {"segment": Segment.BPU, "wage": None, "month": month, "arrears_settled": True}


def _figures(
    made: Bill, found: Standing | None, unpaid: tuple[Month, ...], ahead: list[Month]
) -> dict[str, Any]:
    figures: dict[str, Any] = {
        "total": made.total,
        "arrears": made.arrears,
        "ahead": made.ahead,
        "state": found.state.value if found else "new",
        "arrears_months": [str(month) for month in unpaid],
        "covers_from": str(min([*unpaid, *ahead])),
        "covers_through": str(ahead[-1]),
        "due_on": str(contribution_due(Segment.BPU, ahead[0]).on),
    }
    return figures | ({"settle_by": str(found.ends_on)} if found else {})


def _notes(found: Standing | None) -> tuple[Text, ...]:
    if found is None:
        return (_WAITING,)
    if found.state is State.ENDED:
        return (_ENDED, _WAITING)
    return (_GRACE,) if found.state is State.GRACE else ()


_ADDED = Text("iuran dan denda", "contribution and penalty")
_GRACE = Text(
    "Belum ada sumber apakah kecelakaan di bulan tunggakan terlindungi; anggap tidak terlindungi "
    "sampai dibayar.",
    "No source says whether an accident in a month of arrears is covered; take it as not covered "
    "until paid.",
)
_ENDED = Text(
    "Kepesertaan sudah berakhir: daftar aktif kembali; tunggakan lama tidak dihitung.",
    "Membership has ended: become active again; older arrears are not counted.",
)
_WAITING = Text(
    "Santunan JKM penuh baru setelah tiga bulan iuran berturut-turut.",
    "Full JKM only after three contribution months in a row.",
)
