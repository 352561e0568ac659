"""A random sample of pairs, drawn by stratum of probability, for people to label.

Almost all pairs are easy and almost all errors sit in few places, so each stratum gives about as many
pairs as the next (the surest matches four times as many), however many it holds; the estimate weighs
them back (`estimate.py`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import polars as pl


@dataclass(frozen=True, slots=True)
class Stratum:
    """Pairs of one decision from one probability up to the stratum before."""

    key: str
    decision: str
    at_least: float


STRATA = (
    Stratum("match-sure", "match", 0.9999),
    Stratum("match-high", "match", 0.99),
    Stratum("match-low", "match", 0.0),
    Stratum("review-high", "review", 0.75),
    Stratum("review-middle", "review", 0.5),
    Stratum("review-low", "review", 0.0),
    Stratum("none-doubted", "none", 0.25),
    Stratum("none-below", "none", 0.05),
    Stratum("none-far", "none", 0.0),
)
"""From the surest match to a pair that was hardly thought of."""

_PORTIONS = {"match-sure": 4}
"""Nearly every match is in this stratum, so its few errors, if any, decide how wide precision is."""
DECISIONS = {stratum.key: stratum.decision for stratum in STRATA}


def with_strata(pairs: pl.DataFrame) -> pl.DataFrame:
    """Add `stratum` to pairs with `decision` (match, review or none) and `probability`."""
    placed = [
        pl.when(
            (pl.col("decision") == stratum.decision) & (pl.col("probability") >= stratum.at_least)
        ).then(pl.lit(stratum.key))
        for stratum in STRATA
    ]
    return pairs.with_columns(stratum=pl.coalesce(*placed))


def allocate(sizes: Mapping[str, int], total: int) -> dict[str, int]:
    """How many of `total` each stratum gives: by its portion, where it has as many.

    What small strata cannot give is asked of the larger ones.
    """
    given: dict[str, int] = {}
    left = min(total, sum(sizes.values()))
    soonest_empty_first = sorted(sizes, key=lambda key: (sizes[key] / _portion(key), key))
    for place, key in enumerate(soonest_empty_first):
        waiting = sum(_portion(other) for other in soonest_empty_first[place:])
        given[key] = min(sizes[key], left * _portion(key) // waiting)
        left -= given[key]
    return given


def _portion(key: str) -> int:
    return _PORTIONS.get(key, 1)


def draw(pairs: pl.DataFrame, total: int, seed: int) -> pl.DataFrame:
    """`total` pairs without replacement, in an order by chance that tells nothing of the stratum.

    The same pairs and seed give the same sample, in whatever order the pairs come.
    """
    rng = np.random.default_rng(seed)
    ordered = pairs.sort("left_id", "right_id")
    groups = {
        str(key[0]): part for key, part in ordered.partition_by("stratum", as_dict=True).items()
    }
    wanted = allocate({key: part.height for key, part in groups.items()}, total)
    drawn = [
        groups[key][np.sort(rng.choice(groups[key].height, wanted[key], replace=False))]
        for key in sorted(groups)
    ]
    sample = pl.concat(drawn) if drawn else ordered
    return sample[rng.permutation(sample.height)]
