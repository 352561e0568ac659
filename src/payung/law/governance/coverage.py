"""The indicator of universal coverage: active participants over the potential, in all segments.

Best evidence is Wajo 2024: the parts of both sides are added, no segment is cut at 100 %, and the
denominator is the potential of BPJS Ketenagakerjaan, never the whole work force of Sakernas.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from math import ceil

from payung.primitives.errors import InputError
from payung.primitives.sentences import say


@dataclass(frozen=True, slots=True)
class CoverageFigures:
    """People, and the share as an exact fraction of one.

    `over_full` are the segments with more active participants than their potential.
    """

    active: int
    potential: int
    over_full: tuple[str, ...]

    @property
    def share(self) -> Fraction:
        return Fraction(self.active, self.potential)

    @property
    def uncovered(self) -> int:
        return self.potential - self.active


def coverage_figures(active: Mapping[str, int], potential: Mapping[str, int]) -> CoverageFigures:
    """The sums of both sides. InputError when a segment stands on one side only, or nothing is there."""
    if set(active) != set(potential):
        odd = ", ".join(sorted(set(active) ^ set(potential)))
        raise InputError(
            say(
                "Segmen %(odd)s hanya ada pada satu sisi; isi 'active' dan 'potential' sama.",
                odd=odd,
            )
        )
    total = sum(potential.values())
    if total <= 0:
        raise InputError(say("Jumlah 'potential' 0, jadi tidak ada persentase. Isi potensi BPJS."))
    over = tuple(name for name in active if active[name] > potential[name])
    return CoverageFigures(sum(active.values()), total, over)


def raised_target(base: Fraction, increase_percent: Decimal, relative: bool) -> Fraction:
    """'At least 20 % more' than a share: 40 % becomes 48 % (relative) or 60 % (percentage points)."""
    increase = Fraction(increase_percent) / 100
    return base * (1 + increase) if relative else base + increase


def people_for(target: Fraction, potential: int) -> int:
    """The fewest people that reach a target share."""
    return ceil(target * potential)


def percent_of(share: Fraction) -> Decimal:
    """In percent with two decimals, half up: 67529/140769 -> 47.97."""
    hundredths = Decimal(share.numerator) * 100 / Decimal(share.denominator)
    return hundredths.quantize(Decimal("0.01"), ROUND_HALF_UP)
