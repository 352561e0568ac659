"""Rows that go back, kept with their cells. Numbers of people stay sealed even here."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from payung.access.numbers.keys import sealer
from payung.intake.formats.layout import Layout
from payung.intake.formats.recognition import Recognised
from payung.intake.merging import Refusal
from payung.intake.models import RejectedRow, SourceFile
from payung.intake.places import by_sheet
from payung.intake.staging import IDENTITY_FIELDS, cells_of

_SEALED_MARK = "disegel:"
_LIKE_A_NUMBER = re.compile(r"\d(?:[\s.-]?\d){15}")
_ROWS_AT_ONCE = 5_000
_NUMBERED = (*IDENTITY_FIELDS, "phone", "nik_hash")


def keep_rejected(
    file: SourceFile, sheets: Sequence[Recognised], refused: Sequence[Refusal]
) -> None:
    """Store the refused rows of a file, in its order, with the reason and the cells as they stood."""
    for source, back in by_sheet(sheets, refused):
        RejectedRow.objects.bulk_create(_rows(file, source, back), batch_size=_ROWS_AT_ONCE)


def _rows(file: SourceFile, source: Recognised, back: Sequence[Refusal]) -> Iterator[RejectedRow]:
    cells = cells_of(source, [r.row_number - source.start for r in back])
    for r in back:
        number = r.row_number - source.start
        yield RejectedRow(
            source_file=file,
            sheet=source.grid.sheet[:100],
            row_number=number,
            column=_header_of(source, r.column)[:100],
            check_id=r.check_id,
            reason=r.reason,
            cells=_sealed(cells[number], source.layout),
        )


def opened(cells: Sequence[Sequence[str]]) -> dict[str, str]:
    """The cells by header, in the order of the file, as their sender wrote them."""
    opener = sealer("cell").open
    return {
        name: opener(bytes.fromhex(text.removeprefix(_SEALED_MARK)))
        if text.startswith(_SEALED_MARK)
        else text
        for name, text in cells
    }


def _sealed(cells: Sequence[tuple[str, str]], layout: Layout) -> list[tuple[str, str]]:
    """Numbers of people are sealed, in whatever column: a father's NIK stands in one we do not read."""
    seal = sealer("cell").seal
    return [
        (name, f"{_SEALED_MARK}{seal(text).hex()}")
        if text and (layout.field_of(name) in _NUMBERED or _LIKE_A_NUMBER.search(text))
        else (name, text)
        for name, text in cells
    ]


def _header_of(source: Recognised, column: str) -> str:
    index = source.columns.get(column)
    return column if index is None else source.headers[index]
