"""Why two rows may be one person, in words a village official reads, with the weight of each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import duckdb

from payung.matching import linkage, people
from payung.matching.model import COMPARISONS, NIK, Comparison
from payung.matching.score import levels_sql, paired_sql
from payung.matching.twins import against_twins, numbers_sql
from payung.matching.weights import Weights, shipped
from payung.matching.words import WORDS

if TYPE_CHECKING:
    import polars as pl


@dataclass(frozen=True, slots=True)
class Evidence:
    """One aspect of a pair. `bits` above zero speak for one person, below against; each doubles the odds."""

    aspect: str
    level: str
    words: str
    bits: float


def explain(left: Mapping[str, str | None], right: Mapping[str, str | None]) -> list[Evidence]:
    """The evidence of one pair of rows (keys as `people.COLUMNS`), in the order number, name, birth date...

    Aspects that either row does not tell are left out, except the number.
    """
    import polars as pl

    sides = [
        pl.DataFrame([{"id": "1", **row}], schema_overrides=dict.fromkeys(row, pl.String))
        for row in (left, right)
    ]
    return explain_pairs(sides[0], sides[1])[0]


def explain_pairs(
    left: pl.DataFrame,
    right: pl.DataFrame,
    weights: Weights | None = None,
    *,
    one_list: bool = False,
) -> list[list[Evidence]]:
    """The evidence of many pairs at once: row n of `left` with row n of `right`.

    Bits do not hold the frequency of a value, which needs the whole registers. In `one_list` they speak
    against twins, where the numbers may be those of twins.
    """
    numbers = numbers_sql("l", "r") if one_list else "null"
    reached = _compared(left, right, f"{numbers}, {_gammas(COMPARISONS)}")
    return [_worded(numbers, codes, weights or shipped()) for numbers, *codes in reached]


def level_codes(
    left: pl.DataFrame, right: pl.DataFrame, comparisons: Sequence[Comparison]
) -> list[tuple[int, ...]]:
    """The level that row n of `left` and row n of `right` reach in each comparison (`Comparison.code`)."""
    return _compared(left, right, _gammas(comparisons))


def _gammas(comparisons: Sequence[Comparison]) -> str:
    return ", ".join(f"g_{comparison.name}" for comparison in comparisons)


def _compared(left: pl.DataFrame, right: pl.DataFrame, asked: str) -> list[tuple[Any, ...]]:
    """What SQL asks of every pair, row by row."""
    connection = duckdb.connect()
    rows = linkage.load(connection, left, right)
    people.normalise(connection)
    pairs = f"(select row as row_l, row + {rows} as row_r from person where row < {rows})"
    paired = f"({paired_sql(pairs)})"
    return connection.execute(f"""
        select {asked} from ({levels_sql(paired)})
        join person l on l.row = row_l join person r on r.row = row_r order by row_l""").fetchall()


def _worded(numbers: str | None, codes: list[int], weights: Weights) -> list[Evidence]:
    reached = list(_reached(codes))
    told = (
        against_twins(reached, numbers, weights)
        if numbers
        else [(aspect, level, _bits(aspect, level, weights)) for aspect, level in reached]
    )
    return [Evidence(aspect, level, WORDS[aspect][level], bits) for aspect, level, bits in told]


def _reached(codes: list[int]) -> Iterable[tuple[str, str]]:
    for comparison, code in zip(COMPARISONS, codes, strict=True):
        if code >= 0:
            yield comparison.name, comparison.levels[len(comparison.levels) - 1 - code].name
        elif comparison is NIK:
            yield "nik", "unknown"


def _bits(aspect: str, level: str, weights: Weights) -> float:
    return 0.0 if level == "unknown" else round(weights.bits(aspect, level), 1)
