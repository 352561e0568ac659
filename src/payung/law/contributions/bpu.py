"""Contributions of workers without wage (BPU): 33 bands of income, each with one base.

PP 44/2015 Lampiran II and PP 46/2015 Lampiran: JKK 1 % of the base, JKM a flat amount, JHT 2 %.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from decimal import Decimal
from functools import lru_cache

from payung.law.contributions.model import Contribution, Payer
from payung.law.contributions.reductions import USUAL, Circumstances, reduction
from payung.law.dated import Value, parameter
from payung.law.explain import NO_TEXT, Step, Text, money, percent
from payung.law.money import part_of
from payung.primitives.errors import InputError
from payung.primitives.month import Month
from payung.primitives.programme import BASIC, Programme, Segment

BPU_PROGRAMMES = (Programme.JKK, Programme.JKM, Programme.JHT)


def bpu_base(income: int, month: Month) -> int:
    """The base of a monthly income in whole rupiah; InputError when the income is negative."""
    return bpu_base_on(income, month.first_day)


def bpu_base_on(income: int, day: dt.date) -> int:
    """As `bpu_base`, by the table in force on a day."""
    if income < 0:
        raise InputError(
            f"Penghasilan {income} tidak mungkin. Tulis rupiah bulat sebulan, contoh: 1000000."
        )
    brackets = parameter("contributions.bpu.base").at(day).brackets
    place = bisect_right([low for low, _ in brackets], income) - 1
    return brackets[place][1]


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
    return bpu_contribution_on_base(bpu_base(income, month), programmes, month, payer, case)


@lru_cache(maxsize=8192)
def bpu_contribution_on_base(
    base: int, programmes: Programme, month: Month, payer: Payer, case: Circumstances
) -> Contribution:
    """As `bpu_contribution`, from a base of the table. Answers are kept: there are few bases."""
    if programmes & Programme.JP or not programmes:
        raise InputError(
            "Program BPU adalah JKK, JKM, dan JHT; JP hanya untuk penerima upah. "
            'Contoh: ["JKK", "JKM"].'
        )
    chosen = [one for one in BPU_PROGRAMMES if one in programmes]
    steps = {one: _programme(one, base, month, payer, case) for one in chosen}
    return Contribution(
        {one: step.rupiah for one, step in steps.items()},
        employer=0,
        worker=0,
        explanation=_sum(base, month, tuple(steps.values())),
    )


def lowest_bpu_contribution(
    month: Month, payer: Payer = Payer.SELF, case: Circumstances = USUAL
) -> Contribution:
    """The cheapest way to be protected: JKK and JKM on the lowest base."""
    return bpu_contribution(0, BASIC, month, payer, case)


def _programme(
    programme: Programme, base: int, month: Month, payer: Payer, case: Circumstances
) -> Step:
    cut = reduction(programme, Segment.BPU, month, payer, case)
    rate = _rate(programme, month)
    flat = programme is Programme.JKM
    full = rate.whole if flat else part_of(base, rate.share)
    kept = 1 - cut.share
    due = part_of(full, kept) if flat else part_of(base, rate.share * kept)
    name = str(programme.name)
    return Step(
        Text(f"Iuran {name}", f"{name} contribution"),
        due,
        "IDR",
        _formula(None if flat else rate.share, base, full, kept),
        {} if flat else {"base": base},
        (rate, *cut.parameters),
        notes=cut.notes,
    )


def _rate(programme: Programme, month: Month) -> Value:
    name = {
        Programme.JKK: "contributions.bpu.jkk_rate",
        Programme.JKM: "contributions.bpu.jkm_amount",
        Programme.JHT: "contributions.bpu.jht_rate",
    }[programme]
    return parameter(name).at(month.first_day)


def _formula(share: Decimal | None, base: int, full: int, kept: Decimal) -> Text:
    start = money(full) if share is None else f"{percent(share)} x {money(base)}"
    if kept == 1:
        return NO_TEXT if share is None else Text(start, start)
    line = f"{start} x {percent(kept)}"
    return Text(line, line)


def _sum(base: int, month: Month, parts: tuple[Step, ...]) -> Step:
    total = sum(part.rupiah for part in parts)
    return Step(
        Text(f"Iuran BPU {month}", f"BPU contribution {month}"),
        total,
        "IDR",
        Text(
            f"dasar upah {money(base)}; jumlah tiap program",
            f"base {money(base)}; sum of the programmes",
        ),
        {"base": base, "month": str(month)},
        (parameter("contributions.bpu.base").at(month.first_day),),
        parts,
    )
