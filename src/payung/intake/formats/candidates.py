"""Which layout may a sheet have? Found by the names in a header row within its first rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from payung.intake.formats.headerless import column_letters, first_data_row
from payung.intake.formats.known import layouts_beside
from payung.intake.formats.layout import Layout, fingerprint, header_key
from payung.intake.formats.looks import likeness, looks_of
from payung.intake.sheets import limits
from payung.intake.sheets.grid import Grid

_ENOUGH = 3  # headers that must be known before a row is taken for a header row
Header = list[str]


@dataclass(frozen=True)
class Candidate:
    """A layout with the header row that speaks for it."""

    layout: Layout
    headers: Header
    last_row: int
    alike: int = 0

    @property
    def score(self) -> int:
        """How many different headers the layout knows."""
        return len({h for h in self.headers if self.layout.knows(h)})

    @property
    def fields(self) -> dict[str, int]:
        """The column of each field that is there."""
        found: dict[str, int] = {}
        for index, header in enumerate(self.headers):
            name = self.layout.field_of(header)
            if name:
                found.setdefault(name, index)
        for name, left in self.layout.unnamed_after.items():
            unnamed = self._unnamed_right_of(left)
            if unnamed is not None:
                found.setdefault(name, unnamed)
        return found

    def _unnamed_right_of(self, key: str) -> int | None:
        for index, header in enumerate(self.headers[:-1]):
            if header_key(header) == key and not self.headers[index + 1]:
                return index + 1
        return None

    @property
    def missing(self) -> list[str]:
        """The fields without which the layout cannot be read."""
        fields = self.fields
        stated = {*fields, *self.layout.fixed}
        absent = [name for name in self.layout.required if name not in stated]
        if self.layout.any_of and not set(self.layout.any_of) & stated:
            absent.append(self.layout.any_of[0])
        return absent


def best_of(grid: Grid, layouts: Sequence[Layout]) -> Candidate | None:
    """The layout that knows most of the sheet; None when none knows enough."""
    rows = [
        list(map(cell_text, row)) for row in grid.cells.head(limits.HEADER_ROWS + 1).iter_rows()
    ]
    found = [
        Candidate(layout, headers, last, alike)
        for layout in layouts
        for headers, last in _headers_for(layout, rows)
        if layout.fingerprint in ("", fingerprint(headers))
        if (alike := _likeness(layout, rows[last + 1 :])) is not None
    ]
    good = [c for c in found if c.score >= min(_ENOUGH, len(c.layout.required) + 1)]
    good.sort(key=_fitness, reverse=True)
    return None if _fit_as_well(good) else next(iter(good), None)


def _fit_as_well(good: Sequence[Candidate]) -> bool:
    """Do two mappings of sheets without a header fit equally? Then a person is asked."""
    if len(good) < 2 or not good[0].layout.looks:
        return False
    first, second = good[:2]
    return first.layout.id != second.layout.id and _fitness(first) == _fitness(second)


def _fitness(candidate: Candidate) -> tuple[bool, bool, int, int, int]:
    complete, layout = not candidate.missing, candidate.layout
    return complete, layout.by_sender, candidate.score, candidate.alike, -candidate.last_row


def _likeness(layout: Layout, body: Sequence[Header]) -> int | None:
    return likeness(layout.looks, looks_of(body, layout.kind)) if layout.looks else 0


def rival_of(grid: Grid, best: Candidate | None, kind: str) -> Candidate | None:
    """A complete layout of another kind that knows more of the headers."""
    if best and best.layout.by_sender:
        return None
    other = best_of(grid, layouts_beside(kind))
    if other is None or other.missing or (best and other.score <= best.score):
        return None
    return other


def _headers_for(layout: Layout, rows: list[Header]) -> list[tuple[Header, int]]:
    """The rows that may be its header; letters above the first row of data where it has none."""
    found = _header_rows(rows, layout.header_rows)
    first = first_data_row(rows, layout.kind) if layout.without_header else None
    return found if first is None else [*found, (column_letters(len(rows[first])), first - 1)]


def _header_rows(rows: list[Header], most: int) -> list[tuple[Header, int]]:
    """Each row alone, and joined with the rows below it, whose cells go before (merged headers)."""
    found = []
    for first in range(min(len(rows), limits.HEADER_ROWS)):
        header = rows[first]
        found.append((header, first))
        for last in range(first + 1, min(first + most, len(rows))):
            header = [low or high for high, low in zip(header, rows[last], strict=True)]
            found.append((header, last))
    return found


def cell_text(cell: str | None) -> str:
    """A cell without what surrounds it."""
    return (cell or "").strip()
