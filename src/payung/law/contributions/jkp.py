"""Job loss (JKP): what the government adds and what is taken out of JKK and JKM; no new burden.

PP 37/2021 art. 11: 0.46 % of the wage (0.22 government, 0.14 JKK, 0.10 JKM); PP 6/2025: 0.36 % (no
part of JKM), on wages up to a ceiling. Employer and worker pay what they paid before.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from payung.law.dated import Value, parameter
from payung.law.explain import Step, Text, money, percent
from payung.law.money import part_of
from payung.primitives.errors import InputError
from payung.primitives.month import Month
from payung.primitives.sentences import say

WHAT = Text("Iuran JKP", "JKP contribution")
SOURCES = {
    "government": Text("dari pemerintah", "from the government"),
    "from_jkk": Text("diambil dari iuran JKK", "taken out of the JKK contribution"),
    "from_jkm": Text("diambil dari iuran JKM", "taken out of the JKM contribution"),
}


@dataclass(frozen=True, slots=True)
class JkpContribution:
    """Whole rupiah a month by source; `explanation` adds them up."""

    by_source: Mapping[str, int]
    explanation: Step


def jkp_contribution(wage: int, month: Month) -> JkpContribution:
    """The JKP contribution behind one wage. InputError for a negative wage or before February 2021."""
    if wage < 0:
        raise InputError(
            say("Upah %(wage)s tidak mungkin. Tulis rupiah bulat, contoh: 3400000.", wage=wage)
        )
    day = month.last_day
    ceiling = parameter("contributions.jkp.wage_ceiling").at(day)
    counted = min(wage, ceiling.whole)
    rates = {
        "government": parameter("contributions.jkp.government").at(day),
        "from_jkk": parameter("contributions.jkp.from_jkk").at(day),
        "from_jkm": parameter("contributions.jkp.from_jkm").find(day),
    }
    steps = {name: _part(name, rate, counted) for name, rate in rates.items() if rate}
    total = sum(step.rupiah for step in steps.values())
    formula = Text(
        f"upah dihitung {money(counted)}, paling banyak {money(ceiling.whole)}",
        f"wage counted {money(counted)}, at most {money(ceiling.whole)}",
    )
    inputs = {"wage": wage, "month": str(month)}
    whole = Step(
        WHAT, total, "IDR", formula, inputs, (ceiling,), tuple(steps.values()), notes=(_NO_BURDEN,)
    )
    return JkpContribution({name: step.rupiah for name, step in steps.items()}, whole)


def _part(name: str, rate: Value, counted: int) -> Step:
    line = f"{percent(rate.share)} x {money(counted)}"
    due = part_of(counted, rate.share)
    return Step(SOURCES[name], due, "IDR", Text(line, line), {"counted": counted}, (rate,))


_NO_BURDEN = Text(
    "Tidak ada tagihan tambahan bagi pemberi kerja dan pekerja.",
    "No additional bill for employer or worker.",
)
