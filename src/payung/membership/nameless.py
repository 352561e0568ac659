"""Memberships told by a keyed hash alone, perhaps with a year of birth: the number decides or nobody."""

from __future__ import annotations

import json
from dataclasses import dataclass

import polars as pl
from django.db import connection

from payung.matching.weights import shipped

_SURE, _LIKELY, _DOUBTED = 0.9999, 0.99, 0.3
_COUNTS = """
SELECT count(*),
    count(*) FILTER (WHERE matched),
    count(*) FILTER (WHERE NOT matched AND other_year),
    count(*) FILTER (WHERE NOT matched AND NOT other_year AND open),
    count(*) FILTER (WHERE NOT matched AND NOT open)
FROM (
    SELECT coalesce(bool_or(l.decision = 'match'), false) AS matched,
        coalesce(bool_or(l.decision = 'review'), false) AS open,
        coalesce(bool_or(l.decision = 'review' AND l.evidence @> '[["born", "different"]]'), false)
            AS other_year
    FROM membership_participant p LEFT JOIN membership_link l ON l.participant_id = p.id
    WHERE p.full_name = '' AND p.nik_hash IS NOT NULL
    GROUP BY p.id) each
"""


@dataclass(frozen=True, slots=True)
class NamelessCounts:
    """Memberships known by a hash only: whose they are, or why that could not be decided.

    `other_year`: somebody has this number and was born in another year. `several`: more than one person
    has it. `nobody`: no one in the register does, so that the person or the number is missing there.
    """

    told: int
    matched: int
    other_year: int
    several: int
    nobody: int


def nameless_counts() -> NamelessCounts:
    """As the links stand now."""
    with connection.cursor() as cursor:
        cursor.execute(_COUNTS)
        return NamelessCounts(*cursor.fetchone())


def link_nameless(persons: pl.DataFrame, nameless: pl.DataFrame) -> pl.DataFrame:
    """left_id, right_id, probability, decision, evidence, from the number that the hash stands for.

    `nameless` has id, nik (found among the register's by its hash, else empty), birth_year and birth_date.
    One person with the number and no other year of birth is a match; everything else is for a person.
    """
    year = pl.coalesce("birth_year", pl.col("birth_date").str.slice(0, 4).cast(pl.Int32))
    ours = persons.filter(pl.col("nik") != "").select(
        pl.col("id").alias("left_id"),
        "nik",
        pl.col("birth_date").str.slice(0, 4).cast(pl.Int32).alias("our_year"),
    )
    theirs = nameless.filter(pl.col("nik") != "").select(
        pl.col("id").alias("right_id"), "nik", year.alias("their_year")
    )
    pairs = theirs.join(ours, on="nik").with_columns(
        rivals=pl.len().over("right_id"), agrees=pl.col("our_year") == pl.col("their_year")
    )
    return pairs.sort("left_id", "right_id").select(
        "left_id", "right_id", _probability(), _decision(), _evidence()
    )


def _alone() -> pl.Expr:
    return (pl.col("rivals") == 1) & pl.col("agrees").fill_null(value=True)


def _decision() -> pl.Expr:
    decided = pl.when(_alone()).then(pl.lit("match")).otherwise(pl.lit("review"))
    return decided.alias("decision")


def _probability() -> pl.Expr:
    sure = pl.when(pl.col("agrees")).then(pl.lit(_SURE)).otherwise(pl.lit(_LIKELY))
    shared = pl.when(pl.col("agrees").fill_null(value=True)).then(1 / pl.col("rivals"))
    doubted = shared.otherwise(pl.lit(_DOUBTED))
    return pl.when(_alone()).then(sure).otherwise(doubted).alias("probability")


def _evidence() -> pl.Expr:
    year = {True: _told("year"), False: _told("different"), None: _told()}
    texts = pl.col("agrees").replace_strict(
        [True, False], [year[True], year[False]], default=year[None], return_dtype=pl.String
    )
    return texts.alias("evidence")


def _told(born: str = "") -> str:
    """As `Link.evidence` keeps it: the number is the same, and what the years of birth say."""
    number = ["nik", "same", round(shipped().bits("nik", "same"), 1)]
    years = [["born", born, round(shipped().bits("born", born), 1)]] if born else []
    return json.dumps([number, *years])
