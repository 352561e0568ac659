"""Contributions of workers without wage (BPU): 33 bands of income, each with one base.

PP 44/2015 Lampiran II and PP 46/2015 Lampiran: JKK 1 % of the base, JKM a flat amount, JHT 2 %.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from payung.law.contributions.model import Contribution, Payer
from payung.law.contributions.reductions import USUAL, Circumstances, reduction
from payung.law.dated import Value, in_bracket, parameter
from payung.law.explain import NO_TEXT, Step, Text, money, percent
from payung.law.money import part_of
from payung.primitives.errors import InputError
from payung.primitives.month import Month
from payung.primitives.programme import BASIC, Programme, Segment
from payung.primitives.sentences import say

_RATES = {
    Programme.JKK: "contributions.bpu.jkk_rate",
    Programme.JKM: "contributions.bpu.jkm_amount",
    Programme.JHT: "contributions.bpu.jht_rate",
}


def bpu_base(income: int, month: Month) -> int:
    """The base of a monthly income in whole rupiah; InputError when the income is negative."""
    return bpu_base_on(income, month.first_day)


def bpu_base_on(income: int, day: dt.date) -> int:
    """As `bpu_base`, by the table in force on a day."""
    return _base(income, parameter("contributions.bpu.base").at(day))


def bpu_contribution(
    income: int,
    programmes: Programme,
    month: Month,
    payer: Payer = Payer.SELF,
    case: Circumstances = USUAL,
) -> Contribution:
    """The contribution of one BPU for one month.

    `income` is what the person earns in a month, whole rupiah. InputError for JP (wage earners only),
    no programme, a negative income or a month before July 2015.
    """
    return bpu_rule(programmes, month, payer, case).contribution(income)


def lowest_bpu_contribution(
    month: Month, payer: Payer = Payer.SELF, case: Circumstances = USUAL
) -> Contribution:
    """The cheapest way to be protected: JKK and JKM on the lowest base."""
    return bpu_contribution(0, BASIC, month, payer, case)


@dataclass(frozen=True, slots=True)
class Part:
    """One programme as of one month. `share` of the base, or None for a `flat` sum; `kept` of it is due."""

    programme: Programme
    what: Text
    share: Decimal | None
    flat: int
    kept: Decimal
    parameters: tuple[Value, ...]
    notes: tuple[Text, ...]

    def due(self, base: int) -> Step:
        """The part of one base, in whole rupiah, and how it came about."""
        if self.share is None:
            due, inputs = part_of(self.flat, self.kept), {}
        else:
            due, inputs = part_of(base, self.share * self.kept), {"base": base}
        formula = self._formula(base)
        return Step(self.what, due, "IDR", formula, inputs, self.parameters, notes=self.notes)

    def _formula(self, base: int) -> Text:
        if self.share is None and self.kept == 1:
            return NO_TEXT
        start = money(self.flat) if self.share is None else f"{percent(self.share)} x {money(base)}"
        line = start if self.kept == 1 else f"{start} x {percent(self.kept)}"
        return Text(line, line)


@dataclass(frozen=True, slots=True)
class BpuRule:
    """Everything of a contribution but the income."""

    month: Month
    table: Value
    parts: tuple[Part, ...]
    title: Text

    def contribution(self, income: int) -> Contribution:
        """The contribution of one income; InputError when it is negative."""
        return self.on_base(_base(income, self.table))

    def on_base(self, base: int) -> Contribution:
        """As `contribution`, from a base of the table."""
        steps = tuple(part.due(base) for part in self.parts)
        due = {part.programme: step.rupiah for part, step in zip(self.parts, steps, strict=True)}
        shown, inputs = money(base), {"base": base, "month": str(self.month)}
        formula = Text(
            f"dasar upah {shown}; jumlah tiap program", f"base {shown}; sum of the programmes"
        )
        total = sum(due.values())
        whole = Step(self.title, total, "IDR", formula, inputs, (self.table,), steps)
        return Contribution(due, employer=0, worker=0, explanation=whole)


@lru_cache(maxsize=4096)
def bpu_rule(
    programmes: Programme, month: Month, payer: Payer = Payer.SELF, case: Circumstances = USUAL
) -> BpuRule:
    """The contribution of BPU as of one month, settled but for the income. Errors as `bpu_contribution`."""
    if programmes & Programme.JP or not programmes:
        raise InputError(
            say(
                "Program BPU adalah JKK, JKM, dan JHT; JP hanya untuk penerima upah. Contoh: "
                '["JKK", "JKM"].'
            )
        )
    table = parameter("contributions.bpu.base").at(month.first_day)
    parts = tuple(_part(one, month, payer, case) for one in _RATES if one in programmes)
    title = Text(f"Iuran BPU {month}", f"BPU contribution {month}")
    return BpuRule(month, table, parts, title)


def _part(programme: Programme, month: Month, payer: Payer, case: Circumstances) -> Part:
    rate = parameter(_RATES[programme]).at(month.first_day)
    cut = reduction(programme, Segment.BPU, month, payer, case)
    flat = programme is Programme.JKM
    name = str(programme.name)
    return Part(
        programme,
        Text(f"Iuran {name}", f"{name} contribution"),
        None if flat else rate.share,
        rate.whole if flat else 0,
        1 - cut.share,
        (rate, *cut.parameters),
        cut.notes,
    )


def _base(income: int, table: Value) -> int:
    if income < 0:
        raise InputError(
            say(
                "Penghasilan %(income)s tidak mungkin. Tulis rupiah bulat sebulan, contoh: "
                "1000000.",
                income=income,
            )
        )
    return in_bracket(income, table.brackets)
