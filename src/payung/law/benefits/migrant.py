"""What migrant workers (PMI) and their families get, as far as it was read (Permenaker 4/2023)."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from payung.law.benefits.model import Benefit, benefit, not_verified
from payung.law.dated import Confidence, parameter
from payung.law.explain import Step, Text, money

WHAT = Text("Manfaat PMI", "PMI benefit")


class MigrantEvent(StrEnum):
    """What happened; `death` is no work accident."""

    DEATH = "death"
    ACCIDENT_DEATH = "accident_death"
    TREATMENT = "treatment"
    RAPE = "rape"


class Phase(StrEnum):
    """When: before departure, at work abroad, after return."""

    BEFORE = "before"
    AT_WORK = "at_work"
    AFTER = "after"


def migrant_benefit(event: MigrantEvent, phase: Phase, day: dt.date, cost: int = 0) -> Benefit:
    """The sum of one event. No amount for a phase or event whose rule was not read."""
    if event is MigrantEvent.TREATMENT and phase is Phase.AT_WORK:
        return benefit(WHAT, {"treatment": _treatment(cost, day)})
    name = _rule(event, phase)
    value = parameter(f"benefits.migrant.{name}").at(day)
    what = Text(value.description, value.description_en)
    if value.confidence is Confidence.UNVERIFIED:
        return benefit(WHAT, {"lump": not_verified(what, value)})
    return benefit(WHAT, {"lump": Step(what, value.whole, "IDR", parameters=(value,))})


def _rule(event: MigrantEvent, phase: Phase) -> str:
    if event is MigrantEvent.ACCIDENT_DEATH:
        return "jkk_death"
    if phase is not Phase.AT_WORK:
        return "other_phase"
    return "jkm_at_work" if event is MigrantEvent.DEATH else "rape"


def _treatment(cost: int, day: dt.date) -> Step:
    most = parameter("benefits.migrant.jkk_treatment_abroad").at(day)
    formula = Text(
        f"biaya {money(cost)}, paling banyak {money(most.whole)} per kasus",
        f"cost {money(cost)}, at most {money(most.whole)} per case",
    )
    what = Text(most.description, most.description_en)
    due = min(cost, most.whole)
    return Step(what, due, "IDR", formula, {"cost": cost}, (most,), notes=(_LOCAL_FIRST,))


_LOCAL_FIRST = Text(
    "Jaminan sosial atau asuransi negara penempatan dipakai lebih dahulu.",
    "Social security or insurance of the host country is used first.",
)
