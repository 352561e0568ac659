"""What a month of membership costs, by the law of 2024 and 2025, in whole rupiah.

BPU: JKK 1 % of the base, JKM Rp6,800, JHT 2 % (PP 44/2015 and PP 46/2015, annexes). PU: JKK 0.24 %
(lowest risk), JKM 0.30 %, JHT 5.7 %, JP 3 % of a wage up to a ceiling (PP 44, 45 and 46/2015).
JAKON is paid here like the lowest wage class for its two programmes.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from payung.primitives.programme import Programme

Integers = npt.NDArray[np.int64]
LOWEST_BASE = 1_000_000
_BPU_JKM = 6_800
_PU_BASIS_POINTS = {Programme.JKK: 24, Programme.JKM: 30, Programme.JHT: 570, Programme.JP: 300}
_PENSION_CEILING = {2024: 10_042_300, 2025: 10_547_400}


def bpu_monthly(base: Integers, programmes: Integers) -> Integers:
    """Rupiah a month for own-account workers on contribution base `base`."""
    return (
        _if(programmes, Programme.JKK, base // 100)
        + _if(programmes, Programme.JKM, np.full_like(base, _BPU_JKM))
        + _if(programmes, Programme.JHT, base // 50)
    )


def pu_monthly(wage: Integers, programmes: Integers, year: Integers) -> Integers:
    """Rupiah a month for wage earners, employer's and worker's part together, each programme rounded."""
    ceiling = np.where(year == 2024, _PENSION_CEILING[2024], _PENSION_CEILING[2025])
    total = np.zeros_like(wage)
    for programme, points in _PU_BASIS_POINTS.items():
        paid_on = np.minimum(wage, ceiling) if programme is Programme.JP else wage
        total += _if(programmes, programme, (paid_on * points + 5_000) // 10_000)
    return total


def _if(programmes: Integers, programme: Programme, amount: Integers) -> Integers:
    return np.where(programmes & int(programme), amount, 0)
