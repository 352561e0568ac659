"""The fields of benefit cases."""

from __future__ import annotations

from enum import StrEnum

from payung.law.benefits import Level
from payung.law.benefits.jkk_care import LIMITED_COSTS
from payung.law.cases.precision import Precision
from payung.law.cases.reading import (
    Field,
    choice,
    day,
    month_count,
    number,
    rows,
    small,
    text,
    whole,
    yes_no,
)
from payung.primitives.programme import Segment


class Loss(StrEnum):
    """Kinds of lasting disability."""

    TOTAL = "total_permanent"
    ANATOMICAL = "partial_anatomical"
    FUNCTIONAL = "partial_functional"
    ANATOMICAL_SHORT = "anatomical"
    FUNCTIONAL_SHORT = "functional"


class Cause(StrEnum):
    """The programme that pays the scholarship."""

    JKK = "JKK"
    JKM = "JKM"


class Happened(StrEnum):
    """What counts as a work accident."""

    ACCIDENT = "accident"
    DISEASE = "occupational_disease"
    VIOLENCE = "violence"


CHILD = {
    "level": Field(choice(Level), needed=True),
    "years_left": Field(small, needed=True),
    "age": Field(small),
    "married": Field(yes_no, False),
    "working": Field(yes_no, False),
}
EVENT = {
    "event_date": Field(day, needed=True),
    "claim_date": Field(day),
    "event_date_precision": Field(choice(Precision), Precision.DAY),
}
CHILDREN = {
    "children": Field(rows(CHILD, '{"level": "SD", "years_left": 3}')),
    "children_count": Field(whole, shapes=True),
}
ON_TOP = {"jht_balance": Field(whole, 0), "jp_paid": Field(whole, 0), "people": Field(whole, 1)}
WAGE = {
    "segment": Field(choice(Segment), needed=True),
    "wage": Field(whole),
    "monthly_income": Field(whole),
}
CAUSE = {"cause": Field(choice(Happened), Happened.ACCIDENT)}
JKK_DEATH = EVENT | CAUSE | WAGE | CHILDREN | ON_TOP
JKK_DISABILITY = (
    EVENT
    | CAUSE
    | WAGE
    | CHILDREN
    | ON_TOP
    | {
        "kind_of_loss": Field(choice(Loss), needed=True),
        "part": Field(text),
        "steps": Field(small, shapes=True),
        "left_handed": Field(yes_no, False),
        "table_percent": Field(number),
        "loss_percent": Field(number),
    }
)
JKK_INCAPACITY = (
    EVENT | CAUSE | WAGE | {"months": Field(month_count, needed=True), "people": Field(whole, 1)}
)
JKK_COSTS = (
    EVENT
    | dict.fromkeys(LIMITED_COSTS, Field(whole, 0))
    | dict.fromkeys(("treatment", "prosthesis", "prosthesis_hospital_price"), Field(whole, 0))
)
RETURN_TO_WORK = EVENT
JKM = (
    EVENT
    | CHILDREN
    | ON_TOP
    | {
        "segment": Field(choice(Segment), needed=True),
        "consecutive_paid_months": Field(month_count),
        "contribution_years": Field(small),
        "memberships": Field(whole, 1),
    }
)
SCHOLARSHIP = (
    EVENT
    | CHILDREN
    | {"programme": Field(choice(Cause), Cause.JKK), "contribution_years": Field(small)}
)
