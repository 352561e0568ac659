"""The interval of a measured share, held against published values and against what it promises."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from payung.matching.quality.intervals import NOTHING, f1_interval, wilson


@pytest.mark.parametrize(
    ("successes", "trials", "lower", "upper"),
    [
        # Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine
        # 17, 1998, table I, method 3.
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_wilson_gives_the_published_ends(
    successes: int, trials: int, lower: float, upper: float
) -> None:
    found = wilson(successes, trials)
    assert (found.lower, found.upper) == (
        pytest.approx(lower, abs=5e-5),
        pytest.approx(upper, abs=5e-5),
    )


def test_of_nothing_there_is_no_share() -> None:
    assert wilson(0, 0) == NOTHING
    assert f1_interval(0, 0, 0) == NOTHING


@given(st.integers(0, 500), st.integers(0, 500), st.integers(0, 500))
def test_the_value_lies_between_its_ends_and_the_ends_between_none_and_all(
    true: int, false: int, missed: int
) -> None:
    for found in (wilson(true, true + false), f1_interval(true, false, missed)):
        if found.value is not None and found.lower is not None and found.upper is not None:
            assert 0 <= found.lower <= found.value <= found.upper <= 1


def test_nineteen_of_twenty_intervals_of_f1_hold_the_truth() -> None:
    """Pairs of a long list are true, false or missed by chance; F1 of all is known."""
    rng = np.random.default_rng(95)
    held = 0
    for true, false, missed in rng.multinomial(400, (0.9, 0.04, 0.06), size=1000):
        found = f1_interval(int(true), int(false), int(missed))
        assert found.lower is not None
        assert found.upper is not None
        held += found.lower <= 2 * 0.9 / (2 * 0.9 + 0.04 + 0.06) <= found.upper
    assert 930 <= held <= 970
