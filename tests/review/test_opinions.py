"""What several opinions come to."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from payung.review.opinions import outcome


@pytest.mark.parametrize(
    ("verdicts", "expected"),
    [
        ([], None),
        (["same"], "same"),
        (["different"], "different"),
        (["unsure"], None),
        (["unsure", "same"], "same"),
        (["same", "different"], None),
        (["same", "different", "unsure"], None),
        (["same", "different", "different"], "different"),
        (["same", "same", "different"], "same"),
    ],
)
def test_the_majority_decides_and_a_tie_waits(verdicts: list[str], expected: str | None) -> None:
    assert outcome(verdicts) == expected


@pytest.mark.parametrize(
    ("verdicts", "expected"),
    [
        (["same"], None),
        (["same", "unsure"], None),
        (["same", "same"], "same"),
        (["same", "different"], None),
        (["same", "same", "different"], "same"),
        (["different"], "different"),
    ],
)
def test_where_two_must_say_that_it_is_one_person_one_alone_waits(
    verdicts: list[str], expected: str | None
) -> None:
    assert outcome(verdicts, least_for_same=2) == expected


@given(st.lists(st.sampled_from(["same", "different", "unsure"])), st.randoms())
def test_the_order_of_opinions_does_not_matter(verdicts: list[str], random: Random) -> None:
    mixed = list(verdicts)
    random.shuffle(mixed)
    assert outcome(mixed) == outcome(verdicts)
