"""Files that are sent again and again with the moment of each record's last change.

What another program says of its own record number counts only when it is newer than what it said
before. Moments are compared as that program wrote them: its clock is not ours.
"""

from __future__ import annotations

from pathlib import Path

import polars as pl
from django.db.backends.utils import CursorWrapper

from payung.database.copying import copy_frame
from payung.intake.models import SourceFile

_SQL = (Path(__file__).parent / "versions.sql").read_text(encoding="utf-8").split("-- next\n")
_COLUMNS = ("row_number", "village_code", "source_id", "source_changed_at")


def not_newer(frame: pl.DataFrame, cursor: CursorWrapper, source_file: SourceFile) -> pl.Series:
    """For each row: is it a record of which the same program already said this, or something newer?"""
    staging, stale, _, drop = _SQL
    cursor.execute(staging)
    copy_frame(cursor, _dated(frame), "incoming_version")
    cursor.execute(stale, {"program": source_file.layout})
    rows = pl.Series([row for (row,) in cursor.fetchall()], dtype=pl.UInt32)
    cursor.execute(drop)
    return frame["row_number"].is_in(rows.implode())


def note_versions(frame: pl.DataFrame, cursor: CursorWrapper, source_file: SourceFile) -> None:
    """Remember the rows that were taken. They are forgotten with their file."""
    staging, _, remember, drop = _SQL
    cursor.execute(staging)
    copy_frame(cursor, _dated(frame), "incoming_version")
    cursor.execute(remember, {"program": source_file.layout, "source_file_id": source_file.pk})
    cursor.execute(drop)


def _dated(frame: pl.DataFrame) -> pl.DataFrame:
    stated = (pl.col("source_id") != "") & pl.col("source_changed_at").is_not_null()
    return frame.filter(stated).select(
        "row_number", "village_code", pl.col("source_id").str.slice(0, 40), "source_changed_at"
    )
