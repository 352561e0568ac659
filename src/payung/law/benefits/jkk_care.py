"""Work accident: wages while unable to work (STMB), and costs refunded up to a limit."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from payung.law.benefits.model import Benefit, benefit, not_verified
from payung.law.dated import Confidence, Value, parameter
from payung.law.explain import Step, Text, money, percent
from payung.law.money import part_of
from payung.primitives.errors import InputError
from payung.primitives.sentences import say

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


def costs_refunded(
    event_on: dt.date, costs: Mapping[str, int], prosthesis_hospital_price: int = 0
) -> Benefit:
    """Costs by name, each refunded up to its limit; means of transport add up.

    `treatment` is paid as needed, without limit. `prosthesis` up to the price of a government
    hospital and 40 % more; InputError when that price is missing.
    """
    steps = {}
    for name, spent in costs.items():
        if spent and name == "prosthesis":
            steps[name] = _prosthesis(spent, prosthesis_hospital_price, event_on)
        elif spent and name == "treatment":
            right = parameter("benefits.jkk.treatment_unlimited").at(event_on)
            steps[name] = Step(_TREATMENT, spent, "IDR", _AS_NEEDED, {"spent": spent}, (right,))
        elif spent:
            steps[name] = _cost(name, spent, event_on)
    return benefit(Text("Biaya yang diganti", "Costs refunded"), steps)


def returning(event_on: dt.date) -> Step:
    """The right to be supported back to work; its conditions were not read."""
    right = parameter("benefits.jkk.return_to_work").at(event_on)
    terms = parameter("benefits.jkk.return_to_work_terms").at(event_on)
    note = Text(f"Diperlukan: {terms.needed}", f"Needed: {terms.needed_en}")
    what = Text(right.description, right.description_en)
    return Step(what, None, "", Text("berhak", "entitled"), {}, (right, terms), notes=(note,))


def _prosthesis(spent: int, hospital_price: int, event_on: dt.date) -> Step:
    share = parameter("benefits.jkk.prosthesis.share").at(event_on)
    if not hospital_price:
        raise InputError(
            say(
                "Isi 'prosthesis_hospital_price', harga pusat rehabilitasi rumah sakit "
                "pemerintah, contoh: 8000000."
            )
        )
    most = part_of(hospital_price, share.share)
    line = f"{percent(share.share)} x {money(hospital_price)} = {money(most)}"
    formula = Text(
        f"biaya {money(spent)}, paling banyak {line}", f"cost {money(spent)}, at most {line}"
    )
    what = Text("Prostesis atau ortosis", "Prosthesis or orthosis")
    return Step(what, min(spent, most), "IDR", formula, {"spent": spent}, (share,))


def _phases(event_on: dt.date) -> list[tuple[str, Value, int | None]]:
    """Name, rule (the full months themselves, or the share of the wage) and longest time of each phase."""
    full = parameter("benefits.jkk.unable_to_work.full_months").at(event_on)
    second = parameter("benefits.jkk.unable_to_work.second_share").find(event_on)
    later = parameter("benefits.jkk.unable_to_work.later_share").at(event_on)
    phases: list[tuple[str, Value, int | None]] = [("full", full, full.whole)]
    if second:
        length = parameter("benefits.jkk.unable_to_work.second_months").at(event_on)
        phases.append(("second", second, length.whole))
    return [*phases, ("later", later, None)]


def _phase(wage: int, months: int, value: Value) -> Step:
    what = Text(f"STMB {months} bulan", f"{months} months unable to work")
    if value.unit == "months":
        line = f"{months} x {money(wage)}"
        return Step(what, months * wage, "IDR", Text(line, line), {"wage": wage}, (value,))
    if value.confidence is Confidence.UNVERIFIED:
        return not_verified(what, value)
    due = part_of(months * wage, value.share)
    line = f"{months} x {percent(value.share)} x {money(wage)}"
    return Step(what, due, "IDR", Text(line, line), {"wage": wage}, (value,))


_TREATMENT = Text("Perawatan dan pengobatan", "Treatment")
_AS_NEEDED = Text("sesuai kebutuhan medis, tanpa batas", "as medically needed, without limit")


def _cost(name: str, spent: int, event_on: dt.date) -> Step:
    if name not in LIMITED_COSTS:
        raise InputError(
            say(
                "Biaya '%(name)s' tidak dikenal. Yang ada: %(known)s.",
                name=name,
                known=", ".join(LIMITED_COSTS),
            )
        )
    most = parameter(LIMITED_COSTS[name]).at(event_on)
    due = min(spent, most.whole)
    return Step(
        Text(most.description, most.description_en),
        due,
        "IDR",
        Text(
            f"biaya {money(spent)}, paling banyak {money(most.whole)}",
            f"cost {money(spent)}, at most {money(most.whole)}",
        ),
        {"spent": spent},
        (most,),
    )
