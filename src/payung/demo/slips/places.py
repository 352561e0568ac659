"""Villages written otherwise than their code says."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import polars as pl

from payung.demo.slips.drawing import Rng, Slip, one, with_draws
from payung.demo.villages import Village


def village_of_elsewhere(villages: Sequence[Village]) -> Slip:
    """Another village, mostly a neighbour in the list."""
    codes = pl.Series([village.code for village in villages])

    def change(rng: Rng, rows: pl.DataFrame) -> pl.Series:
        step = np.where(rng.random(len(rows)) < 0.7, 1, rng.integers(1, 50, len(rows)))
        return codes.gather((rows["village"].to_numpy() + step) % len(codes))

    return change


def village_written_otherwise(villages: Sequence[Village]) -> Slip:
    """The code without dots (most), or the village's name as it was spelled before."""
    named = {village.code: _old_village_name(village.name) for village in villages}

    def change(rng: Rng, rows: pl.DataFrame) -> pl.Series:
        frame = with_draws(rng, rows, way=10)
        code = pl.col("village_code")
        name = code.replace_strict(named, default="", return_dtype=pl.String)
        return one(
            frame, pl.when(pl.col("way") < 8).then(code.str.replace_all(r"\.", "")).otherwise(name)
        )

    return change


def _old_village_name(name: str) -> str:
    """Joined words, oe for u: Bulu Kamase, once Boelokamase."""
    joined = name.replace(" ", "").replace("-", "").lower()
    return joined.replace("u", "oe").capitalize()
