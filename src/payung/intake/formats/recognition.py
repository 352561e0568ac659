"""Which layout is this? Found by the names in a header row within the first rows of a sheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from payung.intake.formats.known import LAYOUTS, layouts_of
from payung.intake.formats.layout import Layout
from payung.intake.models import SourceFile
from payung.intake.sheets import limits
from payung.intake.sheets.grid import Grid
from payung.intake.sheets.opening import OpenFile
from payung.primitives.errors import InputError

_ENOUGH = 3  # headers that must be known before a row is taken for a header row
Header = list[str]


@dataclass(frozen=True)
class Recognised:
    """A sheet with its layout. `columns` gives the grid column of each field that is there.

    `headers` are the texts of the header row, one per grid column; `data_from` is the index of the
    first row of data in the grid.
    """

    layout: Layout
    grid: Grid
    headers: list[str]
    columns: dict[str, int]
    data_from: int


@dataclass(frozen=True)
class _Candidate:
    layout: Layout
    headers: Header
    last_row: int

    @property
    def score(self) -> int:
        return len({h for h in self.headers if self.layout.knows(h)})

    @property
    def fields(self) -> dict[str, int]:
        found: dict[str, int] = {}
        for index, header in enumerate(self.headers):
            name = self.layout.field_of(header)
            if name:
                found.setdefault(name, index)
        return found

    @property
    def missing(self) -> list[str]:
        fields = self.fields
        absent = [name for name in self.layout.required if name not in fields]
        if self.layout.any_of and not set(self.layout.any_of) & set(fields):
            absent.append(self.layout.any_of[0])
        return absent


def recognise(file: OpenFile, kind: str, file_name: str) -> Recognised:
    """The sheet that holds a file of this kind; InputError says what was found and what was expected."""
    looked_at: list[tuple[Grid, _Candidate | None]] = []
    for grid in file.grids:
        best = _best(grid, layouts_of(kind))
        if best and not best.missing and not _rival(grid, best, kind):
            return Recognised(best.layout, grid, best.headers, best.fields, best.last_row + 1)
        looked_at.append((grid, best))
    raise InputError(_why_not(looked_at, file, kind, file_name))


def _best(grid: Grid, layouts: Sequence[Layout]) -> _Candidate | None:
    rows = [list(map(_text, row)) for row in grid.cells.head(limits.HEADER_ROWS + 1).iter_rows()]
    found = [
        _Candidate(layout, headers, last)
        for layout in layouts
        for headers, last in _header_rows(rows)
    ]
    good = [c for c in found if c.score >= min(_ENOUGH, len(c.layout.required) + 1)]
    return max(good, key=lambda c: (not c.missing, c.score, -c.last_row), default=None)


def _rival(grid: Grid, best: _Candidate | None, kind: str) -> _Candidate | None:
    """A complete layout of another kind that knows more of the headers."""
    other = _best(grid, [layout for layout in LAYOUTS if layout.kind != kind])
    if other is None or other.missing or (best and other.score <= best.score):
        return None
    return other


def _header_rows(rows: list[Header]) -> list[tuple[Header, int]]:
    """Each row alone, and each with the row below it filling its empty cells (merged headers)."""
    alone = [(row, i) for i, row in enumerate(rows[: limits.HEADER_ROWS])]
    joined = [
        ([low or high for high, low in zip(top, below, strict=True)], i + 1)
        for i, (top, below) in enumerate(pairwise(rows))
    ]
    return alone + joined


def _text(cell: str | None) -> str:
    return (cell or "").strip()


def _why_not(
    looked_at: list[tuple[Grid, _Candidate | None]], file: OpenFile, kind: str, file_name: str
) -> str:
    expected = layouts_of(kind)[0]
    label = SourceFile.Kind(kind).label
    for grid, best in looked_at:
        other = _rival(grid, best, kind)
        if other:
            return (
                f"Berkas '{file_name}' dikirim sebagai {label}, tetapi isinya {other.layout.title}. "
                f"Pilih jenis '{SourceFile.Kind(other.layout.kind).label}' atau kirim berkas lain."
            )
        if best:
            return _columns_missing(grid, best, file_name)
    return (
        f"Tidak ada judul kolom yang dikenal dalam '{file_name}'{_found(looked_at, file)}. "
        f"Untuk {label}, satu dari {limits.HEADER_ROWS} baris pertama harus memuat judul, "
        f"contoh: {expected.example}."
    )


def _columns_missing(grid: Grid, best: _Candidate, file_name: str) -> str:
    names = ", ".join(f"'{best.layout.headers[name][0]}'" for name in best.missing)
    where = f" lembar '{grid.sheet}'" if grid.sheet else ""
    return (
        f"'{file_name}'{where} baris {grid.first_row + best.last_row} terbaca sebagai "
        f"{best.layout.title}, tetapi kolom {names} tidak ada. "
        f"Tambahkan kolom itu; contoh judul: {best.layout.example}."
    )


def _found(looked_at: list[tuple[Grid, _Candidate | None]], file: OpenFile) -> str:
    if file.sheet_names:
        expected = sorted({name for layout in LAYOUTS for name in layout.sheets})
        return (
            f" (lembar: {', '.join(file.sheet_names[:5])}; "
            f"biasanya bernama {' atau '.join(expected[:3])})"
        )
    first = [_text(cell) for cell in looked_at[0][0].cells.row(0)] if looked_at else []
    return f" (baris pertama: {', '.join(filter(None, first[:4])) or 'kosong'})"
