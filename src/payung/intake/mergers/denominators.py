"""Checked denominators into the regions: one figure per region, segment, basis, day and source."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path

import polars as pl
from django.db.backends.utils import CursorWrapper

from payung.database.copying import copy_frame
from payung.intake.merging import Counts, Refusal
from payung.intake.models import SourceFile
from payung.intake.places import starts_of

_SQL = (Path(__file__).parent / "denominators.sql").read_text(encoding="utf-8").split("-- next\n")


def merge(
    *,
    source_file: SourceFile,
    frame: pl.DataFrame,
    cursor: CursorWrapper,
    received_on: dt.date,
    progress: Callable[[int], None],
    asked: Sequence[int] = (),
) -> Counts:
    """See `payung.intake.merging.Merger`."""
    staging, unknown, outcomes, upsert = _SQL
    cursor.execute(staging)
    copy_frame(cursor, frame.rename({"region_code": "region_id"}), "incoming_denominator")
    cursor.execute(unknown)
    refused = [_refusal(row, code) for row, code in cursor.fetchall()]
    cursor.execute(outcomes, {"starts": starts_of(source_file)})
    counted = cursor.fetchall()
    cursor.execute(upsert, {"source_file_id": source_file.pk})
    cursor.execute("DROP TABLE incoming_denominator")
    progress(frame.height)
    return Counts.over_sheets(counted, frame.height, refused)


def _refusal(row: int, code: str) -> Refusal:
    return Refusal(
        row,
        "region_unknown",
        f"Kode wilayah {code} tidak ada dalam daftar resmi. Contoh: 73.07.04.2005.",
        "region_code",
    )
