"""Random numbers beside rows, and one column out of them."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import polars as pl

Rng = np.random.Generator
Slip = Callable[[Rng, pl.DataFrame], pl.Series]
"""The rows that have the fault go in, the changed column comes out."""


def with_draws(rng: Rng, rows: pl.DataFrame, **limits: int) -> pl.DataFrame:
    return rows.with_columns(
        pl.Series(name, rng.integers(0, limit, len(rows))) for name, limit in limits.items()
    )


def one(frame: pl.DataFrame, expression: pl.Expr) -> pl.Series:
    return frame.select(expression.alias("changed")).to_series()
