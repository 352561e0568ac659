"""What became of the rows of a roster, and how the planner learns of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.db.backends.utils import CursorWrapper


@dataclass(frozen=True)
class Merged:
    """What became of the rows. `repeats` pairs a row that was left out with the row that was taken.

    `by_sheet` gives created and updated rows for each sheet, counted from 1. `near_known` are the rows of
    new people who are nearly known ones (`payung.register.roster.near_known`); `keys` gives the persons of
    the rows that were asked for.
    """

    created: int
    updated: int
    unchanged: int
    repeats: list[tuple[int, int]]
    by_sheet: dict[int, tuple[int, int]]
    near_known: Sequence[int] = ()
    keys: Mapping[int, int] = field(default_factory=dict)


def counted(cursor: CursorWrapper, unchanged: int, starts: Sequence[int]) -> Merged:
    """Counted by sheet: `starts` are the row numbers after which each begins."""
    cursor.execute(
        "SELECT width_bucket(row_number, %s::integer[]), count(*) FILTER (WHERE outcome IS NULL), "
        "count(*) FILTER (WHERE outcome = 'updated'), count(*) FILTER (WHERE outcome = 'unchanged') "
        "FROM incoming_person WHERE repeats_row IS NULL GROUP BY 1",
        [list(starts)],
    )
    by_sheet = cursor.fetchall()
    cursor.execute(
        "SELECT row_number, repeats_row FROM incoming_person WHERE repeats_row IS NOT NULL"
    )
    return Merged(
        created=sum(created for _, created, _, _ in by_sheet),
        updated=sum(updated for _, _, updated, _ in by_sheet),
        unchanged=unchanged + sum(same for *_, same in by_sheet),
        repeats=cursor.fetchall(),
        by_sheet={sheet: (created, updated) for sheet, created, updated, _ in by_sheet},
    )


def refresh_statistics(cursor: CursorWrapper, created: int) -> None:
    """A register that grows by a tenth in one file must not be planned for as it was before.

    On a new installation the first villages arrive before the server counts for the first time.
    """
    cursor.execute("SELECT reltuples FROM pg_class WHERE oid = 'register_person'::regclass")
    (known,) = cursor.fetchone()
    if created > 0.1 * known:
        for table in ("register_household", "register_person", "register_work"):
            cursor.execute("SELECT access_refresh_statistics(%s)", [table])
