"""What the matching may rely on when it trains and measures itself on invented pairs."""

from __future__ import annotations

import polars as pl
import pytest

from payung.demo.linkage_pairs import COLUMNS, linkage_pairs

Pairs = tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]


@pytest.fixture(scope="module")
def hard() -> Pairs:
    return linkage_pairs(12_000, 5_000, "hard", seed=11)


@pytest.fixture(scope="module")
def clean() -> Pairs:
    return linkage_pairs(12_000, 5_000, "clean", seed=11)


def joined(pairs: Pairs) -> pl.DataFrame:
    left, right, truth = pairs
    both = truth.join(left, left_on="left_id", right_on="id")
    return both.join(right, left_on="right_id", right_on="id")


def test_the_lists_have_the_agreed_columns_and_as_many_rows_as_asked(hard: Pairs) -> None:
    left, right, truth = hard
    assert left.columns == COLUMNS
    assert right.columns == COLUMNS
    assert (left.height, right.height) == (12_000, 5_000)
    assert set(left.dtypes) | set(right.dtypes) == {pl.String}
    assert truth.columns == ["left_id", "right_id"]


def test_every_true_link_points_at_rows_that_exist_and_no_participant_is_two_people(
    hard: Pairs,
) -> None:
    left, right, truth = hard
    assert truth["left_id"].is_in(left["id"].implode()).all()
    assert truth["right_id"].is_in(right["id"].implode()).all()
    assert truth["right_id"].is_unique().all()


def test_some_people_are_participants_twice_and_some_participants_are_on_no_roster(
    hard: Pairs,
) -> None:
    _, right, truth = hard
    assert truth["left_id"].is_duplicated().sum() >= 50
    assert 0.05 < 1 - truth.height / right.height < 0.15


def test_the_same_seed_gives_the_same_lists_and_another_seed_others(clean: Pairs) -> None:
    again = linkage_pairs(12_000, 5_000, "clean", seed=11)
    assert all(one.equals(two) for one, two in zip(clean, again, strict=True))
    other = linkage_pairs(12_000, 5_000, "clean", seed=12)
    assert not clean[0].equals(other[0])


def test_hard_pairs_agree_less_often_than_clean_ones(hard: Pairs, clean: Pairs) -> None:
    def agreeing(pairs: Pairs, column: str) -> float:
        both = joined(pairs)
        same = both[column].str.to_uppercase() == both[f"{column}_right"]
        return float(same.sum()) / both.height

    for column in ("nik", "full_name", "birth_date", "mother_name"):
        assert agreeing(hard, column) < agreeing(clean, column) - 0.01


def test_twins_fathers_with_sons_and_namesakes_are_among_them(clean: Pairs) -> None:
    left = clean[0]
    one_day = left.group_by("birth_date", "mother_name", "address").len()
    assert (one_day.filter(pl.col("len") > 1)).height > 10
    same_name_in_village = left.group_by("full_name", "village_code").len()
    assert same_name_in_village.filter(pl.col("len") > 1).height > 50


def test_every_number_starts_with_the_area_that_does_not_exist(clean: Pairs) -> None:
    niks = clean[0]["nik"]
    right_length = niks.filter(niks.str.len_chars() == 16)
    foreign = (~right_length.str.starts_with("99")).sum()
    assert foreign < right_length.len() / 100  # these have one digit wrong


def test_a_list_longer_than_the_roster_is_refused() -> None:
    with pytest.raises(ValueError, match="at least as many"):
        linkage_pairs(100, 200, "clean", seed=1)
