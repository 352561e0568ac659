"""Case kinds `benefit_jp` and `benefit_jkp`: pension and job loss of wage earners."""

from __future__ import annotations

from payung.law.benefits.jkp import job_loss
from payung.law.benefits.pension import PensionGround, pension, pension_age, survivor_months
from payung.law.cases.answer import Answer
from payung.law.cases.reading import Field, Inputs, choice, day, month_count, small, whole
from payung.law.explain import Step, Text
from payung.primitives.errors import InputError
from payung.primitives.sentences import say

JP = {
    "event_date": Field(day, needed=True),
    "average_wage": Field(whole, needed=True),
    "contribution_months": Field(month_count, needed=True),
    "ground": Field(choice(PensionGround), PensionGround.OLD_AGE),
    "age": Field(small),
    "membership_months": Field(month_count),
    "jp_balance": Field(whole),
}
JKP = {
    "event_date": Field(day, needed=True),
    "wage": Field(whole, needed=True),
    "paid_months_of_24": Field(month_count, needed=True),
    "months": Field(month_count, 6),
}


def jp(inputs: Inputs) -> Answer:
    """`monthly` from fifteen years on, else `lump` (the balance); 0 with `too_young` before the age."""
    when, months = inputs["event_date"], inputs["contribution_months"]
    age = pension_age(when)
    figures = {"monthly": 0, "lump": 0, "pension_age": age.whole}
    if inputs["ground"] is PensionGround.SURVIVOR:
        months, rules = survivor_months(months, _membership(inputs), when)
    elif inputs["age"] is not None and inputs["age"] < age.whole:
        young = Text(f"belum berumur {age.whole} tahun", f"not yet {age.whole} years old")
        return Answer(
            figures, Step(Text("Jaminan pensiun", "Pension"), 0, "IDR", young, {}, (age,))
        )
    else:
        rules = (age,)
    found = pension(inputs["average_wage"], months, when, inputs["jp_balance"], rules)
    return Answer(
        figures | {name: found.amount(name) for name in ("monthly", "lump")}, found.explanation
    )


def jkp(inputs: Inputs) -> Answer:
    """`total` of the months asked for and `monthly`; 0 when too few months were paid."""
    found = job_loss(
        inputs["wage"], inputs["event_date"], inputs["paid_months_of_24"], inputs["months"]
    )
    cash = found.parts["cash"]
    monthly = cash.parts[0].amount if cash.parts else 0
    return Answer({"total": found.total, "monthly": monthly}, found.explanation)


def _membership(inputs: Inputs) -> int:
    months: int | None = inputs["membership_months"]
    if months is None:
        raise InputError(
            say(
                "Isi 'membership_months': pensiun janda atau duda bergantung pada lama "
                "kepesertaan, contoh: 48."
            )
        )
    return months
