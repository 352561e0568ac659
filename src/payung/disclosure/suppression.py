"""Small cells, and the cells beside them from which they could be computed back.

A table is cells with whole counts, and sums that its reader knows: a total is the sum of its parts. A
cell of 1 to threshold - 1 people is left out; so are, for each, enough others that no left-out cell
follows from what is shown by adding and subtracting, and that what is missing from a sum is never itself
a small number. Zeros are shown: they speak of nobody.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from payung.disclosure.elimination import fixed

THRESHOLD = 5
Cell = TypeVar("Cell")


@dataclass(frozen=True, slots=True)
class Sum(Generic[Cell]):
    """`total` is the sum of `parts`."""

    total: Cell
    parts: tuple[Cell, ...]

    @property
    def cells(self) -> tuple[Cell, ...]:
        return (self.total, *self.parts)


def suppressed(
    counts: Mapping[Cell, int], sums: Sequence[Sum[Cell]], threshold: int = THRESHOLD
) -> frozenset[Cell]:
    """The cells to leave out. Every cell of a sum has a count, and the sums are true."""
    out = {cell for cell, count in counts.items() if 0 < count < threshold}
    while True:
        weak = _small_gaps(counts, sums, out, threshold) or _open_sums(sums, out)
        beside = [cell for s in weak if (cell := _smallest_shown(counts, s, out)) is not None]
        if not beside:
            return frozenset(out)
        out.add(min(beside, key=lambda cell: (counts[cell], str(cell))))  # one, then look again


def derivable(sums: Iterable[Sum[Cell]], out: Iterable[Cell]) -> set[Cell]:
    """The left-out cells whose counts follow from the shown ones by adding and subtracting."""
    names = {cell: number for number, cell in enumerate(out)}
    found = fixed(_equation(each, names) for each in sums)
    return {cell for cell, number in names.items() if number in found}


def _equation(each: Sum[Cell], names: Mapping[Cell, int]) -> dict[int, int]:
    parts = {names[part]: -1 for part in each.parts if part in names}
    return {names[each.total]: 1, **parts} if each.total in names else parts


def _small_gaps(
    counts: Mapping[Cell, int], sums: Sequence[Sum[Cell]], out: set[Cell], threshold: int
) -> list[Sum[Cell]]:
    """Sums whose shown total tells that few people are in all that was left out."""
    return [
        each
        for each in sums
        if each.total not in out
        and 0 < sum(counts[part] for part in each.parts if part in out) < threshold
    ]


def _open_sums(sums: Sequence[Sum[Cell]], out: set[Cell]) -> list[Sum[Cell]]:
    """Sums of which one cell is left out, which gives it away; else those of any cell that follows."""
    single = [each for each in sums if len(out.intersection(each.cells)) == 1]
    return single or [s for cell in derivable(sums, out) for s in sums if cell in s.cells]


def _smallest_shown(counts: Mapping[Cell, int], each: Sum[Cell], out: set[Cell]) -> Cell | None:
    """The next cell to leave out: a part with people before the total, the fewest people first."""
    shown = [cell for cell in each.cells if cell not in out and counts[cell]]
    return min(shown, key=lambda cell: (cell == each.total, counts[cell]), default=None)
