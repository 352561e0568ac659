"""Turn households into named, numbered people living at an address."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import numpy as np
import numpy.typing as npt
import polars as pl

from payung.demo.names.drawing import draw_names
from payung.demo.population.households import CHILD, HEAD, PARENT, WIFE, draw_households
from payung.demo.population.numbers import with_family_numbers, with_niks
from payung.demo.villages import Village

Rng = np.random.Generator
_BORN_ELSEWHERE = 0.1
_SON_NAMED_AS_FATHER = 0.012
_SIBLING_SHARES_FIRST_WORD = 0.1
_TWIN_SHARES_FIRST_WORD = 0.6
_HAS_PHONE = 0.62
_HAMLETS = (
    "Bonto Manai", "Lappae", "Tokka", "Kampung Baru", "Batu Leppa", "Jatie", "Maroanging",
    "Paccing", "Cenrana", "Lembang", "Bulu Lohe", "Salo Ujung", "Pakka", "Mangottong",
    "Babara", "Karampuang", "Joalampe", "Baringeng", "Appareng", "Dumme",
)  # fmt: skip


def draw_people(
    rng: Rng,
    villages: Sequence[Village],
    households: npt.NDArray[np.int64],
    as_of_day: int,
) -> pl.DataFrame:
    """Everybody of `households[i]` households in `villages[i]`, as they really are.

    Columns: person, household, village (position), kk_level, female, twin, birth_date, name,
    mother and father (person or null), mother_name, area, nik, no_kk, hamlet, rw, rt,
    phone. `as_of_day` counts days since 1970-01-01.
    """
    people = draw_households(rng, int(households.sum()), as_of_day)
    village = np.repeat(np.arange(len(villages), dtype=np.int32), households)
    people = people.with_columns(
        pl.int_range(pl.len(), dtype=pl.Int64).alias("person"),
        pl.Series("village", village).gather(people["household"]),
        pl.col("birth_day").cast(pl.Date).alias("birth_date"),
    ).drop("birth_day")
    people = people.with_columns(_areas(rng, villages, people))
    people = _with_kin(people)
    people = _with_names(rng, people)
    people = with_family_numbers(with_niks(people))
    return _with_addresses(rng, people)


def _areas(rng: Rng, villages: Sequence[Village], people: pl.DataFrame) -> pl.Series:
    """Area of first registration: the district of the village, or another one of the regency."""
    areas = sorted({village.number_area for village in villages})
    home = pl.Series([village.number_area for village in villages]).gather(people["village"])
    moved = np.flatnonzero(rng.random(len(people)) < _BORN_ELSEWHERE)
    other = pl.Series(areas).gather(rng.integers(0, len(areas), moved.size))
    return home.scatter(moved, other).alias("area")


def _with_kin(people: pl.DataFrame) -> pl.DataFrame:
    """Adds mother and father: the person number where that parent lives in the same house."""
    level, person, female = pl.col("kk_level"), pl.col("person"), pl.col("female")
    in_house = people.group_by("household", maintain_order=True).agg(
        person.filter((level == WIFE) | ((level == HEAD) & female)).last().alias("house_mother"),
        person.filter((level == HEAD) & ~female).first().alias("house_father"),
        person.filter((level == PARENT) & female).first().alias("elder_mother"),
        person.filter((level == PARENT) & ~female).first().alias("elder_father"),
    )
    people = people.join(in_house, on="household", how="left", maintain_order="left")
    return people.with_columns(
        pl.when(level == CHILD).then(pl.col(f"house_{parent}"))
        .when(level == HEAD).then(pl.col(f"elder_{parent}"))
        .alias(parent)
        for parent in ("mother", "father")
    ).drop("house_mother", "house_father", "elder_mother", "elder_father")  # fmt: skip


def _with_names(rng: Rng, people: pl.DataFrame) -> pl.DataFrame:
    year = people["birth_date"].dt.year().cast(pl.Int64).to_numpy()
    people = people.with_columns(draw_names(rng, people["female"].to_numpy(), year))
    return with_parent_names(rng, _alike_in_families(rng, people), "mother")


def _alike_in_families(rng: Rng, people: pl.DataFrame) -> pl.DataFrame:
    """Brothers and sisters who share a first word, twins more often, sons with the father's name."""
    share = np.where(people["twin"], _TWIN_SHARES_FIRST_WORD, _SIBLING_SHARES_FIRST_WORD)
    alike = _next_to_sibling(people) & (rng.random(len(people)) < share)
    names = people["name"]
    first_words = names.gather(np.flatnonzero(alike) - 1).str.replace(r" .*$", "")
    last_words = names.filter(pl.Series(alike)).str.replace(r"^.* ", "")
    names = names.scatter(np.flatnonzero(alike), first_words + " " + last_words)
    is_son = (people["kk_level"] == CHILD) & ~people["female"] & people["father"].is_not_null()
    sons = np.flatnonzero(is_son.to_numpy() & (rng.random(len(people)) < _SON_NAMED_AS_FATHER))
    return people.with_columns(names.scatter(sons, people["name"].gather(people["father"][sons])))


def _next_to_sibling(people: pl.DataFrame) -> npt.NDArray[np.bool_]:
    """Is the row before this one a brother (of a boy) or a sister (of a girl)?"""
    before = pl.struct("household", "kk_level", "female").shift()
    same = before == pl.struct("household", "kk_level", "female")
    return (
        people.select((same & (pl.col("kk_level") == CHILD)).fill_null(False))
        .to_series()
        .to_numpy()
    )


def with_parent_names(
    rng: Rng, people: pl.DataFrame, parent: Literal["mother", "father"]
) -> pl.DataFrame:
    """Adds `mother_name` or `father_name`: that of the parent in the house, else an invented one.

    Brothers and sisters share it.
    """
    year = people["birth_date"].dt.year().cast(pl.Int64).to_numpy() - 27
    drawn = draw_names(rng, np.full(year.size, parent == "mother"), year)
    house = people["household"].to_numpy()
    level = people["kk_level"].to_numpy()
    of_house = np.searchsorted(house, house, side="left")
    invented = drawn.gather(np.where(level == CHILD, of_house, np.arange(house.size)))
    known = people["name"].gather(people[parent])
    frame = pl.DataFrame({"known": known, "invented": invented})
    return people.with_columns(
        frame.select(pl.coalesce("known", "invented").alias(f"{parent}_name"))
    )


def _with_addresses(rng: Rng, people: pl.DataFrame) -> pl.DataFrame:
    """Hamlet, RW, RT of the house, and a telephone number nobody can have (prefix 0800)."""
    houses = people["household"].max()
    assert isinstance(houses, int)
    place = rng.integers(0, 4, houses + 1)
    rt = rng.integers(1, 4, houses + 1)
    house = people["household"].to_numpy()
    hamlet = (people["village"].to_numpy() * 3 + place[house]) % len(_HAMLETS)
    phone = rng.integers(10_000_000, 100_000_000, len(people))
    has_phone = pl.Series(rng.random(len(people)) < _HAS_PHONE)
    return people.with_columns(
        pl.Series("hamlet", _HAMLETS).gather(hamlet),
        pl.Series("rw", place[house] + 1).cast(pl.String).str.zfill(3),
        pl.Series("rt", rt[house]).cast(pl.String).str.zfill(3),
        pl.when(has_phone)
        .then("0800" + pl.Series(phone).cast(pl.String))
        .otherwise(pl.lit(""))
        .alias("phone"),
    )
