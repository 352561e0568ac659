"""Work accident: wages while unable to work (STMB), and costs refunded up to a limit."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from payung.law.benefits.model import NOT_VERIFIED, Benefit, benefit
from payung.law.dated import Confidence, Value, parameter
from payung.law.explain import Step, Text, money, percent
from payung.law.money import part_of
from payung.primitives.errors import InputError

LIMITED_COSTS = {
    "land": "benefits.jkk.transport.land",
    "sea": "benefits.jkk.transport.sea",
    "air": "benefits.jkk.transport.air",
    "home_care": "benefits.jkk.care.home_care",
    "denture": "benefits.jkk.care.denture",
    "hearing_aid": "benefits.jkk.care.hearing_aid",
    "glasses": "benefits.jkk.care.glasses",
}
"""Costs with a limit; treatment itself is paid as needed, without one."""


def unable_to_work(wage: int, event_on: dt.date, months: int) -> Benefit:
    """Wages for `months` months of temporary inability to work (STMB), phase by phase."""
    steps, left = {}, months
    for name, value, length in _phases(event_on):
        counted = left if length is None else min(left, length)
        if counted:
            steps[name] = _phase(wage, counted, value)
        left -= counted
    return benefit(
        Text("Sementara tidak mampu bekerja (STMB)", "Temporarily unable to work"), steps
    )


def costs_refunded(event_on: dt.date, costs: Mapping[str, int]) -> Benefit:
    """Costs by name, each refunded up to its limit; means of transport add up."""
    steps = {name: _cost(name, spent, event_on) for name, spent in costs.items() if spent}
    return benefit(Text("Biaya yang diganti", "Costs refunded"), steps)


def _phases(event_on: dt.date) -> list[tuple[str, Value | None, int | None]]:
    full = parameter("benefits.jkk.unable_to_work.full_months").at(event_on)
    second = parameter("benefits.jkk.unable_to_work.second_share").find(event_on)
    later = parameter("benefits.jkk.unable_to_work.later_share").at(event_on)
    phases: list[tuple[str, Value | None, int | None]] = [("full", None, full.whole)]
    if second:
        length = parameter("benefits.jkk.unable_to_work.second_months").at(event_on)
        phases.append(("second", second, length.whole))
    return [*phases, ("later", later, None)]


def _phase(wage: int, months: int, value: Value | None) -> Step:
    what = Text(f"STMB {months} bulan", f"{months} months unable to work")
    if value is None:
        line = f"{months} x {money(wage)}"
        return Step(what, months * wage, "IDR", Text(line, line), {"wage": wage})
    if value.confidence is Confidence.UNVERIFIED:
        note = Text(f"Diperlukan: {value.needed}", f"Needed: {value.needed}")
        return Step(what, None, "IDR", NOT_VERIFIED, parameters=(value,), notes=(note,))
    due = part_of(months * wage, value.share)
    line = f"{months} x {percent(value.share)} x {money(wage)}"
    return Step(what, due, "IDR", Text(line, line), {"wage": wage}, (value,))


def _cost(name: str, spent: int, event_on: dt.date) -> Step:
    if name not in LIMITED_COSTS:
        raise InputError(f"Biaya '{name}' tidak dikenal. Yang ada: {', '.join(LIMITED_COSTS)}.")
    most = parameter(LIMITED_COSTS[name]).at(event_on)
    due = min(spent, most.whole)
    return Step(
        Text(most.description, name.replace("_", " ").capitalize()),
        due,
        "IDR",
        Text(
            f"biaya {money(spent)}, paling banyak {money(most.whole)}",
            f"cost {money(spent)}, at most {money(most.whole)}",
        ),
        {"spent": spent},
        (most,),
    )
