"""The invented people: households that could be, names that could be, numbers nobody has."""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest

from payung.demo.names.drawing import draw_names
from payung.demo.population.people import draw_people
from payung.demo.villages import made_up_villages
from payung.primitives.nik import read_nik

AS_OF = 20_453  # 31 December 2025


@pytest.fixture(scope="module")
def people() -> pl.DataFrame:
    return draw_people(np.random.default_rng(4), made_up_villages(5), np.full(5, 700), AS_OF)


def with_mother(people: pl.DataFrame) -> pl.DataFrame:
    mothers = people.select(
        mother="person", mother_born="birth_date", mother_is_woman="female", her_name="name"
    )
    return people.join(mothers, on="mother")


def test_a_mother_is_a_woman_16_to_46_years_older_than_her_child(people: pl.DataFrame) -> None:
    pairs = with_mother(people)
    years = (pairs["birth_date"] - pairs["mother_born"]).dt.total_days() / 365.25
    assert len(pairs) > 3_000
    assert pairs["mother_is_woman"].all()
    assert years.min() >= 15.9
    assert years.max() <= 46.1


def test_a_child_carries_the_name_of_the_mother_in_the_house(people: pl.DataFrame) -> None:
    pairs = with_mother(people)
    assert (pairs["mother_name"] == pairs["her_name"]).all()


def test_every_household_has_one_head_and_at_most_one_wife(people: pl.DataFrame) -> None:
    counts = people.group_by("household").agg(
        heads=(pl.col("kk_level") == 1).sum(), wives=(pl.col("kk_level") == 3).sum()
    )
    assert (counts["heads"] == 1).all()
    assert counts["wives"].max() == 1
    assert people.filter(pl.col("kk_level") == 3)["female"].all()


def test_households_have_three_to_four_members_on_average(people: pl.DataFrame) -> None:
    assert 3.2 < people.height / people["household"].n_unique() < 4.4


def test_brothers_and_sisters_are_born_nine_months_apart_or_on_one_day(
    people: pl.DataFrame,
) -> None:
    children = people.filter(pl.col("kk_level") == 4).sort("household", "birth_date")
    gaps = children.select(
        pl.col("birth_date").diff().over("household").dt.total_days().drop_nulls().alias("days")
    )["days"]
    assert ((gaps == 0) | (gaps > 270)).all()
    assert (gaps == 0).sum() > 10


def test_twins_have_one_mother_and_numbers_that_differ_in_the_serial(people: pl.DataFrame) -> None:
    twins = people.filter(pl.col("twin"))
    firsts = people.filter(~pl.col("twin") & (pl.col("kk_level") == 4))
    pairs = twins.join(firsts, on=["household", "birth_date"])
    assert pairs.height == twins.height
    assert (pairs["mother_name"] == pairs["mother_name_right"]).all()
    assert (pairs["nik"] != pairs["nik_right"]).all()


def test_every_number_is_valid_different_and_from_an_area_that_does_not_exist(
    people: pl.DataFrame,
) -> None:
    assert people["nik"].is_unique().all()
    assert people["nik"].str.starts_with("99").all()
    assert people["no_kk"].str.starts_with("99").all()
    assert people["no_kk"].n_unique() == people["household"].n_unique()
    for row in people.head(500).iter_rows(named=True):
        number = read_nik(row["nik"])
        assert number.sex == ("P" if row["female"] else "L")
        born = row["birth_date"]
        assert number.birth_day_month_year2 == (born.day, born.month, born.year % 100)


def test_telephone_numbers_reach_nobody(people: pl.DataFrame) -> None:
    given = people.filter(pl.col("phone") != "")["phone"]
    assert given.str.contains(r"^0800\d{8}$").all()


def test_names_fit_sex_and_generation() -> None:
    rng = np.random.default_rng(1)
    women = draw_names(rng, np.full(3_000, True), np.full(3_000, 1950))
    men = draw_names(rng, np.full(3_000, False), np.full(3_000, 2005))
    one_word = [(~names.str.contains(" ")).sum() / 3_000 for names in (women, men)]
    assert one_word[0] > 0.25 > one_word[1]
    assert women.str.contains(r"^(?:Sitti|Besse|Indo|I) ").any()
    assert men.str.contains("Daeng").sum() == 0
    assert women.n_unique() > 700
    assert not pl.concat([women, men]).str.contains(r"^\s|\s\s|\s$|^$").any()


def test_the_same_seed_draws_the_same_people() -> None:
    one, two = (
        draw_people(np.random.default_rng(9), made_up_villages(2), np.array([40, 60]), AS_OF)
        for _ in range(2)
    )
    assert one.equals(two)
