"""Checked roster rows into the register."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import polars as pl
from django.db.backends.utils import CursorWrapper

from payung.intake.merging import Counts, Refusal
from payung.intake.models import SourceFile
from payung.register.roster.merge import merge_roster


def merge(
    *,
    source_file: SourceFile,
    frame: pl.DataFrame,
    cursor: CursorWrapper,
    received_on: dt.date,
    progress: Callable[[int], None],
) -> Counts:
    """See `payung.intake.merging.Merger`."""
    merged = merge_roster(
        frame=frame,
        cursor=cursor,
        source_file_id=source_file.pk,
        as_of=received_on,
        progress=progress,
    )
    refused = [_refusal(row, kept) for row, kept in merged.repeats]
    return Counts(merged.created, merged.updated, merged.unchanged, refused)


def _refusal(row: int, kept: int) -> Refusal:
    return Refusal(
        row,
        "repeats_known_person",
        f"Baris ini dan baris {kept} ternyata orang yang sama menurut data yang sudah ada. "
        f"Baris {kept} yang dipakai.",
        "full_name",
    )
