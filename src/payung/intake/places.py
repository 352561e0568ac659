"""Rows of several sheets are numbered through: which sheet and row does a number in the file mean?

`SourceFile.sheets` holds for each sheet that is read its `name`, the `start` its row numbers are
raised by, what became of its rows, in `columns` where each field stands (`payung.intake.cells`) and in
`unread` the headers it has besides (`payung.intake.unread_columns`);
`sheets_left_out` the other ones, as `LeftOut`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from payung.intake.cells import columns_of
from payung.intake.formats.lists import LeftOut
from payung.intake.formats.recognition import Recognised
from payung.intake.merging import Counts, Refusal
from payung.intake.models import SourceFile
from payung.intake.unread_columns import unread_columns


def note_sheets(
    file: SourceFile, read: Sequence[Recognised], rows: Sequence[int], left_out: Sequence[LeftOut]
) -> None:
    """Note on the file which sheets are read, with how many rows, and which are not, and why."""
    file.sheets = [
        {
            "name": each.grid.sheet,
            "start": each.start,
            "read": count,
            "columns": columns_of(each),
            "unread": unread_columns(each),
        }
        for each, count in zip(read, rows, strict=True)
    ]
    file.sheets_left_out = [asdict(each) for each in left_out]


def place_of(file: SourceFile, row: int) -> tuple[str, int]:
    """The sheet and its own row number; no sheet when only one is read, for then all know it."""
    if len(file.sheets) < 2:
        return "", row
    sheet = file.sheets[index_of(starts_of(file), row)]
    return sheet["name"], row - sheet["start"]


def said_place(file: SourceFile, row: int) -> str:
    """'baris 12' or 'lembar 'Dusun Timur' baris 12', for the sentences of returned rows."""
    sheet, number = place_of(file, row)
    return f"lembar '{sheet}' baris {number}" if sheet else f"baris {number}"


def index_of(starts: Sequence[int], row: int) -> int:
    """Which sheet, counted from 0; as `width_bucket(row, starts)` counts them from 1."""
    return bisect_left(starts, row) - 1


def by_sheet(
    sheets: Sequence[Recognised], refused: Sequence[Refusal]
) -> Iterator[tuple[Recognised, list[Refusal]]]:
    """Each sheet with those of its rows that go back, in the order of the file."""
    starts = [each.start for each in sheets]
    back: list[list[Refusal]] = [[] for _ in sheets]
    for refusal in refused:
        back[index_of(starts, refusal.row_number)].append(refusal)
    yield from zip(sheets, back, strict=True)


def starts_of(file: SourceFile) -> list[int]:
    """The starts of the sheets, for mergers that count what became of the rows of each."""
    return [each["start"] for each in file.sheets] or [0]


def count_by_sheet(file: SourceFile, counts: Counts, refused: Sequence[Refusal]) -> None:
    """Complete the line of each sheet; what is neither new, changed nor returned is unchanged."""
    if len(file.sheets) == 1:
        file.sheets[0] |= _line(counts.created, counts.updated, len(refused), file.rows_read)
        return
    starts = starts_of(file)
    back = Counter(index_of(starts, each.row_number) for each in refused)
    for index, sheet in enumerate(file.sheets):
        created, updated = counts.of_sheet(index + 1)
        sheet |= _line(created, updated, back[index], sheet["read"])


def _line(created: int, updated: int, rejected: int, read: int) -> Mapping[str, Any]:
    unchanged = read - created - updated - rejected
    return {
        "created": created, "updated": updated, "unchanged": unchanged, "rejected": rejected,
    }  # fmt: skip
