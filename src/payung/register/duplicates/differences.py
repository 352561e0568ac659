"""What a run found becomes the possible duplicates, by writing only what differs from them.

What a person decided is neither written nor removed.
"""

from __future__ import annotations

import datetime as dt

import polars as pl
from django.db import connection

from payung.database.copying import copy_frame

_FOUND = """
CREATE TEMP TABLE found_duplicate (
    first_id bigint, second_id bigint, probability float8, evidence jsonb, cluster bigint
) ON COMMIT DROP
"""
_REMOVE = """
DELETE FROM register_duplicate d
WHERE decided_by_id IS NULL AND NOT EXISTS (
    SELECT FROM found_duplicate f WHERE (f.first_id, f.second_id) = (d.first_id, d.second_id))
"""
_WRITE = """
INSERT INTO register_duplicate AS known (
    first_id, second_id, decision, probability, evidence, cluster, decided_at)
SELECT first_id, second_id, 'review', probability, evidence, cluster, %s FROM found_duplicate
ORDER BY probability DESC, first_id, second_id
ON CONFLICT (first_id, second_id) DO UPDATE
SET probability = excluded.probability, evidence = excluded.evidence, cluster = excluded.cluster
WHERE known.decided_by_id IS NULL
    AND (known.probability, known.evidence, known.cluster)
        IS DISTINCT FROM (excluded.probability, excluded.evidence, excluded.cluster)
"""


def write_differences(pairs: pl.DataFrame, at: dt.datetime) -> tuple[int, int]:
    """Make the engine's pairs those of `pairs`; returns how many were written and removed."""
    with connection.cursor() as cursor:
        cursor.execute(_FOUND)
        copy_frame(cursor, pairs, "found_duplicate")
        cursor.execute("ANALYZE found_duplicate")
        cursor.execute(_REMOVE)
        removed = cursor.rowcount
        cursor.execute(_WRITE, [at])
        written = cursor.rowcount
        cursor.execute("DROP TABLE found_duplicate")
        cursor.execute("SELECT access_refresh_statistics('register_duplicate')")
    return written, removed
