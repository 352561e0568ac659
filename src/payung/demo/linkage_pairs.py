"""Two lists about the same invented people, and which rows belong together.

For training and measuring the matching: a roster (left) and an insurer's list (right), with twins,
brothers and sisters, fathers and sons of one name and namesakes in one village among them.
"""

from __future__ import annotations

from typing import Literal

import numpy as np
import polars as pl

from payung.demo.faults import FAULTS
from payung.demo.population.people import draw_people
from payung.demo.recording import record
from payung.demo.villages import made_up_villages

Rng = np.random.Generator
COLUMNS = [
    "id", "nik", "full_name", "birth_date", "sex", "mother_name", "village_code", "address", "phone",
]  # fmt: skip
_AS_OF_DAY = 20_088  # 31 December 2024
_PEOPLE_PER_VILLAGE = 1_450
_ADULTS_PER_HOUSE = (
    2.15  # people of 15 to 70 years; a little under what is drawn, so that it suffices
)
_ON_ROSTER = 0.92  # of the adults; the rest are relatives whom only the insurer may know
_INSURED_FROM_ROSTER = 0.9  # of the insurer's people; the rest are nowhere on the roster


def linkage_pairs(
    people: int, participants: int, hardness: Literal["clean", "hard"], seed: int
) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]:
    """A roster of `people` rows, a list of `participants` rows, and the true links.

    Left and right have the text columns id, nik, full_name, birth_date, sex, mother_name,
    village_code, address, phone (missing = empty text). Truth has left_id and right_id; a person
    with two memberships has two rows there, and one in ten participants is on no roster.
    Raises ValueError when the list would need more people than the roster has.
    """
    if participants > people:
        raise ValueError(f"{participants} participants need a roster of at least as many people")
    rng = np.random.default_rng(seed)
    villages = made_up_villages(max(2, people // _PEOPLE_PER_VILLAGE))
    adults = _adults(rng, people, len(villages))
    listed = np.sort(rng.permutation(len(adults))[:people])
    left_truth = adults[listed]
    right_truth = _insured(
        rng, adults, listed, participants, FAULTS[f"{hardness}_right"].listed_twice
    )
    left = _numbered(record(rng, left_truth, FAULTS[f"{hardness}_left"], villages), "L")
    right = _numbered(record(rng, right_truth, FAULTS[f"{hardness}_right"], villages), "R")
    right = _as_the_insurer_writes(rng, right)
    truth = left.join(right, on="person", maintain_order="left").select(
        left_id=pl.col("id"), right_id=pl.col("id_right")
    )
    return left.select(COLUMNS), right.select(COLUMNS), truth


def _adults(rng: Rng, people: int, village_count: int) -> pl.DataFrame:
    """Enough people of 15 to 70 years, in villages of unequal size, in the columns `record` takes."""
    houses = int(people / _ON_ROSTER / _ADULTS_PER_HOUSE) + 50
    share = rng.lognormal(0, 0.4, village_count)
    per_village = np.maximum(1, np.ceil(houses * share / share.sum())).astype(np.int64)
    villages = made_up_villages(village_count)
    everyone = draw_people(rng, villages, per_village, _AS_OF_DAY)
    age = (_AS_OF_DAY - pl.col("birth_date").to_physical()) / 365.25
    codes = pl.Series([village.code for village in villages])
    return everyone.filter((age >= 15) & (age < 70)).select(
        "person",
        "household",
        "village",
        "nik",
        "mother_name",
        "phone",
        full_name=pl.col("name"),
        birth_date=pl.col("birth_date").dt.to_string("iso"),
        sex=pl.when("female").then(pl.lit("P")).otherwise(pl.lit("L")),
        village_code=codes.gather(everyone.filter((age >= 15) & (age < 70))["village"]),
        address=pl.format("Dusun {} RT {} RW {}", "hamlet", "rt", "rw"),
    )


def _insured(
    rng: Rng, adults: pl.DataFrame, listed: np.ndarray, participants: int, twice: float
) -> pl.DataFrame:
    """The insurer's people: most from the roster, some from outside it, a few entered twice."""
    second = int(participants * twice)
    persons = participants - second
    unlisted = np.setdiff1d(np.arange(len(adults)), listed, assume_unique=True)
    outside = min(len(unlisted), round(persons * (1 - _INSURED_FROM_ROSTER)))
    chosen = np.concatenate(
        [
            rng.choice(listed, size=persons - outside, replace=False),
            rng.choice(unlisted, size=outside, replace=False),
        ]
    )
    chosen = np.concatenate([chosen, rng.choice(chosen, size=second, replace=False)])
    return adults[np.sort(chosen)]


def _numbered(rows: pl.DataFrame, letter: str) -> pl.DataFrame:
    return rows.with_columns(
        (letter + pl.int_range(pl.len()).cast(pl.String).str.zfill(7)).alias("id")
    )


def _as_the_insurer_writes(rng: Rng, rows: pl.DataFrame) -> pl.DataFrame:
    """Capital letters, and in an order of its own."""
    shuffled = rows[rng.permutation(len(rows))].drop("id")
    capitals = [pl.col(name).str.to_uppercase() for name in ("full_name", "mother_name", "address")]
    return _numbered(shuffled.with_columns(capitals), "R")
