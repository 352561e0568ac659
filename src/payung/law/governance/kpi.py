"""How BPJS Ketenagakerjaan counts subsidised workers for its own targets (PROBIS 908 p. 67)."""

from __future__ import annotations

import datetime as dt

from payung.law.contributions import Payer
from payung.law.dated import parameter
from payung.law.explain import Step, Text
from payung.primitives.errors import InputError
from payung.primitives.sentences import say

WHAT = Text("Pekerja yang dihitung", "Workers counted")


def counted_workers(people: int, months: int, payer: Payer, day: dt.date) -> Step:
    """People counted in full from six paid months; below, pro rata for governments and villages.

    For donors and companies fewer months count nothing. Whole people, rounded down (inferred).
    InputError when workers pay themselves: the rule is about subsidies.
    """
    full = parameter("governance.kpi_full_months").at(day)
    inputs = {"people": people, "months": months}
    if payer in (Payer.SELF, Payer.EMPLOYER):
        raise InputError(say("Aturan ini untuk iuran bersubsidi: apbn, apbd, apbdes, atau csr."))
    if months >= full.whole:
        formula = Text(f"{months} bulan: penuh", f"{months} months: in full")
        return Step(WHAT, people, "people", formula, inputs, (full,))
    if payer is Payer.CSR:
        formula = Text(f"di bawah {full.whole} bulan: nol", f"below {full.whole} months: none")
        return Step(WHAT, 0, "people", formula, inputs, (full,))
    counted = people * months // full.whole
    line = f"{people} x {months} / {full.whole}"
    return Step(WHAT, counted, "people", Text(line, line), inputs, (full,))
