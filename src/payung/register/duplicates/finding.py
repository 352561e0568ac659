"""Find who stands in the register twice. The engine proposes; what people decided stands in every later run.

As with memberships (ADR 14) everybody is compared and only what differs is written.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

import polars as pl
from django.db import connection, transaction

from payung.access.models import User
from payung.access.trail.audit import record
from payung.matching.explained import with_evidence
from payung.matching.linkage import find_duplicates
from payung.register.comparable import comparable_people
from payung.register.duplicates.clusters import cluster_of
from payung.register.duplicates.differences import write_differences
from payung.register.models import Duplicate

_DIFFERENT = "SELECT first_id, second_id FROM register_duplicate WHERE decision = 'different'"


_TOLD = pl.any_horizontal(
    pl.col(column).fill_null("") != "" for column in ("nik", "birth_date", "mother_name")
)
"""Whoever is known by name and village alone cannot be told from a namesake."""


@dataclass(frozen=True, slots=True)
class DuplicateSummary:
    """What one run came to: open pairs, the people in them, and the clusters they form."""

    persons: int
    pairs: int
    people: int
    clusters: int
    written: int
    removed: int


def find_register_duplicates(
    *, at: dt.datetime, by: User | None, progress: Callable[[str], None] = lambda _text: None
) -> DuplicateSummary:
    """Look for persons who stand in the register twice or more; one transaction with its audit."""
    progress("Membaca daftar warga")
    persons = comparable_people().filter(_TOLD)
    progress("Mencari warga yang tercatat dua kali")
    found = _explained(find_duplicates(persons, answered=_answered()), persons)
    progress("Menyimpan")
    with transaction.atomic():
        pairs = _in_clusters(found)
        written, removed = write_differences(pairs, at)
        summary = _summary(persons.height, written, removed)
        record(
            by=by,
            verb="duplicates_sought",
            object_type="register.duplicate",
            object_id="all",
            pairs=summary.pairs,
            clusters=summary.clusters,
            written=written,
            removed=removed,
        )
    return summary


def _answered() -> pl.DataFrame:
    """The pairs that people called two persons, or one of them did."""
    decided = Duplicate.objects.filter(decided_by__isnull=False)
    rows = list(decided.values_list("first_id", "second_id"))
    return pl.DataFrame(rows, schema={"left_id": pl.Int64, "right_id": pl.Int64}, orient="row")


def _explained(pairs: pl.DataFrame, persons: pl.DataFrame) -> pl.DataFrame:
    """Every pair is for a person to decide, however likely: a wrong merge is worse than a question."""
    asked = pairs.with_columns(decision=pl.lit("review"))
    told = with_evidence(asked, persons, persons, one_list=True)
    return told.select(
        pl.col("left_id").cast(pl.Int64).alias("first_id"),
        pl.col("right_id").cast(pl.Int64).alias("second_id"),
        "probability",
        "evidence",
    )


def _in_clusters(pairs: pl.DataFrame) -> pl.DataFrame:
    """Add `cluster`; a pair of which somebody said that it is two people ties nobody together."""
    with connection.cursor() as cursor:
        cursor.execute(_DIFFERENT)
        apart = set(cursor.fetchall())
    ties = [pair for pair in pairs.select("first_id", "second_id").rows() if pair not in apart]
    lowest = cluster_of(ties)
    clusters = [lowest.get(first, first) for first in pairs["first_id"]]
    return pairs.with_columns(cluster=pl.Series(clusters, dtype=pl.Int64))


def _summary(persons: int, written: int, removed: int) -> DuplicateSummary:
    waiting = Duplicate.objects.filter(decision=Duplicate.Decision.REVIEW)
    rows = list(waiting.values_list("first_id", "second_id", "cluster"))
    people = {key for first, second, _cluster in rows for key in (first, second)}
    clusters = {cluster for *_pair, cluster in rows}
    return DuplicateSummary(persons, len(rows), len(people), len(clusters), written, removed)
