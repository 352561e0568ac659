"""Checked budget lines into the table, each once however often the file comes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import polars as pl
from django.db.backends.utils import CursorWrapper

from payung.database.copying import copy_frame
from payung.intake.merging import Counts
from payung.intake.models import SourceFile
from payung.intake.places import starts_of

_FILE = Path(__file__).parent / "sql" / "merge_budget_lines.sql"
_SQL = _FILE.read_text(encoding="utf-8").split("-- next\n")


def merge_budget_lines(
    *,
    source_file: SourceFile,
    frame: pl.DataFrame,
    cursor: CursorWrapper,
    received_on: dt.date,
    progress: Callable[[int], None],
    asked: Sequence[int] = (),
) -> Counts:
    """See `payung.intake.merging.Merger`.

    Lines that a whole table no longer names go. A table with a row that goes back is not whole, and
    neither are such rows when they come again, mended.
    """
    staging, remove, outcomes, upsert = _SQL
    cursor.execute(staging)
    copy_frame(cursor, frame.rename({"village_code": "village_id"}), "incoming_budget_line")
    gone = 0
    if frame.height == source_file.rows_total and not source_file.is_part:
        cursor.execute(remove)
        (gone,) = cursor.fetchone()
    cursor.execute(outcomes, {"starts": starts_of(source_file)})
    counts = Counts.over_sheets(cursor.fetchall(), frame.height)
    cursor.execute(upsert, {"source_file_id": source_file.pk})
    cursor.execute("DROP TABLE incoming_budget_line")
    progress(frame.height)
    return replace(counts, doubts={"budget_lines_gone": gone}) if gone else counts
