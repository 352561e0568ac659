"""What a run of linking found becomes the links, by writing only what differs from them.

A link that is found again keeps its key and the day it was decided, and what a person decided is
neither written nor removed.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import polars as pl
from django.db import connection

from payung.database.copying import copy_frame

_FOUND = """
CREATE TEMP TABLE found_link (participant_id bigint, person_id bigint, decision text,
    probability float8, evidence jsonb) ON COMMIT DROP
"""
_REMOVE = """
DELETE FROM membership_link l
WHERE decided_by_id IS NULL AND NOT EXISTS (
    SELECT FROM found_link f
    WHERE (f.participant_id, f.person_id, f.decision) = (l.participant_id, l.person_id, l.decision))
"""
_SET_ASIDE_WHAT_STANDS = """
DELETE FROM found_link f USING membership_link l
WHERE (l.participant_id, l.person_id) = (f.participant_id, f.person_id)
    AND (l.decided_by_id IS NOT NULL OR (l.probability, l.evidence) = (f.probability, f.evidence))
"""
_WRITE = """
INSERT INTO membership_link AS known (
    participant_id, person_id, decision, probability, decided_at, method, evidence)
SELECT participant_id, person_id, decision, probability, %s, 'engine', evidence FROM found_link
ON CONFLICT (participant_id, person_id) DO UPDATE
SET probability = excluded.probability, evidence = excluded.evidence
WHERE known.decided_by_id IS NULL
"""


@dataclass(frozen=True, slots=True)
class Differences:
    """Rows of links that a run wrote (new ones, and known ones with other evidence) and removed."""

    written: int
    removed: int


def write_differences(pairs: pl.DataFrame, at: dt.datetime) -> Differences:
    """Make the engine's links those of `pairs` (left_id, right_id, decision, probability, evidence)."""
    with connection.cursor() as cursor:
        cursor.execute(_FOUND)
        copy_frame(cursor, _rows(pairs), "found_link")
        cursor.execute("ANALYZE found_link")
        cursor.execute(_REMOVE)
        removed = cursor.rowcount
        cursor.execute(_SET_ASIDE_WHAT_STANDS)
        cursor.execute(_WRITE, [at])
        written = cursor.rowcount
        cursor.execute("DROP TABLE found_link")
        cursor.execute("SELECT access_refresh_statistics('membership_link')")
    return Differences(written, removed)


def _rows(pairs: pl.DataFrame) -> pl.DataFrame:
    return pairs.select(
        pl.col("right_id").cast(pl.Int64).alias("participant_id"),
        pl.col("left_id").cast(pl.Int64).alias("person_id"),
        "decision",
        "probability",
        "evidence",
    )
