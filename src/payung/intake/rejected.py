"""Rows that go back, kept with their cells. Numbers of people stay sealed even here."""

from __future__ import annotations

from collections.abc import Container, Sequence

from payung.access.keys import sealer
from payung.intake.formats.layout import header_key
from payung.intake.formats.recognition import Recognised
from payung.intake.merging import Refusal
from payung.intake.models import RejectedRow, SourceFile
from payung.intake.staging import IDENTITY_FIELDS, cells_of

_SEALED_MARK = "disegel:"
_ROWS_AT_ONCE = 5_000
_NUMBERED = (*IDENTITY_FIELDS, "phone", "nik_hash")


def keep_rejected(file: SourceFile, source: Recognised, refused: Sequence[Refusal]) -> None:
    """Store the refused rows of a file with the reason and the cells as they stood."""
    cells = cells_of(source, [r.row_number for r in refused])
    secret = {name for name in source.headers if source.layout.field_of(name) in _NUMBERED}
    rows = (
        RejectedRow(
            source_file=file,
            sheet=source.grid.sheet[:100],
            row_number=r.row_number,
            column=_header_of(source, r.column)[:100],
            check_id=r.check_id,
            reason=r.reason,
            cells=_sealed(cells[r.row_number], {header_key(name) for name in secret}),
        )
        for r in refused
    )
    RejectedRow.objects.bulk_create(rows, batch_size=_ROWS_AT_ONCE)


def opened(cells: Sequence[Sequence[str]]) -> dict[str, str]:
    """The cells by header, in the order of the file, as their sender wrote them."""
    opener = sealer("cell").open
    return {
        name: opener(bytes.fromhex(text.removeprefix(_SEALED_MARK)))
        if text.startswith(_SEALED_MARK)
        else text
        for name, text in cells
    }


def _sealed(cells: Sequence[tuple[str, str]], secret: Container[str]) -> list[tuple[str, str]]:
    seal = sealer("cell").seal
    return [
        (name, f"{_SEALED_MARK}{seal(text).hex()}")
        if text and header_key(name) in secret
        else (name, text)
        for name, text in cells
    ]


def _header_of(source: Recognised, column: str) -> str:
    index = source.columns.get(column)
    return column if index is None else source.headers[index]
