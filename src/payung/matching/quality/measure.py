"""Pairs held against known truth: counts by group, and what follows from them."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from payung.matching.quality.intervals import Estimate, f1_interval, wilson

_KEYS = ("left_id", "right_id")
UNKNOWN_GROUP = ""
"""The group of a pair whose left row says none."""


@dataclass(frozen=True, slots=True)
class Measured:
    """One group of pairs. `rows` is the base of "per 1,000": rows of the left list, or people in pairs."""

    true: int
    false: int
    missed: int
    reviews: int
    true_in_review: int
    rows: int

    @property
    def precision(self) -> Estimate:
        """Of the pairs that were decided to be matches, how many are."""
        return wilson(self.true, self.true + self.false)

    @property
    def recall(self) -> Estimate:
        """Of the pairs that are one person, how many were decided to be matches."""
        return wilson(self.true, self.true + self.missed)

    @property
    def recall_after_review(self) -> Estimate:
        """Recall when reviewers answer every open pair rightly."""
        return wilson(self.true + self.true_in_review, self.true + self.missed)

    @property
    def f1(self) -> Estimate:
        """The harmonic mean of precision and recall."""
        return f1_interval(self.true, self.false, self.missed)

    @property
    def reviews_per_thousand(self) -> float | None:
        """Open pairs per 1,000 rows."""
        return 1000 * self.reviews / self.rows if self.rows else None


def judged(pairs: pl.DataFrame, truth: pl.DataFrame, *, one_list: bool = False) -> pl.DataFrame:
    """Every pair that was found or is true: left_id, right_id, decision ('' when not found), is_true.

    With `one_list` a pair means the same in either order.
    """
    found, true = (_ordered(frame) if one_list else frame for frame in (pairs, truth))
    decided = found.select(*_KEYS, "decision").unique(list(_KEYS), keep="first")
    wanted = true.select(_KEYS).unique().with_columns(is_true=pl.lit(True))
    return (
        decided.join(wanted, on=list(_KEYS), how="full", coalesce=True)
        .with_columns(pl.col("decision").fill_null(""), pl.col("is_true").fill_null(False))
        .sort(_KEYS)
    )


def _ordered(pairs: pl.DataFrame) -> pl.DataFrame:
    low, high = pl.min_horizontal(_KEYS), pl.max_horizontal(_KEYS)
    return pairs.with_columns(low.alias("left_id"), high.alias("right_id"))


def measure(pairs: pl.DataFrame, rows: int) -> Measured:
    """What judged pairs come to."""
    match, review = pl.col("decision") == "match", pl.col("decision") == "review"
    is_true = pl.col("is_true")
    counts = pairs.select(
        true=(match & is_true).sum(),
        false=(match & ~is_true).sum(),
        missed=(~match & is_true).sum(),
        reviews=review.sum(),
        true_in_review=(review & is_true).sum(),
    ).row(0, named=True)
    return Measured(**{name: int(count) for name, count in counts.items()}, rows=rows)


def measure_by(pairs: pl.DataFrame, groups: pl.DataFrame) -> dict[str, Measured]:
    """The same per group; `groups` says `id` and `group` of every left row, and so the rows of a group."""
    sizes = {str(group): int(size) for group, size in groups.group_by("group").len().iter_rows()}
    joined = pairs.join(groups, left_on="left_id", right_on="id", how="left")
    parts = joined.with_columns(pl.col("group").fill_null(UNKNOWN_GROUP)).partition_by(
        "group", as_dict=True
    )
    found = {str(key[0]): part for key, part in parts.items()}
    names = sorted({*sizes, *found})
    nothing = joined.clear()
    return {name: measure(found.get(name, nothing), sizes.get(name, 0)) for name in names}
