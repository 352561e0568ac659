"""Case kind `jht`: how savings grow, and what may be taken."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from payung.law.benefits.jht import Ground, balance_after, payable
from payung.law.cases.answer import Answer
from payung.law.cases.reading import Field, Inputs, choice, day, month_count, number, whole, yes_no
from payung.law.explain import Step, Text
from payung.primitives.errors import InputError
from payung.primitives.sentences import say

FIELDS = {
    "balance": Field(whole, needed=True),
    "return_pct": Field(number, Decimal(0)),
    "months": Field(month_count, 12, shapes=True),
    "monthly_contribution": Field(whole, 0),
    "claim": Field(choice(Ground)),
    "claim_date": Field(day),
    "age": Field(whole),
    "membership_years": Field(whole),
    "months_since_stop": Field(whole),
    "taken_before": Field(yes_no, False),
}


def answer(inputs: Inputs) -> Answer:
    """`total` (the balance at the end), `return` (what it earned), and `payable` for a claim."""
    grown = balance_after(
        inputs["balance"], inputs["return_pct"], inputs["months"], inputs["monthly_contribution"]
    )
    total = grown.rupiah
    paid_in = inputs["balance"] + inputs["months"] * inputs["monthly_contribution"]
    figures: dict[str, Any] = {"jht": total, "total": total, "return": total - paid_in}
    if inputs["claim"] is None:
        return Answer(figures, grown)
    claim = _claim(total, inputs)
    whole_case = Step(Text("JHT", "JHT"), claim.amount, "IDR", parts=(grown, claim))
    return Answer(figures | {"payable": claim.amount}, whole_case)


def _claim(balance: int, inputs: Inputs) -> Step:
    if inputs["claim_date"] is None:
        raise InputError(say("Isi 'claim_date' bersama 'claim', contoh: \"2025-03-15\"."))
    return payable(
        balance,
        inputs["claim"],
        inputs["claim_date"],
        inputs["age"],
        inputs["membership_years"],
        inputs["months_since_stop"],
        inputs["taken_before"],
    )
