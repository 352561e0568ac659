"""From a labelled sample back to all pairs.

Points are those of stratified sampling: each stratum's share of true pairs times its size (Cochran,
"Sampling Techniques", 1977, chapter 5). Intervals are of the Bayesian kind that holds its promise for
shares near 0 and 1, which matches and non-matches have: in each stratum the share has Jeffreys' prior
(Brown, Cai and DasGupta 2001), and what was not labelled is drawn from it many times over. A stratum
that was labelled to the last pair is known and adds no doubt.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from payung.matching.quality.intervals import NOTHING, Estimate

_DRAWS = 4_000
_SEED = 2_718
_DECISIONS = ("match", "review", "none")
_ENDS = (0.025, 0.975)
Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Tally:
    """One stratum: how many pairs it has, how many were labelled, how many of these are one person.

    `prior` is the share to go by when none was labelled (of the same stratum elsewhere), if known.
    """

    decision: str
    pairs: int
    labelled: int
    true: int
    prior: float | None = None

    @property
    def share(self) -> float | None:
        """The share of true pairs among the labelled ones."""
        return self.true / self.labelled if self.labelled else self.prior

    @property
    def variance(self) -> float:
        """Of the estimated number of true pairs, without replacement; 0 for fewer than two labels."""
        if self.labelled < 2 or self.share is None:
            return 0.0
        unlabelled = 1 - self.labelled / self.pairs
        return self.pairs**2 * unlabelled * self.share * (1 - self.share) / (self.labelled - 1)


@dataclass(frozen=True, slots=True)
class Estimated:
    """Quality of all pairs. The last three are numbers of pairs, not shares.

    `missed` are the true pairs that were neither matched nor given to reviewers.
    """

    precision: Estimate
    recall: Estimate
    f1: Estimate
    false: Estimate
    in_review: Estimate
    missed: Estimate


UNKNOWN = Estimated(NOTHING, NOTHING, NOTHING, NOTHING, NOTHING, NOTHING)


def estimate(tallies: Sequence[Tally]) -> Estimated:
    """Weigh the strata back; UNKNOWN as long as one with pairs has neither a label nor a prior."""
    held = [tally for tally in tallies if tally.pairs]
    if not held or any(tally.share is None for tally in held):
        return UNKNOWN
    point = _figures(held, *(_sum(held, decision) for decision in _DECISIONS))
    rng = np.random.default_rng(_SEED)
    drawn = {id(tally): _drawn(tally, rng) for tally in held}
    spread = _figures(held, *(_sum_drawn(held, drawn, decision) for decision in _DECISIONS))
    ends = [_interval(p, s) for p, s in zip(point, spread, strict=True)]
    return Estimated(*_with_certain_ends(ends, held))


def standard_error(tallies: Sequence[Tally], decision: str) -> float:
    """Of the estimated number of true pairs with one decision."""
    return math.sqrt(sum(t.variance for t in tallies if t.decision == decision and t.pairs))


def _sum(tallies: Sequence[Tally], decision: str) -> Numbers:
    shares = [t.pairs * (t.share or 0.0) for t in tallies if t.decision == decision]
    return np.array([sum(shares)])


def _drawn(tally: Tally, rng: np.random.Generator) -> Numbers:
    """What the whole stratum may hold: the labelled true pairs, and a draw for the others."""
    others = tally.pairs - tally.labelled
    share = rng.beta(tally.true + 0.5, tally.labelled - tally.true + 0.5, _DRAWS)
    return (tally.true + rng.binomial(others, share)).astype(np.float64)


def _sum_drawn(tallies: Sequence[Tally], drawn: dict[int, Numbers], decision: str) -> Numbers:
    parts = [drawn[id(tally)] for tally in tallies if tally.decision == decision]
    return np.sum(parts, axis=0) if parts else np.zeros(_DRAWS)


def _figures(
    tallies: Sequence[Tally], match: Numbers, review: Numbers, none: Numbers
) -> list[Numbers]:
    """In the order of `Estimated`, from the numbers of true pairs by decision."""
    decided = float(sum(tally.pairs for tally in tallies if tally.decision == "match"))
    all_true = match + review + none
    return [
        _ratio(match, np.full_like(match, decided)),
        _ratio(match, all_true),
        _ratio(2 * match, decided + all_true),
        decided - match,
        review,
        none,
    ]


def _ratio(part: Numbers, whole: Numbers) -> Numbers:
    return np.divide(part, whole, out=np.full_like(part, np.nan), where=whole > 0)


def _interval(point: Numbers, spread: Numbers) -> Estimate:
    value = float(point[0])
    known = spread[~np.isnan(spread)]
    if math.isnan(value) or not known.size:
        return NOTHING
    lower, upper = (float(end) for end in np.quantile(known, _ENDS))
    return Estimate(value, min(lower, value), max(upper, value))


def _with_certain_ends(found: list[Estimate], tallies: Sequence[Tally]) -> list[Estimate]:
    """Where no label speaks for an error, none may be the truth: the interval reaches that end."""
    precision, recall, f1, false, in_review, missed = found
    no_false = all(t.true == t.labelled for t in tallies if t.decision == "match")
    others = [t for t in tallies if t.decision != "match"]
    no_missed = all(t.true == 0 for t in others)
    if no_false:
        precision, false = _up_to_one(precision), _down_to_zero(false)
    if no_missed:
        recall = _up_to_one(recall)
    if no_false and no_missed:
        f1 = _up_to_one(f1)
    if all(t.true == 0 for t in others if t.decision == "none"):
        missed = _down_to_zero(missed)
    return [precision, recall, f1, false, in_review, missed]


def _up_to_one(estimate: Estimate) -> Estimate:
    return Estimate(estimate.value, estimate.lower, 1.0) if estimate.value is not None else estimate


def _down_to_zero(estimate: Estimate) -> Estimate:
    return Estimate(estimate.value, 0.0, estimate.upper) if estimate.value is not None else estimate
