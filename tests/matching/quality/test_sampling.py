"""Which pairs are drawn for labelling: every stratum, reproducibly, in an order that tells nothing."""

from __future__ import annotations

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from payung.matching.quality.sampling import STRATA, allocate, draw, with_strata


def _pairs(count: int, decision: str = "match", probability: float = 1.0) -> pl.DataFrame:
    return pl.DataFrame({
        "left_id": [f"{decision}{number}" for number in range(count)],
        "right_id": [str(number) for number in range(count)],
        "decision": [decision] * count,
        "probability": [probability] * count,
    })  # fmt: skip


def test_a_pair_falls_into_the_highest_stratum_it_reaches() -> None:
    cases = [
        ("match", 0.9999, "match-sure"),
        ("match", 0.9998, "match-high"),
        ("match", 0.9, "match-low"),
        ("review", 0.999, "review-high"),  # a doubt holds it back
        ("review", 0.5, "review-middle"),
        ("review", 0.3, "review-low"),
        ("none", 0.97, "none-doubted"),  # beyond the budget, or a reviewer said so
        ("none", 0.06, "none-below"),
        ("none", 0.01, "none-far"),
    ]
    frame = pl.DataFrame(cases, schema=["decision", "probability", "expected"], orient="row")
    placed = with_strata(frame)
    assert placed["stratum"].to_list() == placed["expected"].to_list()
    assert {stratum.key for stratum in STRATA} == set(placed["stratum"])


def test_strata_give_their_portion_and_large_ones_stand_in_for_small_ones() -> None:
    assert allocate({"a": 1000, "b": 1000, "c": 1000}, 90) == {"a": 30, "b": 30, "c": 30}
    assert allocate({"a": 1000, "b": 4, "c": 1000}, 90) == {"b": 4, "a": 43, "c": 43}
    assert allocate({"a": 1000, "b": 1000, "match-sure": 9000}, 90) == {
        "a": 15,
        "b": 15,
        "match-sure": 60,
    }
    assert allocate({"a": 3, "b": 4}, 90) == {"a": 3, "b": 4}


@given(st.dictionaries(st.text(max_size=3), st.integers(0, 200), max_size=9), st.integers(0, 500))
def test_as_many_are_drawn_as_were_asked_and_exist(sizes: dict[str, int], total: int) -> None:
    given_ = allocate(sizes, total)
    assert sum(given_.values()) == min(total, sum(sizes.values()))
    assert all(0 <= given_[key] <= sizes[key] for key in sizes)


def test_the_same_seed_draws_the_same_pairs_however_they_are_ordered() -> None:
    pairs = with_strata(pl.concat([_pairs(300), _pairs(80, "review", 0.6)]))
    sample = draw(pairs, 60, seed=1)
    assert draw(pairs.reverse(), 60, seed=1).equals(sample)
    assert not draw(pairs, 60, seed=2).equals(sample)
    assert sample.group_by("stratum").len().sort("stratum").rows() == [
        ("match-sure", 48),
        ("review-middle", 12),
    ]
    assert sample["stratum"].rle_id().max() > 8  # mixed: the order tells nothing
    assert sample.select("left_id", "right_id").is_unique().all()
