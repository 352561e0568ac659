"""Pension (JP) of wage earners, such as village heads and officials (PP 45/2015 art. 15-17)."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from enum import StrEnum

from payung.law.benefits.model import Benefit, at_least, benefit
from payung.law.dated import Value, parameter
from payung.law.explain import Step, Text, money, percent
from payung.law.money import part_of

WHAT = Text("Jaminan pensiun", "Pension")
MONTHLY = Text("Pensiun sebulan pada tahun pertama", "Monthly pension in the first year")
LUMP = Text("Dibayar sekaligus", "Paid at once")


class PensionGround(StrEnum):
    """Why a pension is asked for."""

    OLD_AGE = "old_age"
    SURVIVOR = "survivor"


def pension(
    average_wage: int,
    months: int,
    day: dt.date,
    balance: int | None = None,
    counted: tuple[Value, ...] = (),
) -> Benefit:
    """The first year's monthly pension, or the balance at once below fifteen years.

    `average_wage` is the monthly average over the contribution time, adjusted for inflation as the
    insurer states it. `counted` are the rules that set `months`. No amount when the balance decides
    and is not given.
    """
    least = parameter("benefits.jp.least_months").at(day)
    if months >= least.whole:
        return benefit(WHAT, {"monthly": _monthly(average_wage, months, day, (least, *counted))})
    formula = Text(
        f"masa iur kurang dari {least.whole} bulan: akumulasi iuran dan hasilnya",
        f"fewer than {least.whole} contribution months: contributions with their return",
    )
    notes = () if balance is not None else (_BALANCE,)
    lump = Step(LUMP, balance, "IDR", formula, parameters=(least, *counted), notes=notes)
    return benefit(WHAT, {"lump": lump})


def survivor_months(
    months: int, membership_months: int, day: dt.date
) -> tuple[int, tuple[Value, ...]]:
    """The months counted for a widow or widower: fifteen years after a year with 80 % of months paid."""
    full = parameter("benefits.jp.survivor.counted_months").at(day)
    member = parameter("benefits.jp.survivor.least_membership").at(day)
    density = parameter("benefits.jp.survivor.least_density").at(day)
    paid_enough = Decimal(months) >= density.share * membership_months
    rules = (full, member, density)
    if months >= full.whole or membership_months < member.whole or not paid_enough:
        return months, rules
    return full.whole, rules


def pension_age(day: dt.date) -> Value:
    """The pension age in force on a day: 56, rising to 65 in 2043."""
    return parameter("benefits.jp.pension_age").at(day)


def _monthly(wage: int, months: int, day: dt.date, rules: tuple[Value, ...]) -> Step:
    share = parameter("benefits.jp.share_per_year").at(day)
    least = parameter("benefits.jp.minimum").at(day)
    due = part_of(wage * months, share.share, 12)
    line = f"{percent(share.share)} x {months} / 12 x {money(wage)}"
    found = Step(MONTHLY, due, "IDR", Text(line, line), {}, (share, *rules), notes=(_INDEXED,))
    return at_least(found, least)


_BALANCE = Text(
    "Isi 'jp_balance', akumulasi iuran dan hasilnya menurut BPJS Ketenagakerjaan, contoh: 12500000.",
    "Fill 'jp_balance', contributions with their return as the insurer states, such as 12500000.",
)
_INDEXED = Text(
    "Tahun-tahun berikutnya dikalikan faktor indeksasi. Batas paling banyak belum terbaca.",
    "Following years are multiplied by an index. The largest pension was not read.",
)
