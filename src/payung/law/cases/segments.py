"""Case kinds of the segments that are not paid by the month of wage: construction, migrants, job loss."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from payung.law.benefits.migrant import MigrantEvent, Phase, migrant_benefit
from payung.law.cases.answer import Answer
from payung.law.cases.reading import (
    Field,
    Inputs,
    choice,
    day,
    month,
    month_count,
    small,
    whole,
)
from payung.law.contributions.jakon import contract_contribution, wages_contribution
from payung.law.contributions.jkp import jkp_contribution
from payung.law.contributions.migrant import Route, migrant_contribution


class Basis(StrEnum):
    """What a construction contribution is counted on."""

    CONTRACT = "contract_value"
    WAGES = "wages"


CONSTRUCTION = {
    "amount": Field(whole, needed=True),
    "basis": Field(choice(Basis), Basis.CONTRACT),
    "date": Field(day, needed=True),
}
MIGRANT = {
    "date": Field(day, needed=True),
    "route": Field(choice(Route), Route.AGENCY),
    "contract_months": Field(small, 24, shapes=True),
    "extra_months": Field(month_count, 0),
    "jht_monthly": Field(whole, 0),
}
MIGRANT_BENEFIT = {
    "event_date": Field(day, needed=True),
    "event": Field(choice(MigrantEvent), MigrantEvent.DEATH),
    "phase": Field(choice(Phase), Phase.AT_WORK),
    "cost": Field(whole, 0),
}
JKP = {"wage": Field(whole, needed=True), "month": Field(month, needed=True)}


def construction(inputs: Inputs) -> Answer:
    """`total` of a project (contract value without PPN), or of a month (sum of the wages)."""
    by_contract = inputs["basis"] is Basis.CONTRACT
    contribution = contract_contribution if by_contract else wages_contribution
    step = contribution(inputs["amount"], inputs["date"])
    return Answer({"total": step.rupiah}, step)


def migrant(inputs: Inputs) -> Answer:
    """`total`, paid once: `before_work` and `at_work`; `jht_monthly` on top each month."""
    found = migrant_contribution(
        inputs["route"],
        inputs["contract_months"],
        inputs["date"],
        inputs["extra_months"],
        inputs["jht_monthly"],
    )
    figures = {
        "total": found.before_work + found.at_work,
        "before_work": found.before_work,
        "at_work": found.at_work,
        "jht_monthly": found.jht_monthly,
    }
    return Answer(figures, found.explanation)


def migrant_claim(inputs: Inputs) -> Answer:
    """`total` of one event."""
    when: dt.date = inputs["event_date"]
    found = migrant_benefit(inputs["event"], inputs["phase"], when, inputs["cost"])
    return Answer({"total": found.total}, found.explanation)


def jkp(inputs: Inputs) -> Answer:
    """`total` and its sources; `new_burden` for employer and worker is always 0."""
    found = jkp_contribution(inputs["wage"], inputs["month"])
    figures = {"total": found.explanation.amount, **found.by_source, "new_burden": 0}
    return Answer(figures, found.explanation)
