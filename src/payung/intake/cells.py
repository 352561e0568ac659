"""In which cell did a field of a row stand: file, sheet, row and column, as a spreadsheet program shows them.

Of a file that was read only this is kept: for each sheet and field the letter of its column and the header
above it. No letter: what is above the family states it (`payung.intake.formats.families`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from payung.intake.formats.families import CARRIED
from payung.intake.formats.headerless import column_letter, column_letters
from payung.intake.formats.recognition import Recognised
from payung.intake.models import RejectedRow, SourceFile
from payung.primitives.masking import mask_numbers

_LONGEST_HEADER = 80  # characters


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a file, and the columns of its sheet by field; None for files that did not note them yet."""

    file: SourceFile
    sheet: str
    number: int
    columns: Mapping[str, tuple[str, str]] | None

    def column(self, *fields: str) -> tuple[str, str] | None:
        """Letter and header of the first of the fields that the sheet has; None when it has none of them."""
        found = (self.columns[field] for field in fields if self.columns and field in self.columns)
        return next(found, None)


def columns_of(source: Recognised) -> dict[str, tuple[str, str]]:
    """Letter and header of each field that is read; a header may be a row of data, so numbers are covered."""
    named = source.headers != column_letters(len(source.headers))
    found = {
        field: (
            column_letter(index + source.grid.first_column),
            shown_header(source.headers[index]) if named else "",
        )
        for field, index in source.columns.items()
    }
    carried = dict.fromkeys(CARRIED, ("", "")) if source.layout.families else {}
    return {**carried, **found}


def shown_header(header: str) -> str:
    """A header as it is kept: in one line, not long, numbers covered."""
    return mask_numbers(" ".join(header.split()))[:_LONGEST_HEADER]


def row_of(file: SourceFile, number: int) -> Row:
    """The row with this number in the file; of a row mended on the page the one that went back."""
    if file.mends is not None:
        return _returned(file.mends)
    sheet = _sheet_of(file, number)
    return Row(file, sheet["name"], number - sheet["start"], sheet.get("columns"))


def _returned(row: RejectedRow) -> Row:
    file = row.source_file
    columns = {each["name"][:100]: each.get("columns") for each in file.sheets}
    return Row(file, row.sheet, row.row_number, columns.get(row.sheet))


def _sheet_of(file: SourceFile, number: int) -> Mapping[str, Any]:
    before = [each for each in file.sheets if each["start"] < number]
    return before[-1] if before else {"name": "", "start": 0}
