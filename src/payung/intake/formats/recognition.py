"""Which layout is this? Found by the names in a header row within the first rows of a sheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from payung.intake.formats.known import LAYOUTS, layouts_beside, layouts_of
from payung.intake.formats.layout import Layout, fingerprint, header_key
from payung.intake.formats.unknown import UnknownSheetError
from payung.intake.models import SourceFile
from payung.intake.sheets import limits
from payung.intake.sheets.grid import Grid
from payung.intake.sheets.opening import OpenFile
from payung.primitives.errors import InputError

_ENOUGH = 3  # headers that must be known before a row is taken for a header row
_SHOWN = 5
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
        fields = self.fields
        stated = {*fields, *self.layout.fixed}
        absent = [name for name in self.layout.required if name not in stated]
        if self.layout.any_of and not set(self.layout.any_of) & stated:
            absent.append(self.layout.any_of[0])
        return absent


def recognise(file: OpenFile, kind: str, file_name: str) -> Recognised:
    """The sheet that holds a file of this kind; InputError says what was found and what was expected."""
    looked_at: list[tuple[Grid, _Candidate | None]] = []
    for grid in file.grids:
        best = _best(grid, layouts_of(kind))
        if best and not best.missing and not _rival(grid, best, kind):
            _check_only_sheet(file, grid, best, file_name)
            return Recognised(best.layout, grid, best.headers, best.fields, best.last_row + 1)
        looked_at.append((grid, best))
    raise _why_not(looked_at, file, kind, file_name)


def _check_only_sheet(file: OpenFile, grid: Grid, best: _Candidate, file_name: str) -> None:
    """One sheet is read. A second of the same layout must not be passed over in silence."""
    if not grid.sheet or grid.sheet in best.layout.sheets:
        return
    others = [
        other.sheet
        for other in file.grids
        if (same := _best(other, [best.layout])) and not same.missing
        if other.cells.height > same.last_row + 1
    ]
    if others:
        names = ", ".join(f"'{name}'" for name in [grid.sheet, *others][:_SHOWN])
        raise InputError(
            f"'{file_name}' punya {len(others) + 1} lembar dengan judul kolom yang sama: {names}. "
            "Satu berkas dibaca satu lembar, supaya nomor baris tetap benar. Simpan tiap lembar "
            "sebagai berkas sendiri, atau gabungkan ke satu lembar, lalu kirim."
        )


def _best(grid: Grid, layouts: Sequence[Layout]) -> _Candidate | None:
    rows = [list(map(_text, row)) for row in grid.cells.head(limits.HEADER_ROWS + 1).iter_rows()]
    found = [
        _Candidate(layout, headers, last)
        for layout in layouts
        for headers, last in _header_rows(rows, layout.header_rows)
        if layout.fingerprint in ("", fingerprint(headers))
    ]
    good = [c for c in found if c.score >= min(_ENOUGH, len(c.layout.required) + 1)]
    return max(good, key=_fitness, default=None)


def _fitness(candidate: _Candidate) -> tuple[bool, bool, int, int]:
    complete = not candidate.missing
    return complete, candidate.layout.by_sender, candidate.score, -candidate.last_row


def _rival(grid: Grid, best: _Candidate | None, kind: str) -> _Candidate | None:
    """A complete layout of another kind that knows more of the headers."""
    if best and best.layout.by_sender:
        return None
    other = _best(grid, layouts_beside(kind))
    if other is None or other.missing or (best and other.score <= best.score):
        return None
    return other


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


def _text(cell: str | None) -> str:
    return (cell or "").strip()


def _why_not(
    looked_at: list[tuple[Grid, _Candidate | None]], file: OpenFile, kind: str, file_name: str
) -> InputError:
    expected = layouts_of(kind)[0]
    label = SourceFile.Kind(kind).label
    for grid, best in looked_at:
        other = _rival(grid, best, kind)
        if other and other.layout.instead:
            return InputError(
                f"'{file_name}' terbaca sebagai {other.layout.title}. {other.layout.instead}"
            )
        if other:
            return InputError(
                f"Berkas '{file_name}' dikirim sebagai {label}, tetapi isinya {other.layout.title}. "
                f"Pilih jenis '{SourceFile.Kind(other.layout.kind).label}' atau kirim berkas lain."
            )
        if best:
            return UnknownSheetError(_columns_missing(grid, best, file_name), [grid])
    return UnknownSheetError(
        f"Tidak ada judul kolom yang dikenal dalam '{file_name}'{_found(looked_at, file)}. "
        f"Untuk {label}, satu dari {limits.HEADER_ROWS} baris pertama harus memuat judul, "
        f"contoh: {expected.example}.",
        (grid for grid, _ in looked_at),
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
