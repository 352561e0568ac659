"""Every sheet of a file that is a list of its kind, and the others with the reason why not."""

from __future__ import annotations

from dataclasses import dataclass, replace

import polars as pl

from payung.intake.formats.candidates import Candidate, best_of, rival_of
from payung.intake.formats.known import layouts_of
from payung.intake.formats.recognition import Recognised, as_list, first_list, names_missing
from payung.intake.sheets import limits
from payung.intake.sheets.grid import Grid
from payung.intake.sheets.opening import OpenFile
from payung.primitives.errors import InputError


@dataclass(frozen=True)
class LeftOut:
    """A sheet that is not read. `why` is a word of `intake.presenters`, `what` is said with it."""

    name: str
    why: str
    what: str = ""


@dataclass(frozen=True)
class Lists:
    """The lists of a file in their order, all of one layout, and the sheets left out."""

    read: list[Recognised]
    left_out: list[LeftOut]


def lists_in(file: OpenFile, kind: str, file_name: str) -> Lists:
    """All lists of this kind; InputError when there is none, or when they are too large together."""
    first, before = first_list(file, kind, file_name)
    read = [first]
    left_out = [_left_out(grid, best, first, kind) for grid, best in before]
    del before  # grids of sheets that are not read take memory
    for found in (_further(grid, first, kind) for grid in file.grids):
        if isinstance(found, LeftOut):
            left_out.append(found)
            continue
        read.append(replace(found, start=_after(read[-1])))
        _check_size(read, file_name)
    return Lists(read, left_out)


def _further(grid: Grid, first: Recognised, kind: str) -> Recognised | LeftOut:
    best = best_of(grid, layouts_of(kind))
    same = best_of(grid, [first.layout])
    if best and same and not same.missing and same.score >= best.score:
        best = same
    fits = best and best.layout is first.layout and not best.missing
    if best and fits and grid.epoch == first.grid.epoch and not rival_of(grid, best, kind):
        return as_list(grid, best)
    return _left_out(grid, best, first, kind)


def _left_out(grid: Grid, best: Candidate | None, first: Recognised, kind: str) -> LeftOut:
    other = rival_of(grid, best, kind)
    if not _has_text(grid):
        return LeftOut(grid.sheet, "empty")
    if other:
        return LeftOut(grid.sheet, "other_kind", other.layout.title)
    if best is None:
        return LeftOut(grid.sheet, "unknown")
    if best.missing:
        return LeftOut(grid.sheet, "columns_missing", names_missing(best))
    if best.layout is first.layout:
        return LeftOut(grid.sheet, "other_epoch")
    return LeftOut(grid.sheet, "other_layout", best.layout.title)


def _has_text(grid: Grid) -> bool:
    filled = grid.cells.select((pl.all().str.strip_chars().fill_null("") != "").any())
    return any(filled.row(0)) if filled.height else False


def _after(last: Recognised) -> int:
    """Where the row numbers of the next list start, so that no two lists share one."""
    return last.start + last.grid.first_row + last.grid.cells.height


def _check_size(read: list[Recognised], file_name: str) -> None:
    cells = sum(each.grid.cells.width * each.grid.cells.height for each in read)
    if cells > limits.CELLS:
        raise InputError(
            f"'{file_name}' punya {len(read)} lembar yang bersama-sama memuat lebih dari "
            f"{limits.CELLS // 1_000_000} juta sel. Simpan lembarnya dalam beberapa berkas, lalu "
            "kirim satu per satu."
        )


def without_rows(lists: Lists, rows: list[int]) -> tuple[Lists, list[int]]:
    """The lists without those that end at their header, unless all do; `rows` counts those of each."""
    if not any(rows):
        return lists, rows
    counted = list(zip(lists.read, rows, strict=True))
    bare = [LeftOut(each.grid.sheet, "no_rows") for each, count in counted if not count]
    kept = [each for each, count in counted if count]
    return Lists(kept, [*lists.left_out, *bare]), [count for count in rows if count]
