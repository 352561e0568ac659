"""Old-age savings (JHT): how a balance grows, and how much of it may be taken when.

The yearly return is an input: no rate is fixed by law. It is counted simply within twelve months and
added at their end (inferred); a contribution earns from the month after it is paid.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from enum import StrEnum

from payung.law.dated import Confidence, Value, parameter
from payung.law.explain import Step, Text, money, percent
from payung.law.money import part_of
from payung.primitives.errors import InputError
from payung.primitives.sentences import say

GROWTH = Text("Saldo JHT dengan hasil pengembangan", "JHT balance with its return")
PAYABLE = Text("JHT yang dapat dibayar", "JHT that can be paid")


class Ground(StrEnum):
    """Why savings are asked for. STOPPED is a resignation or a dismissal. The last two give a part,
    once, after ten years."""

    AGE = "age"
    DEATH = "death"
    TOTAL_DISABILITY = "total_disability"
    STOPPED = "stopped_working"
    CONTRACT_ENDED = "contract_ended"
    BPU_STOPPED = "bpu_stopped"
    LEFT_COUNTRY = "left_indonesia"
    PREPARATION = "preparation"
    HOUSING = "housing"


def balance_after(balance: int, return_percent: Decimal, months: int, monthly: int = 0) -> Step:
    """The balance after `months` months with `monthly` paid in each, whole rupiah."""
    rate = return_percent / 100
    now, left = balance, months
    while left > 0:
        year = min(left, 12)
        month_rupiah = now * year + monthly * (year * (year - 1) // 2)
        now += monthly * year + part_of(month_rupiah, rate, 12)
        left -= year
    inputs = {"balance": balance, "return_pct": return_percent, "months": months}
    line = f"{money(balance)} + {months} x {money(monthly)}, {percent(rate)}"
    formula = Text(f"{line} setahun", f"{line} a year")
    return Step(GROWTH, now, "IDR", formula, inputs, own=Confidence.INFERRED)


def payable(
    balance: int,
    ground: Ground,
    day: dt.date,
    age: int | None = None,
    membership_years: int | None = None,
    months_since_stop: int | None = None,
    taken_before: bool = False,
) -> Step:
    """How much of a balance can be paid on a day. 0 with the reason when a condition is not met.

    InputError when the fact that decides is missing.
    """
    if ground is Ground.AGE:
        limit = parameter("benefits.jht.pension_age").at(day)
        return _when(_known("age", age) >= limit.whole, balance, limit)
    if ground is Ground.STOPPED:
        limit = parameter("benefits.jht.wait_months").at(day)
        return _when(_known("months_since_stop", months_since_stop) >= limit.whole, balance, limit)
    if ground in (Ground.PREPARATION, Ground.HOUSING):
        return _partial(balance, ground, day, membership_years, taken_before)
    whole = Text("seluruh saldo", "the whole balance")
    rule = _rule_without_wait(ground, day)
    return Step(PAYABLE, balance, "IDR", whole, {"ground": ground.value}, (rule,))


def _rule_without_wait(ground: Ground, day: dt.date) -> Value:
    if ground in (Ground.DEATH, Ground.TOTAL_DISABILITY):
        return parameter("benefits.jht.whole_at_once").at(day)
    return parameter("benefits.jht.no_wait").at(day)


def _partial(
    balance: int, ground: Ground, day: dt.date, years: int | None, taken_before: bool
) -> Step:
    limit = parameter("benefits.jht.partial_years").at(day)
    share = parameter(f"benefits.jht.partial.{ground.value}").at(day)
    if taken_before:
        return Step(PAYABLE, 0, "IDR", _ONCE_ONLY, parameters=(limit,))
    if _known("membership_years", years) < limit.whole:
        return _when(False, 0, limit)
    due = part_of(balance, share.share)
    line = f"{percent(share.share)} x {money(balance)}"
    return Step(PAYABLE, due, "IDR", Text(line, line), {"balance": balance}, (share, limit))


def _when(met: bool, balance: int, limit: Value) -> Step:
    state = Text("syarat terpenuhi", "condition met") if met else _NOT_YET
    return Step(PAYABLE, balance if met else 0, "IDR", state, parameters=(limit,))


def _known(name: str, value: int | None) -> int:
    if value is None:
        raise InputError(say("Isi '%(name)s': hak atas JHT bergantung padanya.", name=name))
    return value


_ONCE_ONLY = Text(
    "sebagian sudah pernah diambil; hanya satu kali", "a part was taken before; once only"
)
_NOT_YET = Text("syarat belum terpenuhi", "condition not met")
