"""Draw full names as they are built in South Sulawesi.

Bugis-Makassar, Arabic-Indonesian and general names, by sex and generation. The tokens and their
weights (`tokens.csv`) were written for this module; they are plausible, not counted from anybody.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
import polars as pl

Rng = np.random.Generator
_HERE = Path(__file__).parent
_OLD_UNTIL, _NEW_FROM = 1968, 1996

_SHAPES: dict[str, dict[str, float]] = {
    "old": {
        "first": 0.38,
        "lead first": 0.17,
        "first second": 0.17,
        "first daeng": 0.16,
        "daeng": 0.04,
        "lead first second": 0.06,
        "lead first daeng": 0.02,
    },
    "any": {
        "first": 0.22,
        "lead first": 0.22,
        "first second": 0.33,
        "first daeng": 0.05,
        "lead first second": 0.18,
    },
    "new": {
        "first": 0.08,
        "lead first": 0.18,
        "first second": 0.38,
        "lead first second": 0.22,
        "first second third": 0.14,
    },
}
"""Share of each way to build a name, per generation. One-word names are common among the old."""

_OWN_ERA_WEIGHT = {"old": 2.0, "new": 3.0, "any": 1.0}
_PARTS = ("lead", "first", "second", "third", "daeng")


def draw_names(
    rng: Rng, female: npt.NDArray[np.bool_], birth_year: npt.NDArray[np.int64]
) -> pl.Series:
    """One full name per person (title case), fitting sex and birth year."""
    era = np.select([birth_year < _OLD_UNTIL, birth_year >= _NEW_FROM], [0, 2], 1)
    names = pl.Series("name", [""], dtype=pl.String).new_from_index(0, len(female))
    for sex_is_female in (False, True):
        for number, label in enumerate(("old", "any", "new")):
            rows = np.flatnonzero((female == sex_is_female) & (era == number))
            if rows.size:
                drawn = _draw_group(rng, "P" if sex_is_female else "L", label, rows.size)
                names = names.scatter(rows, drawn)
    return names


def _draw_group(rng: Rng, sex: str, era: str, count: int) -> pl.Series:
    shapes = list(_SHAPES[era])
    shape = rng.choice(len(shapes), size=count, p=list(_SHAPES[era].values()))
    columns = []
    for part in _PARTS:
        used = np.array([part in name.split() for name in shapes])[shape]
        tokens, weights = _tokens("second" if part == "third" else part, sex, era)
        position = np.zeros(count, dtype=np.int64)
        position[used] = rng.choice(len(tokens), size=int(used.sum()), p=weights)
        drawn = tokens.gather(position).to_frame(part)
        columns.append(drawn.select(pl.when(pl.Series(used)).then(pl.col(part))))
    return _join(pl.concat(columns, how="horizontal"))


def _join(parts: pl.DataFrame) -> pl.Series:
    """Words in order; a leading word the given name already starts with is not said twice."""
    lead, first, second, third = (pl.col(part) for part in _PARTS[:4])
    doubled = first.str.slice(0, 3) == lead.str.slice(0, 3)
    return parts.select(
        pl.concat_str(
            pl.when(~doubled).then(lead),
            first,
            pl.when((second != first) | first.is_null()).then(second),
            pl.when(third != second).then(third),
            pl.lit("Daeng ") + pl.col("daeng"),
            separator=" ",
            ignore_nulls=True,
        ).alias("name")
    ).to_series()


@cache
def _tokens(part: str, sex: str, era: str) -> tuple[pl.Series, npt.NDArray[np.float64]]:
    table = pl.read_csv(_HERE / "tokens.csv")
    rows = table.filter(
        (pl.col("part") == part) & (pl.col("sex") == sex) & pl.col("era").is_in([era, "any"])
    )
    own = (rows["era"] == era).to_numpy()
    weights = rows["weight"].to_numpy() * np.where(own, _OWN_ERA_WEIGHT[era], 1.0)
    return rows["token"], weights / weights.sum()
