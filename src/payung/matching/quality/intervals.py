"""Intervals around measured shares.

Wilson's score interval (E. B. Wilson, "Probable inference, the law of succession, and statistical
inference", JASA 22, 1927), which holds its promise near 0 and 1, where the textbook one does not
(Brown, Cai and DasGupta, "Interval estimation for a binomial proportion", Statistical Science 16, 2001).
"""

from __future__ import annotations

import math
from dataclasses import dataclass

Z95 = 1.959963984540054
"""Of the normal distribution, 95 % lie within this many standard deviations."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """A share with the ends of its 95 % interval. All None when there was nothing to measure."""

    value: float | None
    lower: float | None = None
    upper: float | None = None


NOTHING = Estimate(None)


def wilson(successes: int, trials: int) -> Estimate:
    """`successes` of `trials` as a share.

    >>> wilson(8, 10)
    Estimate(value=0.8, lower=0.490162..., upper=0.943317...)
    """
    if trials == 0:
        return NOTHING
    share, square = successes / trials, Z95 * Z95
    centre = (share + square / (2 * trials)) / (1 + square / trials)
    spread = share * (1 - share) / trials + square / (4 * trials * trials)
    half = Z95 * math.sqrt(spread) / (1 + square / trials)
    lower = 0.0 if successes == 0 else centre - half  # rounding must not move a certain end
    upper = 1.0 if successes == trials else centre + half
    return Estimate(share, lower, upper)


def f1_interval(true: int, false: int, missed: int) -> Estimate:
    """F1 with its interval, by way of F*: the share of true matches among all that were found or true.

    F* is a plain share and F1 = 2 F* / (1 + F*) rises with it, so that the ends of one are those of the
    other (Hand, Christen and Kirielle, "F*: an interpretable transformation of the F-measure",
    Machine Learning 110, 2021).
    """
    star = wilson(true, true + false + missed)
    return Estimate(*(_f1(end) for end in (star.value, star.lower, star.upper)))


def _f1(star: float | None) -> float | None:
    return None if star is None else 2 * star / (1 + star)
