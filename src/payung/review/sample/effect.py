"""What the measured errors of linkage do to the published figure of the regency."""

from __future__ import annotations

from dataclasses import dataclass

from payung.matching.quality.bounds import Bounds, linkage_bounds
from payung.matching.quality.estimate import Estimated
from payung.membership.queries import indicator, newest_run
from payung.primitives.month import Month
from payung.regions.queries import home_regency


@dataclass(frozen=True, slots=True)
class Effect:
    """The figure of one month with its bounds."""

    month: Month
    bounds: Bounds


def effect_on_cover(whole: Estimated) -> Effect | None:
    """For the newest complete month; None when there is no figure or no estimate."""
    run = newest_run()
    if run is None:
        return None
    month = Month(run.complete_month)
    found = indicator(home_regency().code, month=month)
    bounds = linkage_bounds(
        workers=found.workers,
        covered=found.covered,
        unknown=found.unknown,
        false=whole.false,
        missed=whole.missed,
    )
    return Effect(month, bounds) if bounds and found.workers else None
