"""The indicator: covered workers of all workers, with everything that stands between the two."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from payung.coverage.cover import Cover
from payung.coverage.potential import AgainstPotential, StatedNumber
from payung.coverage.statements import EVERYBODY, Population, Snapshot, fill, states_sql, stays_sql
from payung.coverage.status import Status
from payung.primitives.month import Month
from payung.primitives.numbers import share_text
from payung.primitives.region_code import Level

ALL_SEGMENTS = "ALL"
CODE_DIGITS = {Level.PROVINCE: 2, Level.REGENCY: 5, Level.DISTRICT: 8, Level.VILLAGE: 13}
_COUNTER_BITS = 21
_ALIKE = ("village_code", "segment", "part", "workers")
IndicatorRow = tuple[int, str, str, int, int, int, int, int, int, int]


@dataclass(frozen=True, slots=True)
class Indicator:
    """One figure: a region, a segment (or ALL), a month and a cover. The statuses add up to `workers`.

    `source` and `as_of` say which register and payments it rests on, and of which day they are.
    """

    level: Level
    region_code: str
    segment: str
    month: Month
    workers: int
    covered: int
    grace: int
    lapsed: int
    never: int
    unknown: int
    cover: Cover
    source: str
    as_of: dt.date

    def __post_init__(self) -> None:
        parts = self.covered + self.grace + self.lapsed + self.never + self.unknown
        if parts != self.workers:
            raise ValueError(f"{self.region_code} {self.month}: {parts} != {self.workers} workers")

    @property
    def lower(self) -> tuple[int, int]:
        """Numerator and denominator when nobody unknown is covered: the published figure."""
        return self.covered, self.workers

    @property
    def upper(self) -> tuple[int, int]:
        """Numerator and denominator if everybody unknown were covered."""
        return self.covered + self.unknown, self.workers

    @property
    def lower_text(self) -> str:
        return share_text(*self.lower)

    @property
    def upper_text(self) -> str:
        return share_text(*self.upper)

    def against(self, potential: StatedNumber) -> AgainstPotential:
        """The same covered workers against the register's workers and against the insurer's potential."""
        named = StatedNumber(self.workers, self.source, self.as_of)
        return AgainstPotential(covered=self.covered, named=named, potential=potential)


def indicator_sql(
    snapshot: Snapshot,
    months: Iterable[Month],
    *,
    levels: Sequence[Level] = (Level.REGENCY,),
    cover: Cover = Cover.BASIC,
    population: Population = EVERYBODY,
) -> str:
    """Rows of region_level, region_code, segment, month, workers and the five statuses.

    One row for each region, segment and month with at least one worker, and one with segment ALL. A
    worker whose village is not known appears under the code he has. One statement gives a month or a
    whole trend. Raises InputError for a month outside the window or no month at all.
    """
    bits = {month: snapshot.window.bit(month) for month in sorted(set(months))}
    if not bits or not levels:
        raise ValueError("ask for at least one month and one level")
    places = sorted({bit % _COUNTER_BITS for bit in bits.values()})
    return fill(
        "indicator",
        stays=stays_sql(snapshot, cover, population),
        states=states_sql("alike", _ALIKE, snapshot.window.grace_months),
        sums=_columns(_sum(status, place) for status in Status for place in places),
        counts=_columns(_count(status, places) for status in Status),
        statuses=_columns(f"villages.{status.value}" for status in Status),
        asked=_values(
            (int(month), bit % _COUNTER_BITS, bit - bit % _COUNTER_BITS)
            for month, bit in bits.items()
        ),
        levels=_values((int(level), CODE_DIGITS[level]) for level in levels),
    )


def indicators(
    rows: Iterable[IndicatorRow], *, cover: Cover, source: str, as_of: dt.date
) -> list[Indicator]:
    """The rows of `indicator_sql` as values."""
    return [
        Indicator(
            level=Level(row[0]),
            region_code=row[1],
            segment=row[2],
            month=Month(row[3]),
            workers=row[4],
            covered=row[5],
            grace=row[6],
            lapsed=row[7],
            never=row[8],
            unknown=row[9],
            cover=cover,
            source=source,
            as_of=as_of,
        )
        for row in rows
    ]


def _sum(status: Status, place: int) -> str:
    every_21st = sum(1 << k for k in range(0, 63, _COUNTER_BITS))
    total = f"SUM((({status.value} >> {place}) & {every_21st}) * workers)"
    return f"CAST({total} AS BIGINT) AS {status.value}_{place}"


def _count(status: Status, places: Sequence[int]) -> str:
    cases = " ".join(f"WHEN {place} THEN packed.{status.value}_{place}" for place in places)
    largest = (1 << _COUNTER_BITS) - 1
    return f"((CASE asked.place {cases} END >> asked.shift) & {largest}) AS {status.value}"


def _columns(expressions: Iterable[str]) -> str:
    return ",\n        ".join(expressions)


def _values(rows: Iterable[tuple[int, ...]]) -> str:
    return ", ".join(f"({', '.join(map(str, row))})" for row in rows)
