"""Households with their members: who heads, who is married to whom, who is whose child.

Ages are drawn so that a mother is 16 to 45 years older than her child and brothers and sisters are at
least nine months apart, twins on one day. Household size comes out near four.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import polars as pl

Rng = np.random.Generator
Floats = npt.NDArray[np.float64]
_YEAR = 365.25
_MOST_BIRTHS = 6
_TWIN_SHARE = 0.012
HEAD, WIFE, CHILD, GRANDCHILD, PARENT, IN_LAW, RELATIVE = 1, 3, 4, 6, 7, 8, 9
"""`kk_level` codes of the civil registration (SHDK)."""


@dataclass(frozen=True, slots=True)
class _Block:
    """Members of one kind: their household, code, sex and age in years; twins are marked."""

    household: npt.NDArray[np.int64]
    kk_level: int
    female: npt.NDArray[np.bool_]
    age: Floats
    twin: npt.NDArray[np.bool_]


def draw_households(rng: Rng, count: int, as_of_day: int) -> pl.DataFrame:
    """Members of `count` households, sorted by household and birth within a kind.

    Columns: household (0..count-1), kk_level, female, birth_day (days since 1970-01-01), twin.
    `as_of_day` is the day on which everybody here is counted.
    """
    head_age = 21 + 64 * rng.beta(1.9, 2.6, count)
    couple = rng.random(count) < np.where(head_age < 60, 0.84, 0.62)
    head_female = ~couple & (rng.random(count) < 0.72)
    wife_age = np.clip(head_age - rng.normal(3.5, 3.6, count), 17.5, 84)
    mother_age = np.where(couple, wife_age, np.where(head_female, head_age, head_age - 4))
    blocks = [
        _block(np.arange(count), HEAD, head_female, head_age),
        _block(np.flatnonzero(couple), WIFE, np.ones(couple.sum(), bool), wife_age[couple]),
        *_children(rng, mother_age),
        _elders(rng, head_age),
        _some(rng, np.flatnonzero(head_age > 50), 0.11, GRANDCHILD, (0.2, 13.0)),
        _some(rng, np.arange(count), 0.035, RELATIVE, (8.0, 70.0)),
    ]
    return _frame(blocks, as_of_day)


def _block(
    household: npt.NDArray[np.int64],
    kk_level: int,
    female: npt.NDArray[np.bool_],
    age: Floats,
    twin: bool = False,
) -> _Block:
    return _Block(household, kk_level, female, age, np.full(household.size, twin))


def _children(rng: Rng, mother_age: Floats) -> list[_Block]:
    """Children still at home, and the second of each pair of twins."""
    shape = (mother_age.size, _MOST_BIRTHS)
    first_birth = np.clip(rng.normal(22.5, 3.6, (mother_age.size, 1)), 16.5, 38)
    gaps = 1.3 + rng.exponential(2.0, shape)
    gaps[:, 0] = 0
    age_at_birth = first_birth + np.cumsum(gaps, axis=1)
    age = mother_age[:, None] - age_at_birth
    born = np.arange(_MOST_BIRTHS) < np.clip(rng.poisson(2.9, shape[0]), 0, _MOST_BIRTHS)[:, None]
    home = rng.random(shape) < np.select([age < 18, age < 25, age < 35], [0.97, 0.72, 0.3], 0.07)
    household, order = np.nonzero(born & home & (age >= 0.05) & (age_at_birth < 45))
    ages = age[household, order]
    twin = rng.random(household.size) < _TWIN_SHARE
    return [
        _block(household, CHILD, rng.random(household.size) < 0.49, ages),
        _block(household[twin], CHILD, rng.random(twin.sum()) < 0.5, ages[twin], twin=True),
    ]


def _elders(rng: Rng, head_age: Floats) -> _Block:
    """A mother or father of the head living in the house."""
    age = head_age + rng.uniform(18, 36, head_age.size)
    here = np.flatnonzero((rng.random(head_age.size) < 0.16) & (age < 93))
    return _block(here, PARENT, rng.random(here.size) < 0.72, age[here])


def _some(
    rng: Rng,
    among: npt.NDArray[np.int64],
    share: float,
    kk_level: int,
    ages: tuple[float, float],
) -> _Block:
    here = among[rng.random(among.size) < share]
    return _block(here, kk_level, rng.random(here.size) < 0.5, rng.uniform(*ages, here.size))


def _frame(blocks: list[_Block], as_of_day: int) -> pl.DataFrame:
    age = np.concatenate([block.age for block in blocks])
    frame = pl.DataFrame(
        {
            "household": np.concatenate([block.household for block in blocks]),
            "kk_level": np.concatenate([np.full(b.age.size, b.kk_level, np.int8) for b in blocks]),
            "female": np.concatenate([block.female for block in blocks]),
            "birth_day": (as_of_day - np.ceil(age * _YEAR)).astype(np.int32),
            "twin": np.concatenate([block.twin for block in blocks]),
        }
    )
    return frame.sort("household", "kk_level", "birth_day", "twin", maintain_order=True)
