"""A share with the ends of its interval, and one as percentage points."""

from __future__ import annotations

import math

from django.utils.formats import number_format

from payung.matching.quality.intervals import Estimate

NO_FIGURE = "–"


def share_with_ends(estimate: Estimate) -> str:
    """'99,80 % (97,12–100,00)'."""
    if estimate.value is None or estimate.lower is None or estimate.upper is None:
        return NO_FIGURE
    value, lower, upper = (
        number_format(round(100 * each, 2), 2)
        for each in (estimate.value, estimate.lower, estimate.upper)
    )
    return f"{value} % ({lower}–{upper})"


def points(part: float) -> str:
    """A share as percentage points, upwards: '0,9'."""
    return number_format(math.ceil(1000 * part) / 10, 1)
