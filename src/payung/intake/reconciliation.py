"""The line every import ends in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from payung.intake.models import SourceFile
from payung.primitives.numbers import count_text

_COUNTED = ("read", "created", "updated", "unchanged", "rejected")


def reconciliation(file: SourceFile) -> str:
    """'3.412 dibaca = 212 baru + 3.101 tetap + 80 berubah + 19 dikembalikan'."""
    return _line({name: getattr(file, f"rows_{name}") for name in _COUNTED})


def sheet_lines(file: SourceFile) -> Iterator[tuple[str, str]]:
    """The same line for each of several sheets, by name; they add up to the line of the file."""
    if len(file.sheets) > 1:
        yield from ((sheet["name"], _line(sheet)) for sheet in file.sheets)


def _line(counts: Mapping[str, int]) -> str:
    return (
        f"{count_text(counts['read'])} dibaca = {count_text(counts['created'])} baru + "
        f"{count_text(counts['unchanged'])} tetap + {count_text(counts['updated'])} berubah + "
        f"{count_text(counts['rejected'])} dikembalikan"
    )
