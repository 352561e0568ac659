"""Weights from the data themselves, for data that are not of Indonesian villages (`--train`).

u is counted over chance pairs. m is estimated by expectation maximisation over the level patterns of
the candidate pairs (Fellegi and Sunter 1969; Winkler 1988), with u held fixed, as Splink does it.
Everything is counted, nothing drawn at random: the same input gives the same weights.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from duckdb import DuckDBPyConnection

from payung.matching.model import COMPARISONS, Level
from payung.matching.score import levels_sql, paired_sql
from payung.matching.weights import Weights

_CHANCE_PAIRS = 200_000
_ROUNDS = 60
_STARTING_SHARE = 0.2
_SMOOTHING = 0.5
_SETTLED_AT = 1e-7


@dataclass(frozen=True, slots=True)
class Pattern:
    """The levels two rows reach in each comparison (-1 unknown), and how many pairs reach just these."""

    levels: tuple[int, ...]
    pairs: int


def train(connection: DuckDBPyConnection, start: Weights, first_right: int, rows: int) -> Weights:
    """Weights estimated from `candidate` and `person`; `first_right` is 0 for one list of `rows` rows."""
    u = _shares(count_patterns(connection, chance_pairs_sql(first_right, rows)))
    patterns = count_patterns(connection, "select row_l, row_r from candidate")
    m = _estimate(patterns, start.m, u)
    return Weights(
        m,
        u,
        f"ditaksir dari data sendiri: {rows} baris, {sum(p.pairs for p in patterns)} pasangan calon",
    )


def chance_pairs_sql(first_right: int, rows: int) -> str:
    """Pairs that a fixed hash picks; a row may meet itself by chance only once in `rows`."""
    rights = f"{first_right} + hash(i, 'right') % {rows - first_right}"
    return f"""select (hash(i, 'left') % {first_right or rows})::bigint as row_l, ({rights})::bigint as row_r
        from range({_CHANCE_PAIRS}) pair(i) where row_l <> row_r"""


def count_patterns(connection: DuckDBPyConnection, pairs_sql: str) -> list[Pattern]:
    """How many of the given pairs (row_l, row_r) reach which levels."""
    gammas = ", ".join(f"g_{comparison.name}" for comparison in COMPARISONS)
    paired = f"({paired_sql(f'({pairs_sql})')})"
    rows = connection.execute(
        f"select {gammas}, count(*) from ({levels_sql(paired)}) group by all order by all"
    ).fetchall()
    return [Pattern(row[:-1], row[-1]) for row in rows]


Shares = dict[str, dict[str, float]]


def _shares(patterns: list[Pattern], likelihoods: list[float] | None = None) -> Shares:
    """How often each level is reached among pairs that reach any, each pair counted by its likelihood."""
    counts = [[0.0] * len(comparison.levels) for comparison in COMPARISONS]
    for place, pattern in enumerate(patterns):
        weight = pattern.pairs * (likelihoods[place] if likelihoods else 1.0)
        for comparison, level in enumerate(pattern.levels):
            if level >= 0:
                counts[comparison][level] += weight
    return {
        comparison.name: _smoothed(comparison.levels, counts[place][::-1])
        for place, comparison in enumerate(COMPARISONS)
    }


def _smoothed(levels: tuple[Level, ...], counts: list[float]) -> dict[str, float]:
    total = sum(counts) + _SMOOTHING * len(levels)
    return {
        level.name: (count + _SMOOTHING) / total
        for level, count in zip(levels, counts, strict=True)
    }


def _estimate(
    patterns: list[Pattern], start: Mapping[str, Mapping[str, float]], u: Shares
) -> Shares:
    m, share = {name: dict(levels) for name, levels in start.items()}, _STARTING_SHARE
    total = sum(pattern.pairs for pattern in patterns) or 1
    for _ in range(_ROUNDS):
        likelihoods = [_likelihood(pattern, m, u, share) for pattern in patterns]
        matched = sum(
            p.pairs * likelihood for p, likelihood in zip(patterns, likelihoods, strict=True)
        )
        m, before, share = (
            _shares(patterns, likelihoods),
            share,
            min(max(matched / total, 1e-6), 0.999),
        )
        if abs(share - before) < _SETTLED_AT:
            break
    return m


def _likelihood(pattern: Pattern, m: Shares, u: Shares, share: float) -> float:
    """The probability that pairs of this pattern are one person."""
    bits = math.log(share / (1 - share))
    for comparison, level in zip(COMPARISONS, pattern.levels, strict=True):
        if level >= 0:
            name = comparison.levels[len(comparison.levels) - 1 - level].name
            bits += math.log(m[comparison.name][name] / u[comparison.name][name])
    return 1 / (1 + math.exp(-max(min(bits, 500.0), -500.0)))
