"""Case kind `subsidy_budget`: people x months x contribution, for one group or several."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from payung.law.cases.answer import Answer
from payung.law.cases.contribution import CIRCUMSTANCES, EARNINGS, contribution_of
from payung.law.cases.reading import (
    Field,
    Inputs,
    choice,
    month,
    month_count,
    programmes,
    rows,
    text,
    whole,
)
from payung.law.contributions import Contribution
from payung.law.contributions.budget import Budget, subsidy_budget
from payung.law.explain import Step, Text
from payung.primitives.errors import InputError
from payung.primitives.month import Month
from payung.primitives.programme import Programme, Segment
from payung.primitives.sentences import say

_COUNTS = {
    "people": Field(whole),
    "months": Field(month_count, shapes=True),
    "payer_share_per_person": Field(whole),
}
_INHERITED = {name: replace(field, default=None) for name, field in CIRCUMSTANCES.items()}
_GROUP = (
    _COUNTS
    | _INHERITED
    | EARNINGS
    | {
        "segment": Field(choice(Segment)),
        "programmes": Field(programmes),
        "name": Field(text),
        "amount": Field(whole),
    }
)
FIELDS = (
    _COUNTS
    | CIRCUMSTANCES
    | EARNINGS
    | {
        "segment": Field(choice(Segment)),
        "month": Field(month, needed=True),
        "groups": Field(
            rows(_GROUP, '{"people": 100, "months": 6, "segment": "PU", "wage": 2000000}')
        ),
    }
)


def answer(inputs: Inputs) -> Answer:
    """`per_person_month` (what this payer bears in the first month), `total`, `by_month` when it changes."""
    if inputs["groups"] is not None:
        return _groups(inputs)
    found = _budget(inputs)
    first, whole_contribution = found.per_person[0], found.contribution[0]
    figures: dict[str, Any] = {
        "per_person_month": first,
        "contribution_per_person_month": whole_contribution,
        "own_share_per_person": whole_contribution - first,
        "total": found.total,
    }
    if any(one != first for one in found.per_person):
        months = [str(inputs["month"] + step) for step in range(inputs["months"])]
        figures["by_month"] = dict(zip(months, found.per_person, strict=True))
    return Answer(figures, found.explanation)


def _groups(inputs: Inputs) -> Answer:
    found = [_budget(_group(inputs, group)) for group in inputs["groups"]]
    names = [group["name"] or f"group {place}" for place, group in enumerate(inputs["groups"], 1)]
    total = sum(one.total for one in found)
    steps = tuple(one.explanation for one in found)
    whole_budget = Step(_WHAT, total, "IDR", _SUM, parts=steps)
    by_group = [
        {"name": name, "per_person_month": one.per_person[0], "total": one.total}
        for name, one in zip(names, found, strict=True)
    ]
    return Answer({"total": total, "by_group": by_group}, whole_budget)


def _group(outer: Inputs, group: Inputs) -> Inputs:
    """A group is the case itself with the group's own words over it."""
    return outer | {name: value for name, value in group.items() if value is not None}


def _budget(inputs: Inputs) -> Budget:
    if inputs["people"] is None or inputs["months"] is None:
        raise InputError(say("Isi 'people' dan 'months', contoh: 5000 dan 12."))
    return subsidy_budget(
        inputs["people"],
        inputs["month"],
        inputs["months"],
        lambda month: _monthly(inputs, month),
        inputs["payer_share_per_person"],
    )


def _monthly(inputs: Inputs, month: Month) -> Contribution:
    amount = inputs.get("amount")
    if amount is not None:
        stated = Step(Text("Iuran dinyatakan", "Stated contribution"), amount, "IDR")
        return Contribution({Programme(0): amount}, 0, 0, stated)
    if inputs["segment"] is None:
        raise InputError(say("Isi 'segment' (BPU atau PU), atau 'amount' pada setiap kelompok."))
    return contribution_of(inputs | {"month": month})


_WHAT = Text("Anggaran semua kelompok", "Budget of all groups")
_SUM = Text("jumlah kelompok", "sum of the groups")
