"""A labelled sample weighed back to all pairs: by hand, and against populations whose truth is known."""

from __future__ import annotations

import numpy as np
import pytest

from payung.matching.quality.bounds import Bounds, linkage_bounds
from payung.matching.quality.estimate import (
    UNKNOWN,
    Estimated,
    Tally,
    estimate,
    standard_error,
)
from payung.matching.quality.intervals import Estimate

BY_HAND = [
    Tally("match", pairs=1000, labelled=50, true=50),
    Tally("match", pairs=100, labelled=50, true=45),
    Tally("review", pairs=40, labelled=40, true=30),
    Tally("none", pairs=200, labelled=50, true=2),
]
# True pairs: 1000 + 90 matched, 30 in review, 8 beyond.


def test_each_stratum_counts_by_its_size_not_by_its_labels() -> None:
    found = estimate(BY_HAND)
    assert found.precision.value == pytest.approx(1090 / 1100)
    assert found.recall.value == pytest.approx(1090 / 1128)
    assert found.f1.value == pytest.approx(2 * 1090 / (1100 + 1128))
    assert (found.false.value, found.missed.value) == (pytest.approx(10), pytest.approx(8))


def test_a_stratum_labelled_to_the_last_pair_is_known() -> None:
    assert estimate(BY_HAND).in_review == Estimate(30, 30, 30)
    whole = [Tally("match", 10, 10, 9), Tally("none", 10, 10, 1)]
    assert estimate(whole).precision == Estimate(0.9, 0.9, 0.9)


def test_the_standard_error_is_that_of_sampling_without_replacement() -> None:
    # 100^2 x (1 - 50/100) x 0.9 x 0.1 / 49; the stratum without an error adds none.
    assert standard_error(BY_HAND, "match") == pytest.approx((100**2 * 0.5 * 0.09 / 49) ** 0.5)
    assert standard_error(BY_HAND, "review") == 0


def test_without_an_error_among_the_labels_none_is_possible_but_not_certain() -> None:
    found = estimate([Tally("match", 1000, 50, 50), Tally("none", 100, 50, 0)])
    assert found.precision.value == found.precision.upper == 1
    assert found.precision.lower is not None
    assert 0.9 < found.precision.lower < 0.99
    assert found.missed.lower == 0
    assert found.missed.upper is not None
    assert found.missed.upper > 0


def test_nothing_is_said_while_a_stratum_has_no_label() -> None:
    assert estimate([]) == UNKNOWN
    assert estimate([Tally("match", 10, 5, 5), Tally("none", 10, 0, 0)]) == UNKNOWN
    borrowed = estimate([Tally("match", 10, 5, 5), Tally("none", 10, 0, 0, prior=0.1)])
    assert borrowed.missed.value == pytest.approx(1)
    assert borrowed.missed.upper is not None
    assert borrowed.missed.upper > 8  # a borrowed share narrows nothing


def test_nineteen_of_twenty_intervals_hold_the_truth_of_generated_populations() -> None:
    """600 populations with their own sizes and error rates; each is sampled and estimated once."""
    rng = np.random.default_rng(1_934)
    held = {"precision": 0, "recall": 0, "f1": 0, "false": 0, "missed": 0}
    rounds = 600
    for _ in range(rounds):
        population = _population(rng)
        found = estimate([_sampled(stratum, rng) for stratum in population])
        for name, value in _truth(population).items():
            interval = getattr(found, name)
            held[name] += interval.lower - 1e-9 <= value <= interval.upper + 1e-9
    for name, count in held.items():
        assert 0.925 <= count / rounds <= 0.995, (name, count / rounds)


Whole = tuple[str, int, int]
"""Decision, pairs, and how many of them are true."""


def _population(rng: np.random.Generator) -> list[Whole]:
    shapes = [
        ("match", (2_000, 40_000), (0.99, 1.0)),
        ("match", (200, 3_000), (0.9, 1.0)),
        ("match", (20, 500), (0.6, 1.0)),
        ("review", (20, 800), (0.2, 0.9)),
        ("none", (100, 2_000), (0.0, 0.3)),
        ("none", (500, 5_000), (0.0, 0.05)),
    ]
    found = []
    for decision, sizes, shares in shapes:
        pairs = int(rng.integers(*sizes))
        found.append((decision, pairs, int(rng.binomial(pairs, rng.uniform(*shares)))))
    return found


def _sampled(stratum: Whole, rng: np.random.Generator) -> Tally:
    decision, pairs, true = stratum
    labelled = min(pairs, 50)
    return Tally(decision, pairs, labelled, int(rng.hypergeometric(true, pairs - true, labelled)))


def _truth(population: list[Whole]) -> dict[str, float]:
    true = {d: sum(t for e, _n, t in population if e == d) for d in ("match", "review", "none")}
    decided = sum(n for d, n, _t in population if d == "match")
    whole = sum(true.values())
    return {
        "precision": true["match"] / decided,
        "recall": true["match"] / whole,
        "f1": 2 * true["match"] / (decided + whole),
        "false": decided - true["match"],
        "missed": true["none"],
    }


def _errors(false: float, missed: float) -> dict[str, Estimate]:
    return {"false": Estimate(0, 0, false), "missed": Estimate(0, 0, missed)}


def test_errors_move_the_covered_by_one_worker_each_at_most() -> None:
    found = linkage_bounds(workers=1000, covered=300, unknown=50, **_errors(12.2, 20.0))
    assert found == Bounds(1000, 300, 350, least=300 - 13, most=350 + 20)
    at_the_ends = linkage_bounds(workers=100, covered=5, unknown=50, **_errors(12, 90))
    assert (at_the_ends.least, at_the_ends.most) == (0, 100) if at_the_ends else False
    assert (
        linkage_bounds(workers=1, covered=1, unknown=0, false=Estimate(None), missed=Estimate(None))
        is None
    )


def test_an_estimate_is_the_same_every_time() -> None:
    assert estimate(BY_HAND) == estimate(BY_HAND)
    assert isinstance(estimate(BY_HAND), Estimated)
