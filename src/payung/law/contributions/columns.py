"""Contributions over whole columns: int64 arrays in, exact int64 rupiah out, no float anywhere.

The same law as `bpu.py` and `pu.py`; one person is an array of one. A test holds them together.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from payung.law.contributions.bpu import bpu_rule
from payung.law.contributions.model import Payer, RiskClass
from payung.law.contributions.pu import EMPLOYER, pu_rule
from payung.law.contributions.reductions import USUAL, Circumstances
from payung.law.dated import parameter
from payung.law.dated.value import Brackets
from payung.primitives.errors import InputError
from payung.primitives.month import Month
from payung.primitives.programme import Programme
from payung.primitives.sentences import say

Rupiah = NDArray[np.int64]

BLOCK = 16_384
"""Persons per block of a sum: what a block needs stays in the processor's cache."""

LARGEST_EARNINGS = 10**12
"""Rupiah a month; above it 64 bits could overflow in the exact shares."""


@dataclass(frozen=True, slots=True)
class ContributionColumns:
    """One value per person, whole rupiah. For BPU `employer` and `worker` are zeros."""

    total: Rupiah
    employer: Rupiah
    worker: Rupiah
    by_programme: Mapping[Programme, Rupiah]


def bpu_columns(
    incomes: Rupiah,
    programmes: Programme,
    month: Month,
    payer: Payer = Payer.SELF,
    case: Circumstances = USUAL,
) -> ContributionColumns:
    """Contributions of many BPU for one month; `incomes` is any int64 array of shape (people,)."""
    _check(incomes)
    brackets = parameter("contributions.bpu.base").at(month.first_day).brackets
    lows = np.array([low for low, _ in brackets[1:]], dtype=np.int64)
    bands = np.searchsorted(lows, incomes, side="right")
    rule = bpu_rule(programmes, month, payer, case)
    found = [rule.on_base(base) for _, base in brackets]
    by_programme = {
        part.programme: _by_band([row.by_programme[part.programme] for row in found], bands)
        for part in rule.parts
    }
    nothing = np.zeros(len(incomes), dtype=np.int64)
    return ContributionColumns(
        _by_band([row.total for row in found], bands), nothing, nothing, by_programme
    )


def pu_columns(
    wages: Rupiah,
    programmes: Programme,
    month: Month,
    risk_class: RiskClass = RiskClass.VERY_LOW,
    case: Circumstances = USUAL,
) -> ContributionColumns:
    """Contributions of many wage earners of one risk class for one month."""
    _check(wages)
    by_programme: dict[Programme, Rupiah] = {}
    sides = {True: np.zeros(len(wages), np.int64), False: np.zeros(len(wages), np.int64)}
    for part in pu_rule(programmes, month, risk_class, case).parts:
        counted = wages if part.ceiling is None else np.minimum(wages, part.ceiling)
        due = share_of(counted, part.share)
        sides[part.side is EMPLOYER] += due
        before = by_programme.get(part.programme)
        by_programme[part.programme] = due if before is None else before + due
    return ContributionColumns(sides[True] + sides[False], sides[True], sides[False], by_programme)


def bpu_sums(
    incomes: Rupiah,
    programmes: Programme,
    months: Sequence[Month],
    payer: Payer = Payer.SELF,
    case: Circumstances = USUAL,
) -> Rupiah:
    """What each BPU pays over several months together, the law of each month applied.

    Months that share the table of bases are added up band by band before anybody is looked at.
    """
    _check(incomes)
    total = np.zeros(len(incomes), dtype=np.int64)
    for brackets, same in _by_table(months).items():
        lows = np.array([low for low, _ in brackets[1:]], dtype=np.int64)
        rules = [bpu_rule(programmes, month, payer, case) for month in same]
        due = [sum(rule.on_base(base).total for rule in rules) for _, base in brackets]
        for start in range(0, len(incomes), BLOCK):
            block = incomes[start : start + BLOCK]
            bands = np.searchsorted(lows, block, side="right")
            total[start : start + BLOCK] += _by_band(due, bands)
    return total


def pu_sums(
    wages: Rupiah,
    programmes: Programme,
    months: Sequence[Month],
    risk_class: RiskClass = RiskClass.VERY_LOW,
    case: Circumstances = USUAL,
) -> Rupiah:
    """What each wage earner and employer pay over several months together.

    A share that is the same in several months is counted once and multiplied.
    """
    _check(wages)
    weights = Counter(
        (part.share, part.ceiling)
        for month in months
        for part in pu_rule(programmes, month, risk_class, case).parts
    )
    total = np.zeros(len(wages), dtype=np.int64)
    for start in range(0, len(wages), BLOCK):
        block = wages[start : start + BLOCK]
        for (share, ceiling), times in weights.items():
            counted = block if ceiling is None else np.minimum(block, ceiling)
            total[start : start + BLOCK] += times * share_of(counted, share)
    return total


def _by_table(months: Sequence[Month]) -> dict[Brackets, list[Month]]:
    tables: dict[Brackets, list[Month]] = {}
    for month in months:
        table = parameter("contributions.bpu.base").at(month.first_day).brackets
        tables.setdefault(table, []).append(month)
    return tables


def share_of(amounts: Rupiah, share: Decimal) -> Rupiah:
    """As `money.part_of` over an array: exact, half up."""
    numerator, denominator = share.as_integer_ratio()
    found: Rupiah = (2 * numerator * amounts + denominator) // (2 * denominator)
    return found


def _by_band(amounts: list[int], bands: NDArray[np.intp]) -> Rupiah:
    return np.array(amounts, dtype=np.int64)[bands]


def _check(earnings: Rupiah) -> None:
    if earnings.dtype != np.int64 or earnings.ndim != 1:
        raise InputError(
            say("Penghasilan harus satu kolom bilangan bulat 64 bit (rupiah sebulan).")
        )
    if len(earnings) and not (earnings.min() >= 0 and earnings.max() <= LARGEST_EARNINGS):
        raise InputError(
            say("Penghasilan harus 0 sampai Rp1.000.000.000.000 sebulan; ada yang di luar itu.")
        )
