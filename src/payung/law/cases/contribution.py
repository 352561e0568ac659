"""Case kind `contribution`: one person, one month."""

from __future__ import annotations

from payung.law.cases.answer import Answer
from payung.law.cases.reading import Field, Inputs, choice, month, programmes, whole, yes_no
from payung.law.contributions import (
    Circumstances,
    Contribution,
    Payer,
    RiskClass,
    Sector,
    bpu_contribution,
    pu_contribution,
)
from payung.primitives.errors import InputError
from payung.primitives.programme import BASIC, Segment

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
FIELDS = EARNINGS | {"month": Field(month, needed=True)} | CIRCUMSTANCES


def answer(inputs: Inputs) -> Answer:
    """`total` and `by_programme`; for wage earners also `employer` and `worker`."""
    found = contribution_of(inputs)
    figures: dict[str, object] = {
        "total": found.total,
        "by_programme": {str(one.name): due for one, due in found.by_programme.items()},
    }
    if inputs["segment"] is Segment.PU:
        figures |= {"employer": found.employer, "worker": found.worker}
    return Answer(figures, found.explanation)


def contribution_of(inputs: Inputs) -> Contribution:
    """The contribution that the inputs of a case describe."""
    case = Circumstances(
        inputs["sector"],
        inputs["registered_month"],
        inputs["arrears_settled"],
        inputs["labour_intensive"],
        inputs["village_funds_halved"],
    )
    if inputs["segment"] is Segment.BPU:
        income = _earned(inputs, "monthly_income", "wage")
        return bpu_contribution(
            income, inputs["programmes"], inputs["month"], inputs["payer"], case
        )
    if inputs["segment"] is Segment.PU:
        wage = _earned(inputs, "wage", "monthly_income")
        return pu_contribution(
            wage, inputs["programmes"], inputs["month"], inputs["risk_class"], case
        )
    raise InputError(
        f"Segmen {inputs['segment']} tidak dihitung per bulan di sini; yang ada: BPU, PU."
    )


def _earned(inputs: Inputs, name: str, other: str) -> int:
    """The earnings of a segment under its own name; never under the other one's."""
    if inputs[name] is None or inputs[other] is not None:
        raise InputError(
            f"Segmen {inputs['segment']} memakai '{name}' dalam rupiah sebulan, contoh: 1000000; "
            f"'{other}' dikosongkan."
        )
    amount: int = inputs[name]
    return amount
