"""The Fellegi-Sunter sum over candidate pairs, as one SQL statement.

Splink's arithmetic (`tests/matching/test_agrees_with_splink.py`) without its start-up and its many
statements: match weight = log2 of the prior odds + the sum over comparisons of log2(m/u), where an
exact agreement on a value uses the frequency of that value instead of the average u.
"""

from __future__ import annotations

from duckdb import DuckDBPyConnection

from payung.matching.duck import count, executed_at_once, halves
from payung.matching.model import COMPARED_COLUMNS, COMPARISONS, Comparison
from payung.matching.weights import Weights

STRONGEST = 60
"""Weights are cut at 2^60 to one: more certainty than any register has."""


def score(
    connection: DuckDBPyConnection, weights: Weights, prior: float, sieve: str = "true"
) -> None:
    """Build `scored` (row_l, row_r, one `g_<comparison>` each, weight) from `candidate` and `person`.

    `sieve` is a condition over `l` and `r`, two rows of `person`; a pair that fails it is not scored.
    """
    streams = (
        levels_sql(f"({paired_sql(half, sieve)})")
        for half in halves("candidate", count(connection, "candidate"))
    )
    connection.execute(f"create table levels as {' union all '.join(streams)}")
    executed_at_once(connection, *(_frequency_sql(*term) for term in _terms()))
    connection.execute(_weights_sql(weights, prior, count(connection, "levels")))
    connection.execute("drop table levels")


def paired_sql(pairs: str, sieve: str = "true") -> str:
    """Both people of each pair (row_l, row_r) side by side: `<column>_l` and `<column>_r`."""
    sides = ", ".join(
        f"{side}.{column} as {column}_{side}" for side in "lr" for column in COMPARED_COLUMNS
    )
    return f"""select row_l, row_r, {sides} from {pairs}
        join person l on l.row = row_l join person r on r.row = row_r where {sieve}"""


def levels_sql(paired: str) -> str:
    """The level that each pair reaches in each comparison, and the values that have frequencies."""
    gammas = ", ".join(
        f"({comparison.gamma()})::tinyint as g_{comparison.name}" for comparison in COMPARISONS
    )
    kept = ", ".join(f"{column}_{side}" for side in "lr" for column in term_columns())
    return f"select row_l, row_r, {gammas}, {kept} from {paired}"


def term_columns() -> tuple[str, ...]:
    """The columns whose frequent values say less."""
    return tuple(
        level.term for comparison in COMPARISONS for level in comparison.levels if level.term
    )


def _weights_sql(weights: Weights, prior: float, pairs: int) -> str:
    total = " + ".join(_bits(comparison, weights) for comparison in COMPARISONS)
    gammas = ", ".join(f"g_{comparison.name}" for comparison in COMPARISONS)
    joins = " ".join(
        f"left join term_{column} on g_{name} = {code} and term_{column}.{column} = levels.{column}_l"
        for name, code, column in _terms()
    )
    return f"""
    create table scored as
    select row_l, row_r, {gammas},
        greatest(-{STRONGEST}, least({STRONGEST}, log2({prior}) + {total})) as weight
    from ({" union all ".join(halves("levels", pairs))}) levels {joins}"""


def _frequency_sql(name: str, code: int, column: str) -> str:
    """`term_<column>`: how large a share of all people have the values on which two people agree."""
    return f"""
    create table term_{column} as
    select {column}, count(*) / (select count({column}) from person) as tf_{column} from person
    where {column} in (select {column}_l from levels where g_{name} = {code}) group by {column}"""


def _terms() -> list[tuple[str, int, str]]:
    return [
        (c.name, c.code(level.name), level.term)
        for c in COMPARISONS
        for level in c.levels
        if level.term
    ]


def _bits(comparison: Comparison, weights: Weights) -> str:
    cases = []
    for level in comparison.levels:
        bits = f"{weights.bits(comparison.name, level.name):.9f}"
        if level.term:
            frequent = f"log2({weights.u[comparison.name][level.name]!r} / tf_{level.term})"
            bits = f"{bits} + coalesce({frequent}, 0)"
        cases.append(f"when {comparison.code(level.name)} then {bits}")
    return f"case g_{comparison.name} {' '.join(cases)} else 0 end"
