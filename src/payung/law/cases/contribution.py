"""Case kind `contribution`: one person, one month."""

from __future__ import annotations

from collections.abc import Callable

from payung.law.cases.answer import Answer
from payung.law.cases.reading import Field, Inputs, choice, month, programmes, whole, yes_no
from payung.law.contributions import (
    Circumstances,
    Contribution,
    Payer,
    RiskClass,
    Sector,
)
from payung.law.contributions.bpu import bpu_rule
from payung.law.contributions.pu import pu_rule
from payung.law.contributions.reductions import check_registered
from payung.primitives.errors import InputError
from payung.primitives.programme import BASIC, Programme, Segment
from payung.primitives.sentences import say

CIRCUMSTANCES = {
    "payer": Field(choice(Payer), Payer.SELF),
    "sector": Field(choice(Sector), Sector.OTHER),
    "risk_class": Field(choice(RiskClass), RiskClass.VERY_LOW),
    "registered_month": Field(month),
    "arrears_settled": Field(yes_no, True),
    "labour_intensive": Field(yes_no, False),
    "village_funds_halved": Field(yes_no, False),
}
EARNINGS = {
    "segment": Field(choice(Segment), needed=True),
    "monthly_income": Field(whole),
    "wage": Field(whole),
    "programmes": Field(programmes, BASIC),
}
EARNED_AS = {Segment.BPU: ("monthly_income", "wage"), Segment.PU: ("wage", "monthly_income")}
"""How a segment's earnings are named, and how they must not be."""

_NAMES = {int(one): str(one.name) for one in Programme}

FIELDS = EARNINGS | {"month": Field(month, needed=True)} | CIRCUMSTANCES


def answer(inputs: Inputs) -> Answer:
    """`total` and `by_programme`; for wage earners also `employer` and `worker`."""
    return answer_for(inputs["segment"], contribution_of(inputs))


def answer_for(segment: Segment, found: Contribution) -> Answer:
    """A contribution under the names of the contract."""
    figures: dict[str, object] = {"total": found.total}
    if segment is Segment.PU:
        figures |= {"employer": found.employer, "worker": found.worker}
    figures["by_programme"] = {_NAMES[int(one)]: due for one, due in found.by_programme.items()}
    return Answer(figures, found.explanation)


def contribution_of(inputs: Inputs) -> Contribution:
    """The contribution that the inputs of a case describe."""
    name, other = EARNED_AS.get(inputs["segment"], ("", ""))
    if not name:
        raise InputError(
            say(
                "Segmen %(segment)s tidak dihitung per bulan di sini; yang ada: BPU, PU.",
                segment=inputs["segment"],
            )
        )
    if inputs[name] is None or inputs[other] is not None:
        raise InputError(
            say(
                "Segmen %(segment)s memakai '%(name)s' dalam rupiah sebulan, contoh: "
                "1000000; '%(other)s' dikosongkan.",
                segment=inputs["segment"],
                name=name,
                other=other,
            )
        )
    return contribution_rule(inputs)(inputs[name])


def contribution_rule(inputs: Inputs) -> Callable[[int], Contribution]:
    """Everything of a case but the earnings, settled once: earnings in, contribution out."""
    case = Circumstances(
        inputs["sector"],
        inputs["registered_month"],
        inputs["arrears_settled"],
        inputs["labour_intensive"],
        inputs["village_funds_halved"],
    )
    programmes, month = inputs["programmes"], inputs["month"]
    check_registered(month, inputs["registered_month"])
    if inputs["segment"] is Segment.BPU:
        return bpu_rule(programmes, month, inputs["payer"], case).contribution
    return pu_rule(programmes, month, inputs["risk_class"], case).contribution
