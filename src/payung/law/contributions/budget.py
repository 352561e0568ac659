"""What a payer needs for a number of people over some months, month by month as the law stands then."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby

from payung.law.contributions.model import Contribution
from payung.law.dated import Value
from payung.law.explain import Step, Text, money
from payung.primitives.errors import InputError
from payung.primitives.month import Month
from payung.primitives.sentences import say

MonthlyContribution = Callable[[Month], Contribution]


@dataclass(frozen=True, slots=True)
class Budget:
    """Whole rupiah. `per_person` is what the payer bears for one person in each month in turn."""

    per_person: tuple[int, ...]
    contribution: tuple[int, ...]
    total: int
    explanation: Step


def subsidy_budget(
    people: int,
    first_month: Month,
    months: int,
    monthly: MonthlyContribution,
    payer_share: int | None = None,
) -> Budget:
    """The budget for `people` from `first_month` on; `payer_share` when the payer bears only a part.

    InputError when there is no month, or the share is larger than the contribution.
    """
    if months < 1:
        raise InputError(say("'months' harus 1 atau lebih, contoh: 12."))
    span = [first_month + step for step in range(months)]
    due = [(month, monthly(month)) for month in span]
    borne = [_borne(found.total, payer_share, month) for month, found in due]
    steps = tuple(
        _stretch(people, list(same)) for _, same in groupby(zip(due, borne, strict=True), _key)
    )
    total = people * sum(borne)
    what = Text("Anggaran iuran", "Budget of contributions")
    inputs = {"people": people, "months": months, "first_month": str(first_month)}
    formula = Text("orang x bulan x iuran per orang", "people x months x contribution per person")
    explanation = Step(what, total, "IDR", formula, inputs, parts=steps)
    return Budget(tuple(borne), tuple(found.total for _, found in due), total, explanation)


Row = tuple[tuple[Month, Contribution], int]


def _borne(contribution: int, share: int | None, month: Month) -> int:
    if share is not None and share > contribution:
        raise InputError(
            say(
                "Bagian pembayar %(share)s lebih besar daripada iuran %(month)s, "
                "%(contribution)s. Kecilkan 'payer_share_per_person'.",
                share=money(share),
                month=month,
                contribution=money(contribution),
            )
        )
    return contribution if share is None else share


def _key(row: Row) -> tuple[int, int, frozenset[Value]]:
    (_, contribution), borne = row
    return contribution.total, borne, contribution.explanation.used


def _stretch(people: int, rows: list[Row]) -> Step:
    """Months in a row with the same contribution under the same rules are one step."""
    (first, contribution), borne = rows[0]
    last = rows[-1][0][0]
    amount = people * len(rows) * borne
    line = f"{people} x {len(rows)} x {money(borne)}"
    return Step(
        Text(f"{first} sampai {last}", f"{first} to {last}"),
        amount,
        "IDR",
        Text(line, line),
        parts=(contribution.explanation,),
    )
