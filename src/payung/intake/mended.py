"""Which returned rows a file mends: a sheet that went back says so in its last column, or is the same."""

from __future__ import annotations

from collections.abc import Iterable

import polars as pl
from django.db.models import Exists, OuterRef, Q

from payung.intake.formats.recognition import Recognised
from payung.intake.merging import Refusal
from payung.intake.models import RejectedRow, SourceFile
from payung.intake.returned_columns import MARK


def mark_mended(
    file: SourceFile,
    sheets: Iterable[Recognised],
    accepted: pl.DataFrame,
    refused: Iterable[Refusal],
) -> int:
    """Note the file with the rows that it repeats and that were taken this time; how many they are."""
    marked = [each for each in sheets if MARK in each.headers]
    if not marked:
        return _taken_this_time(file)
    back = {refusal.row_number for refusal in refused}
    taken = [row for row in accepted["row_number"].to_list() if row not in back]
    keys = [key for each in marked for key in _marks(each, taken)]
    return RejectedRow.objects.filter(_own(file), pk__in=keys, mended_by=None).update(
        mended_by=file
    )


def repeats_returned_rows(file: SourceFile, sheets: Iterable[Recognised]) -> bool:
    """Is it a row mended on the page, or the sheet that went back, rather than a list of its own?"""
    return file.mends_id is not None or any(MARK in each.headers for each in sheets)


def _taken_this_time(file: SourceFile) -> int:
    """The same content again: what went back then and does not now, as its words are known by now."""
    same = Q(source_file__sha256=file.sha256, source_file__village_code=file.village_code)
    again = RejectedRow.objects.filter(
        source_file=file, sheet=OuterRef("sheet"), row_number=OuterRef("row_number")
    )
    before = RejectedRow.objects.filter(
        _own(file) & same, source_file__state=SourceFile.State.MERGED, mended_by=None
    )
    return before.exclude(source_file=file).exclude(Exists(again)).update(mended_by=file)


def _marks(source: Recognised, taken: Iterable[int]) -> list[int]:
    """The keys of returned rows that stand in the taken rows of one sheet."""
    first, height = source.start + source.grid.first_row, source.grid.cells.height
    rows = [row - first for row in taken if first <= row < first + height]
    marks = source.grid.cells[str(source.headers.index(MARK))].gather(rows)
    return marks.str.extract(r"^(\d{1,18})(?:\.0)?$", 1).cast(pl.Int64).drop_nulls().to_list()


def _own(file: SourceFile) -> Q:
    """Rows that went back to the same sender or the same village: nobody ticks off those of others."""
    own = Q(source_file__uploaded_by=file.uploaded_by_id)
    if file.village_code:
        own |= Q(source_file__village_code=file.village_code)
    return own & Q(source_file__kind=file.kind)
