"""Which returned rows a file mends: a sheet that went back says so in its last column."""

from __future__ import annotations

from collections.abc import Iterable

import polars as pl
from django.db.models import Q

from payung.intake.formats.recognition import Recognised
from payung.intake.merging import Refusal
from payung.intake.models import RejectedRow, SourceFile
from payung.intake.returned import MARK


def mark_mended(
    file: SourceFile, source: Recognised, accepted: pl.DataFrame, refused: Iterable[Refusal]
) -> int:
    """Note the file with the rows that it repeats and that were taken this time; how many they are."""
    if MARK not in source.headers:
        return 0
    taken = accepted["row_number"].to_list()
    back = {refusal.row_number for refusal in refused}
    rows = [row - source.grid.first_row for row in taken if row not in back]
    marks = source.grid.cells[str(source.headers.index(MARK))].gather(rows)
    keys = marks.str.extract(r"^(\d{1,18})(?:\.0)?$", 1).cast(pl.Int64).drop_nulls().to_list()
    return RejectedRow.objects.filter(_own(file), pk__in=keys, mended_by=None).update(
        mended_by=file
    )


def _own(file: SourceFile) -> Q:
    """Rows that went back to the same sender or the same village: nobody ticks off those of others."""
    own = Q(source_file__uploaded_by=file.uploaded_by_id)
    if file.village_code:
        own |= Q(source_file__village_code=file.village_code)
    return own & Q(source_file__kind=file.kind)
