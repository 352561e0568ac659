"""Checked roster rows into the register."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

import polars as pl
from django.db.backends.utils import CursorWrapper

from payung.intake.formats.siskeudes import TA_PERANGKAT
from payung.intake.mergers.officials import identify
from payung.intake.mergers.versions import not_newer, note_versions
from payung.intake.merging import Counts, Noted, Refusal
from payung.intake.models import SourceFile
from payung.intake.places import said_place, starts_of
from payung.register.roster.merge import merge_roster

NEAR_KNOWN = "near_known_person"
"""The doubt about a new person who is nearly a known one."""


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
    refused: list[Refusal] = []
    if source_file.layout == TA_PERANGKAT.id:
        found = identify(frame, cursor)
        frame, refused = found.frame, found.refused
    stale = not_newer(frame, cursor, source_file)
    fresh = frame.filter(~stale)
    merged = merge_roster(
        frame=fresh,
        cursor=cursor,
        source_file_id=source_file.pk,
        as_of=received_on,
        progress=lambda rows: progress(rows + frame.height - fresh.height),
        starts=starts_of(source_file),
        asked=asked,
    )
    repeats = [row for row, _ in merged.repeats]
    note_versions(fresh.filter(~pl.col("row_number").is_in(repeats)), cursor, source_file)
    refused = [
        *refused,
        *(_refusal(row, said_place(source_file, kept)) for row, kept in merged.repeats),
    ]
    unchanged = merged.unchanged + frame.height - fresh.height
    return Counts(
        merged.created,
        merged.updated,
        unchanged,
        refused,
        by_sheet=merged.by_sheet,
        noted=_near_known(fresh, merged.near_known),
        keys=merged.keys,
    )


def _near_known(frame: pl.DataFrame, rows: Sequence[int]) -> dict[str, Noted]:
    if not rows:
        return {}
    near = frame.filter(pl.col("row_number").is_in(list(rows)))
    noted = Noted("full_name", "", near.select("row_number", text="full_name"))
    return {NEAR_KNOWN: noted}


def _refusal(row: int, kept: str) -> Refusal:
    return Refusal(
        row,
        "repeats_known_person",
        f"Baris ini dan {kept} ternyata orang yang sama menurut data yang sudah ada. "
        f"Yang dipakai: {kept}.",
        "full_name",
    )
