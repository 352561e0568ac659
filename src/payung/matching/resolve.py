"""From scores to decisions: who wins a right row, what may be a second membership, what a person must see."""

from __future__ import annotations

from dataclasses import dataclass

from duckdb import DuckDBPyConnection

from payung.matching.budget import keep_to_budget
from payung.matching.model import BORN, MOTHER, NAME, NIK, SEX, VILLAGE, Comparison
from payung.matching.twins import numbers_sql, twins_to_one_sql, weight_sql
from payung.matching.weights import Weights


def _reached(comparison: Comparison, *levels: str) -> str:
    return f"g_{comparison.name} in ({', '.join(str(comparison.code(level)) for level in levels)})"


SAME_NAME = _reached(NAME, "same", "joined")
STRANGE_NAME = f"(g_name = -1 or {_reached(NAME, 'word', 'different')})"
OTHER_NUMBER = _reached(NIK, "kin", "different")
SAME_NUMBER = _reached(NIK, "same")
SAME_DAY = _reached(BORN, "same")

DOUBTS = (
    # The number of another household member: the name is strange, or name and birth date deny it.
    f"({SAME_NUMBER} and {STRANGE_NAME} and not ({SAME_DAY} and not {_reached(SEX, 'different')}))",
    f"({SAME_NUMBER} and {_reached(NAME, 'alike')} and {_reached(BORN, 'different', 'near')})",
    # Twins and siblings: all agree but number and name.
    f"({OTHER_NUMBER} and not {SAME_NAME})",
    f"(not {SAME_NUMBER} and {STRANGE_NAME})",
    # Two valid numbers that differ need everything else.
    f"({_reached(NIK, 'different')} and not ({SAME_DAY} and ({_reached(MOTHER, 'same', 'close', 'part')}"
    f" or g_mother = -1 and {_reached(VILLAGE, 'same', 'spelling')})))",
)
"""What keeps a pair from being a match however high it scores; a person decides."""

_RELATED = f"({SAME_NAME} or {SAME_DAY} and {_reached(NAME, 'parts', 'part')})"
SECOND = f"({SAME_NUMBER} or not {OTHER_NUMBER} and {_RELATED})"
"""Evidence for a second membership of one left person. A misspelt name is not: it may be a twin."""


@dataclass(frozen=True, slots=True)
class Rules:
    """From which probability a pair is a match or shown for review, and what (SQL) keeps it from a match.

    `knows_twins`: the numbers are NIKs, which tell twins (`twins`) from one person inside one list.
    """

    match_from: float
    review_from: float
    doubt: str
    knows_twins: bool


REGISTER = Rules(match_from=0.90, review_from=0.25, doubt=" or ".join(DOUBTS), knows_twins=True)
"""For registers of households, where twins and swapped numbers are worse than a missed pair."""
UNKNOWN_DATA = Rules(match_from=0.5, review_from=0.1, doubt="false", knows_twins=False)
"""For data whose weights were estimated from themselves: the likelier of the two answers."""

FAINT = -10
"""A pair with less weight (odds of one in a thousand) is neither shown nor a rival worth counting."""
PRIOR_PER_ROW = 0.5
"""The odds that two rows by chance are one person, times the rows of the longer list."""
EXACT = 0.9999
"""Probability written for a settled pair."""


def resolve_link(connection: DuckDBPyConnection, left_rows: int, rules: Rules) -> None:
    """Build `decided` (row_l, row_r, probability, decision): each right row at most once as a match.

    The left rows that claim a right row compete: with odds o1, o2, ... the first is right with
    o1 / (1 + o1 + o2 + ...). Rows of one number and name are one person and do not compete.
    """
    connection.execute(f"""
    create table decided as
    with identified as (
        select scored.*, power(2, weight) as odds,
            row_number() over (
                partition by scored.row_r, case when l.nik is null then l.row else hash(l.nik, l.name_key) end
                order by weight desc, scored.row_l) = 1 as first_of_person
        from scored join person l on l.row = scored.row_l where weight >= {FAINT}),
    claimed as (
        select *,
            odds / (1 + greatest(odds, sum(odds) filter (first_of_person) over right_row)) as probability,
            row_number() over (partition by row_r order by weight desc, row_l) as claim
        from identified
        window right_row as (partition by row_r)),
    ranked as (
        select *, row_number() over (partition by row_l, claim = 1 order by weight desc, row_r) = 1
                and row_l not in (select row_l from settled) as first_membership
        from claimed
        where probability >= {rules.review_from}),
    judged as (
        select row_l, row_r, round(probability, 6) as probability,
            claim = 1 and probability >= {rules.match_from} and (first_membership or {SECOND})
                and not ({rules.doubt}) as is_match
        from ranked)
    select row_l, row_r, probability, case when is_match then 'match' else 'review' end as decision
    from judged
    union all select row_l, row_r, {EXACT}, 'match' from settled""")
    keep_to_budget(connection, left_rows)


def resolve_duplicates(
    connection: DuckDBPyConnection, left_rows: int, rules: Rules, weights: Weights
) -> None:
    """Build `decided` for pairs inside one file, where many rows may be one person.

    With odds o that two rows are one person, and twins t times as likely as one person, they are one person
    with o / (1 + o + o t).
    """
    twins = twins_to_one_sql(weights, PRIOR_PER_ROW) if rules.knows_twins else "0"
    weight = weight_sql(weights) if rules.knows_twins else "weight"
    connection.execute(f"""
    create table decided as
    with likely as (
        select scored.*, {numbers_sql("l", "r")} as numbers
        from scored join person l on l.row = row_l join person r on r.row = row_r
        where weight >= {FAINT}),
    weighed as (select *, power(2, {weight}) as odds from likely),
    judged as (
        select row_l, row_r, round(odds / (1 + odds + odds * {twins}), 6) as probability,
            not ({rules.doubt}) as is_plain
        from weighed)
    select row_l, row_r, probability,
        case when probability >= {rules.match_from} and is_plain then 'match' else 'review' end as decision
    from judged where probability >= {rules.review_from}""")
    keep_to_budget(connection, left_rows)
