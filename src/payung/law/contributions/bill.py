"""One payment for several months: what is owed, this month, and months ahead."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from payung.law.contributions.model import Contribution
from payung.law.dated import Value, parameter
from payung.law.explain import Step, Text
from payung.primitives.errors import InputError
from payung.primitives.month import Month
from payung.primitives.sentences import say

MonthlyContribution = Callable[[Month], Contribution]


@dataclass(frozen=True, slots=True)
class Bill:
    """Whole rupiah. `arrears` are months before this one; `penalty` is the employer's."""

    arrears: int
    ahead: int
    penalty: int
    explanation: Step

    @property
    def total(self) -> int:
        return self.arrears + self.ahead + self.penalty


def bill(
    unpaid: Sequence[Month],
    ahead: Sequence[Month],
    monthly: MonthlyContribution,
    penalties: Sequence[Step] = (),
) -> Bill:
    """Months that are owed and months from now on, each at the law of its own month."""
    owed = [_month(month, monthly(month), _ARREARS) for month in unpaid]
    coming = [_month(month, monthly(month), _AHEAD) for month in ahead]
    parts = (*owed, *coming, *penalties)
    sums = [sum(step.rupiah for step in group) for group in (owed, coming, penalties)]
    whole = Step(_WHAT, sum(sums), "IDR", _SUM, {"months": len(owed) + len(coming)}, parts=parts)
    return Bill(sums[0], sums[1], sums[2], whole)


def months_at_once(day: dt.date, asked: int) -> Value:
    """The rule on paying ahead. InputError when more months are asked than can be paid at once."""
    most = parameter("cover.months_at_once").at(day)
    if not 1 <= asked <= most.whole:
        raise InputError(
            say(
                "'months' berisi %(asked)s; harus 1 sampai %(whole)s, contoh: 6.",
                asked=asked,
                whole=most.whole,
            )
        )
    return most


def _month(month: Month, found: Contribution, kind: Text) -> Step:
    what = Text(f"{kind.id} {month}", f"{kind.en} {month}")
    return Step(what, found.total, "IDR", parts=(found.explanation,))


_WHAT = Text("Pembayaran", "Payment")
_SUM = Text("jumlah setiap bulan", "sum of the months")
_ARREARS = Text("Tunggakan", "Arrears")
_AHEAD = Text("Iuran bulan", "Contribution of")
