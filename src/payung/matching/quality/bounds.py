"""What errors of linkage can do to a figure of cover, at worst.

A false match lends a worker months that are somebody else's: at most one covered worker too many. A
missed match leaves a covered worker uncovered: at most one too few. A possible match that waits for a
reviewer is already counted as unknown.
"""

from __future__ import annotations

from dataclasses import dataclass

from payung.matching.quality.intervals import Estimate


@dataclass(frozen=True, slots=True)
class Bounds:
    """Covered workers at least and at most: as published, and with errors of linkage."""

    workers: int
    covered: int
    covered_or_unknown: int
    least: int
    most: int


def linkage_bounds(
    *, workers: int, covered: int, unknown: int, false: Estimate, missed: Estimate
) -> Bounds | None:
    """The ends from the upper ends of both errors; None as long as these are not known.

    least = covered - false matches, most = covered + unknown + missed matches, within 0 and workers.
    """
    if false.upper is None or missed.upper is None:
        return None
    least = max(0, covered - _whole(false.upper))
    most = min(workers, covered + unknown + _whole(missed.upper))
    return Bounds(workers, covered, covered + unknown, least, most)


def _whole(number: float) -> int:
    """Upwards: a bound is never narrower than its estimate."""
    return int(-(-number // 1))
