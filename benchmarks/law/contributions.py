"""A million persons x 12 months of BPU and PU contributions: ours, hand-written NumPy, OpenFisca.

    python benchmarks/law/contributions.py [PERSONS]

All in one process, best of three. OpenFisca takes part when `openfisca-core` is installed in the
environment (it is not a dependency of Payung). OpenFisca counts in 32-bit floats: one person's year may
be off by one step between such floats for each month. More is a disagreement about the law: exit code 1.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from importlib.util import find_spec

import numpy as np

from payung.law.contributions.columns import bpu_sums, pu_sums
from payung.primitives.month import Month
from payung.primitives.programme import BASIC, Programme

MONTHS = [Month.of(2025, number) for number in range(1, 13)]
BPU = BASIC | Programme.JHT
PU = Programme(15)
BLOCK = 16_384
LOWS = np.array(
    [
        *range(1_100_000, 2_700_000, 200_000),
        *range(2_700_000, 8_200_000, 500_000),
        *range(8_200_000, 20_200_001, 1_000_000),
    ]
)
BASES = np.array(
    [
        *range(1_000_000, 2_600_001, 200_000),
        *range(2_950_000, 7_950_001, 500_000),
        *range(8_700_000, 20_700_001, 1_000_000),
    ]
)


def ours(incomes: np.ndarray, wages: np.ndarray) -> np.ndarray:
    return bpu_sums(incomes, BPU, MONTHS) + pu_sums(wages, PU, MONTHS)


def by_hand(incomes: np.ndarray, wages: np.ndarray) -> np.ndarray:
    """Blocked NumPy as one would write it for 2025 alone, months with the same rates taken together."""
    total = np.empty(len(incomes), np.int64)
    for start in range(0, len(incomes), BLOCK):
        income, wage = incomes[start : start + BLOCK], wages[start : start + BLOCK]
        base = BASES[np.searchsorted(LOWS, income, side="right")]
        year = 12 * (base * 3 // 100 + 6800)
        for share in (24, 30, 370, 200):
            year += 12 * ((wage * share + 5_000) // 10_000)
        for ceiling, months in ((10_042_300, 2), (10_547_400, 10)):
            capped = np.minimum(wage, ceiling)
            year += months * ((capped * 2 + 50) // 100 + (capped + 50) // 100)
        total[start : start + BLOCK] = year
    return total


def best(work: Callable[[np.ndarray, np.ndarray], np.ndarray], *columns: np.ndarray) -> float:
    """Seconds of the best of three runs."""
    times = []
    for _ in range(3):
        start = time.perf_counter()
        work(*columns)
        times.append(time.perf_counter() - start)
    return min(times)


def main() -> int:
    people = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    numbers = np.random.default_rng(7)
    incomes = numbers.integers(0, 25_000_000, people)
    wages = numbers.integers(1_000_000, 25_000_000, people)
    columns = (incomes, wages)
    exact = by_hand(*columns)
    contenders = {"payung": ours, "numpy by hand": by_hand}
    if find_spec("openfisca_core"):
        from openfisca_rules import contributions_of_2025

        contenders["openfisca-core"] = contributions_of_2025
    own, farthest = best(ours, *columns), 0.0
    print(f"{people:,} persons x 12 months, total Rp{int(exact.sum()):,}")
    for name, work in contenders.items():
        seconds = own if work is ours else best(work, *columns)
        off = np.asarray(work(*columns), np.float64) - exact
        farthest = max(farthest, worst := float(np.abs(off).max()))
        print(
            f"{name:15} {seconds:7.3f} s  {seconds / own:6.2f} x payung  "
            f"total off by Rp{int(off.sum()):,}, one person by at most Rp{worst:,.0f}"
        )
    return int(farthest > len(MONTHS) * np.spacing(np.float32(exact.max())))


if __name__ == "__main__":
    sys.exit(main())
