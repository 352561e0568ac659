"""Case kinds `coverage`, `kpi_count` and `jp_ceiling`."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Any

from payung.law.cases.answer import Answer
from payung.law.cases.reading import Field, Inputs, choice, counts, day, number, whole
from payung.law.contributions import Payer
from payung.law.contributions.jp_ceiling import known_jp_ceiling, next_jp_ceiling
from payung.law.explain import Step, Text
from payung.law.governance.coverage import (
    CoverageFigures,
    coverage_figures,
    people_for,
    percent_of,
    raised_target,
)
from payung.law.governance.kpi import counted_workers
from payung.primitives.errors import InputError
from payung.primitives.sentences import say


class IncreaseMode(StrEnum):
    """How 'at least 20 % more' is read."""

    POINTS = "points"
    RELATIVE = "relative"


COVERAGE = {
    "active": Field(counts),
    "potential": Field(counts, needed=True),
    "base_percent": Field(number),
    "increase": Field(number),
    "increase_mode": Field(choice(IncreaseMode)),
    "target_percent": Field(number),
}
KPI = {
    "people": Field(whole, needed=True),
    "months": Field(whole, needed=True),
    "payer": Field(choice(Payer), needed=True),
    "as_of": Field(day, dt.date(2022, 7, 1)),
}
JP_CEILING = {
    "year": Field(whole, needed=True),
    "previous_ceiling": Field(whole),
    "gdp_growth_pct": Field(number),
}


def coverage(inputs: Inputs) -> Answer:
    """Percent, sums and the gap; with a target also the people it needs."""
    potential = sum(inputs["potential"].values())
    figures: dict[str, Any] = {"potential_total": potential}
    base = percent = None
    if inputs["active"] is not None:
        found = coverage_figures(inputs["active"], inputs["potential"])
        base, percent = found.share, percent_of(found.share)
        figures |= _counted(found, percent)
    if inputs["base_percent"] is not None:
        base = Fraction(inputs["base_percent"]) / 100
    target = _target(inputs, base)
    if target is not None:
        figures["target_percent"] = float(percent_of(target))
        figures["target_people"] = people_for(target, potential)
    return Answer(figures, _explained(figures, percent, inputs))


def kpi_count(inputs: Inputs) -> Answer:
    """`counted` people."""
    step = counted_workers(inputs["people"], inputs["months"], inputs["payer"], inputs["as_of"])
    return Answer({"counted": step.amount}, step)


def jp_ceiling(inputs: Inputs) -> Answer:
    """`ceiling`: of a year, or raised from the former one by the growth of the economy."""
    if not 2015 <= inputs["year"] <= 9999:
        raise InputError(
            say("'year' berisi %(year)s; JP mulai 2015, contoh: 2025.", year=inputs["year"])
        )
    if (inputs["previous_ceiling"] is None) != (inputs["gdp_growth_pct"] is None):
        raise InputError(
            say("Isi 'previous_ceiling' dan 'gdp_growth_pct' bersama, atau tidak keduanya.")
        )
    if inputs["previous_ceiling"] is None:
        step = known_jp_ceiling(inputs["year"])
    else:
        step = next_jp_ceiling(inputs["previous_ceiling"], inputs["gdp_growth_pct"], inputs["year"])
    return Answer({"ceiling": step.amount}, step)


def _counted(found: CoverageFigures, percent: Decimal) -> dict[str, Any]:
    figures: dict[str, Any] = {
        "active_total": found.active,
        "percent": float(percent),
        "uncovered_people": found.uncovered,
    }
    return figures | ({"over_full": list(found.over_full)} if found.over_full else {})


def _target(inputs: Inputs, base: Fraction | None) -> Fraction | None:
    if inputs["target_percent"] is not None:
        return Fraction(inputs["target_percent"]) / 100
    if inputs["increase"] is None:
        return None
    if inputs["increase_mode"] is None:
        raise InputError(
            say(
                "Isi 'increase_mode': dari 40 % naik 20 % menjadi 60 % (points) atau 48 % "
                "(relative)."
            )
        )
    if base is None:
        raise InputError(say("Isi 'active' atau 'base_percent' sebagai dasar kenaikan."))
    return raised_target(base, inputs["increase"], inputs["increase_mode"] is IncreaseMode.RELATIVE)


def _explained(figures: dict[str, Any], percent: Decimal | None, inputs: Inputs) -> Step:
    notes: tuple[Text, ...] = ()
    if "over_full" in figures:
        names = ", ".join(figures["over_full"])
        notes = (
            Text(
                f"Segmen {names} melebihi potensinya; tidak dipotong menjadi 100 %.",
                f"Segment {names} exceeds its potential; it is not cut to 100 %.",
            ),
        )
    shown = {name: value for name, value in inputs.items() if value is not None}
    return Step(
        Text("Cakupan perlindungan", "Coverage"),
        percent,
        "percent",
        Text("peserta aktif / potensi", "active participants / potential"),
        shown,
        notes=notes,
    )
