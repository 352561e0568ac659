"""Whom some rows of a roster tell of, while they stand in the tables of the merge."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.backends.utils import CursorWrapper

# A row that the register holds word for word stands in `incoming_key` alone.
_PEOPLE = """
SELECT i.row_number, coalesce(i.person_id, p.id) FROM incoming_person i
LEFT JOIN register_person p ON i.person_id IS NULL AND p.natural_key = i.natural_key
WHERE i.row_number = ANY(%(rows)s) AND i.repeats_row IS NULL
UNION ALL
SELECT k.row_number, p.id FROM incoming_key k JOIN register_person p USING (natural_key, content_hash)
WHERE k.row_number = ANY(%(rows)s)
  AND NOT EXISTS (SELECT FROM incoming_person i WHERE i.row_number = k.row_number)
"""


def people_of_rows(cursor: CursorWrapper, rows: Sequence[int]) -> dict[int, int]:
    """The keys of the persons by row number; rows that only repeat another are left out."""
    if not rows:
        return {}
    cursor.execute(_PEOPLE, {"rows": list(rows)})
    return {row: person for row, person in cursor.fetchall() if person is not None}
