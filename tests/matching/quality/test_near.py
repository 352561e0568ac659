"""Near misses: what was scored and not shown, and nothing that was."""

from __future__ import annotations

from collections.abc import Callable

import polars as pl

from payung.demo.linkage_pairs import linkage_pairs
from payung.matching.linkage import link
from payung.matching.quality.near import LEAST, near_misses

Rows = list[dict[str, str]]


def test_near_misses_and_the_answer_have_no_pair_in_common() -> None:
    left, right, truth = linkage_pairs(3_000, 1_500, "hard", seed=11)
    decided, near = link(left, right), near_misses(left, right)
    keys = ["left_id", "right_id"]
    assert near.height > 10
    assert decided.join(near, on=keys).height == 0
    assert near["probability"].min() >= LEAST
    assert set(near["decision"]) == {"none"}
    assert truth.join(near, on=keys).height > 0  # where the missed ones are


def test_of_two_lists_that_have_nothing_in_common_there_is_none(
    frame: Callable[[Rows], pl.DataFrame],
) -> None:
    one = frame([{"full_name": "Baso Amir", "birth_date": "1980-01-02"}])
    other = frame([{"full_name": "Sulastri", "birth_date": "1999-11-30"}])
    assert near_misses(one, other).height == 0
