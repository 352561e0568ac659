"""The table of workers and cover by region, and which of its counts may be published."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from payung.disclosure import Sum, suppressed
from payung.membership.counts import Counts, counts_inside
from payung.membership.queries import latest_run
from payung.primitives.month import Month
from payung.regions.models import Region
from payung.regions.queries import region

COLUMNS = ("workers", "covered", "uncovered")
_LENGTHS = (5, 8, 13)  # characters of a code: regency, district, village
Cell = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Row:
    """One region; None stands for a count that is left out."""

    region: Region
    workers: int | None
    covered: int | None
    uncovered: int | None


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a regency, its districts and their villages, in order of code."""

    region: Region
    month: Month
    rows: tuple[Row, ...]

    @property
    def left_out(self) -> int:
        """How many counts are not shown."""
        return sum(getattr(row, name) is None for row in self.rows for name in COLUMNS)


def published_table(code: str) -> Table:
    """The newest computed month of a region: its rows of the regency's table.

    A table of a district by itself would leave out other counts, and the two together give some away.
    """
    month = Month(latest_run().through_month)
    found: dict[str, Counts] = {}
    for length in _LENGTHS:
        found |= counts_inside(code[: _LENGTHS[0]], month, length)
    found = {place: counts for place, counts in found.items() if counts.workers}
    shown = shown_counts({place: _columns(counts) for place, counts in found.items()})
    inside = sorted(place for place in found if f"{place}.".startswith(f"{code}."))
    places = Region.objects.in_bulk(inside)
    rows = (Row(places[place], *(shown[place, name] for name in COLUMNS)) for place in inside)
    return Table(region(code), month, tuple(rows))


def shown_counts(by_place: Mapping[str, Mapping[str, int]]) -> dict[Cell, int | None]:
    """Each count of each region, or None where it is left out."""
    counts = {
        (place, name): n for place, columns in by_place.items() for name, n in columns.items()
    }
    out = suppressed(counts, list(_sums(by_place)))
    return {cell: None if cell in out else count for cell, count in counts.items()}


def _columns(counts: Counts) -> dict[str, int]:
    return {"workers": counts.workers, "covered": counts.covered, "uncovered": counts.uncovered}


def _sums(by_place: Mapping[str, Mapping[str, int]]) -> Iterator[Sum[Cell]]:
    """What a reader can add up: workers of a region, and each column over the regions inside another."""
    for place in by_place:
        yield Sum((place, "workers"), ((place, "covered"), (place, "uncovered")))
        inside = [other for other in by_place if other.rpartition(".")[0] == place]
        for name in COLUMNS if inside else ():
            yield Sum((place, name), tuple((other, name) for other in inside))
