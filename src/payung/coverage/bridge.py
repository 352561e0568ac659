"""What moved the figure: the bridge from the covered of one month to the covered of a later one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from payung.coverage.cover import Cover
from payung.coverage.indicator import CODE_DIGITS
from payung.coverage.statements import EVERYBODY, Population, Snapshot, fill, worker_states_sql
from payung.primitives.errors import InputError
from payung.primitives.month import Month
from payung.primitives.region_code import Level
from payung.primitives.sentences import say


class Cell(StrEnum):
    """Everybody covered in the first or the last month is in exactly one."""

    STAYED = "stayed"  # covered in both months
    NEW = "new"  # covered now, never paid up to the first month
    REACTIVATED = "reactivated"  # covered now, not paid in the first month but earlier
    MOVED_IN = "moved_in"  # already paid in the first month, but not yet a worker of this region
    CORRECTED_IN = "corrected_in"  # the figure published for the first month lacked him
    LAPSED = "lapsed"  # still a worker here, not paid any more (grace included)
    UNCLEAR = "unclear"  # still a worker here, not paid, and an undecided match: unknown now
    DIED = "died"
    MOVED = "moved"
    AGED_OUT = "aged_out"
    STOPPED = "stopped"  # stopped working, or left the list without a stated reason
    CORRECTED_OUT = "corrected_out"  # the figure published for the first month counted him wrongly


GAINS = (Cell.NEW, Cell.REACTIVATED, Cell.MOVED_IN, Cell.CORRECTED_IN)
LOSSES = tuple(cell for cell in Cell if cell is not Cell.STAYED and cell not in GAINS)


@dataclass(frozen=True, slots=True)
class Span:
    """The two months of a bridge; the first is earlier."""

    first: Month
    last: Month

    def __post_init__(self) -> None:
        if self.first >= self.last:
            raise InputError(
                say(
                    "Bulan awal %(first)s harus sebelum bulan akhir %(last)s. "
                    "Contoh: dari %(earlier)s sampai %(later)s.",
                    first=self.first,
                    last=self.last,
                    earlier=min(self.first + -1, self.last),
                    later=self.first,
                )
            )


@dataclass(frozen=True, slots=True)
class Bridge:
    """`start` + gains - losses = `end`; anything else raises ValueError.

    `start` and `end` come from the indicator, not from the cells, so the sum is a real check.
    """

    region_code: str
    cover: Cover
    span: Span
    start: int
    end: int
    cells: Mapping[Cell, int]

    def __post_init__(self) -> None:
        gains, losses = self.total(GAINS), self.total(LOSSES)
        stayed = self.total((Cell.STAYED,))
        if self.start != stayed + losses or self.end != stayed + gains:
            raise ValueError(
                f"{self.region_code}: {self.start} + {gains} - {losses} != {self.end} "
                f"({stayed} stayed)"
            )

    def total(self, cells: tuple[Cell, ...]) -> int:
        """How many workers are in these cells together."""
        return sum(self.cells.get(cell, 0) for cell in cells)


def bridge_list_sql(
    snapshot: Snapshot,
    span: Span,
    *,
    level: Level = Level.REGENCY,
    cover: Cover = Cover.BASIC,
    population: Population = EVERYBODY,
    cell: Cell | None = None,
    published: Snapshot | None = None,
) -> str:
    """Rows of region_code, worker_id, cell; with `cell` only that one.

    `published` is the snapshot from which the figure of the first month was once given out. With it,
    workers whom the newer snapshot sees otherwise in that month are in the two corrected cells; without
    it nobody is.
    """
    first_bit = snapshot.window.bit(span.first)
    digits = CODE_DIGITS[level]
    return fill(
        "bridge",
        states=worker_states_sql(snapshot, cover, population),
        digits=digits,
        published="CAST(0 AS BIGINT)" if published else f"(covered >> {first_bit}) & 1",
        previous=_published_rows(published, span, digits, cover, population) if published else "",
        first_bit=first_bit,
        last_bit=snapshot.window.bit(span.last),
        last_month=int(span.last),
        listed=f"cell = '{cell.value}'" if cell else "1 = 1",
    )


def bridge_sql(list_sql: str) -> str:
    """Rows of region_code, cell, workers: the same statement as the list, counted."""
    return (
        f"SELECT region_code, cell, COUNT(*) AS workers FROM (\n{list_sql}) AS listed\n"
        "GROUP BY region_code, cell\n"
    )


def bridges(
    rows: Iterable[tuple[str, str, int]],
    *,
    start: Mapping[str, int],
    end: Mapping[str, int],
    span: Span,
    cover: Cover,
) -> list[Bridge]:
    """The rows of `bridge_sql` as values, with the covered of each region from the indicator.

    Raises ValueError when the cells of a region do not lead from its start to its end.
    """
    cells: dict[str, dict[Cell, int]] = {region: {} for region in sorted({*start, *end})}
    for region, cell, workers in rows:
        cells.setdefault(region, {})[Cell(cell)] = workers
    return [
        Bridge(region, cover, span, start.get(region, 0), end.get(region, 0), found)
        for region, found in cells.items()
    ]


def _published_rows(
    published: Snapshot, span: Span, digits: int, cover: Cover, population: Population
) -> str:
    bit = published.window.bit(span.first)
    return (
        "UNION ALL\n"
        f"    SELECT SUBSTR(village_code, 1, {digits}), worker_id, (covered >> {bit}) & 1,"
        " 0, 0, 0, 0, 0, 0, 0\n"
        f"    FROM (\n{worker_states_sql(published, cover, population)}\n) AS published_states"
    )
