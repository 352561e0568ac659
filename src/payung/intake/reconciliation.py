"""The line every import ends in."""

from __future__ import annotations

from payung.intake.models import SourceFile
from payung.primitives.numbers import count_text


def reconciliation(file: SourceFile) -> str:
    """'3.412 dibaca = 212 baru + 3.101 tetap + 80 berubah + 19 dikembalikan'."""
    return (
        f"{count_text(file.rows_read)} dibaca = {count_text(file.rows_created)} baru + "
        f"{count_text(file.rows_unchanged)} tetap + {count_text(file.rows_updated)} berubah + "
        f"{count_text(file.rows_rejected)} dikembalikan"
    )
