"""The same rules without SQL, words or bits: sets of months, one worker at a time.

Slow and obvious on purpose. The SQL must agree with it on every engine; the method page and the truth
table are made from `status_of`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from payung.coverage.bridge import Cell, Span
from payung.coverage.cover import Cover
from payung.coverage.indicator import ALL_SEGMENTS, CODE_DIGITS
from payung.coverage.status import Status
from payung.coverage.window import Window
from payung.primitives.month import Month
from payung.primitives.region_code import Level


@dataclass(frozen=True, slots=True)
class Stay:
    """A row of `workers`: months from `from_month` up to, not including, `until_month`."""

    worker_id: int
    village_code: str
    segment: str
    from_month: int
    until_month: int | None
    end_reason: str
    identity: str


@dataclass(frozen=True, slots=True)
class Line:
    """A payment or a stated cover: programmes paid from `first_month` to `last_month`, both included."""

    worker_id: int
    first_month: int
    last_month: int
    programmes: int


PaidMonths = Mapping[Cover, frozenset[int]]


def paid_by_worker(lines: Iterable[Line]) -> dict[int, PaidMonths]:
    """For each worker and cover the months in which everything the cover needs was paid."""
    found: dict[int, dict[int, int]] = {}
    for line in lines:
        months = found.setdefault(line.worker_id, {})
        for month in range(line.first_month, line.last_month + 1):
            months[month] = months.get(month, 0) | line.programmes
    return {worker: _by_cover(months) for worker, months in found.items()}


def _by_cover(months: Mapping[int, int]) -> PaidMonths:
    return {
        cover: frozenset(
            month for month, paid in months.items() if paid & cover.programmes == cover.programmes
        )
        for cover in Cover
    }


NOTHING_PAID: PaidMonths = {cover: frozenset() for cover in Cover}


def is_counted(stay: Stay, paid: PaidMonths, month: int) -> bool:
    """Is he in the denominator of this month?

    Somebody above the age of entry stays in it only in months that are paid: who joined in time may go
    on paying (PROBIS KEPESERTAAN p. 59).
    """
    if month < stay.from_month:
        return False
    if stay.until_month is None or month < stay.until_month:
        return True
    return stay.end_reason == "aged_out" and any(month in months for months in paid.values())


def status_of(
    *, paid: bool, paid_in_grace: bool, paid_before: bool, identity: str, any_payment: bool
) -> Status:
    """The status of a worker of the denominator.

    `paid`: the month itself; `paid_in_grace`: one of the legal months before it; `paid_before`: any month
    before it; `any_payment`: any programme in any month up to the end of the window.
    """
    if paid:
        return Status.COVERED
    if identity == "undecided" or (identity == "unusable" and not any_payment):
        return Status.UNKNOWN
    if paid_in_grace:
        return Status.GRACE
    return Status.LAPSED if paid_before else Status.NEVER


def status_in(
    stay: Stay, paid: PaidMonths, month: int, cover: Cover, window: Window
) -> Status | None:
    """The status in a month; None when he is not in its denominator."""
    if not is_counted(stay, paid, month):
        return None
    months = paid[cover]
    back = range(month - window.grace_months, month)
    return status_of(
        paid=month in months,
        paid_in_grace=any(earlier in months for earlier in back),
        paid_before=any(earlier < month for earlier in months),
        identity=stay.identity,
        any_payment=any(min(m) <= window.last_month for m in paid.values() if m),
    )


@dataclass(frozen=True)
class World:
    """Everything one snapshot knows, and what is asked of it."""

    stays: tuple[Stay, ...]
    lines: tuple[Line, ...]
    window: Window

    def statuses(self, month: Month, cover: Cover) -> list[tuple[Stay, Status]]:
        """The workers of a month with their status."""
        paid = paid_by_worker(self.lines)
        found = (
            (s, status_in(s, paid.get(s.worker_id, NOTHING_PAID), month, cover, self.window))
            for s in self.stays
        )
        return [(stay, status) for stay, status in found if status is not None]

    def indicator(
        self, month: Month, level: Level, cover: Cover
    ) -> dict[tuple[str, str], Counter[Status]]:
        """Counts by status for each (region code, segment or ALL)."""
        counts: dict[tuple[str, str], Counter[Status]] = {}
        for stay, status in self.statuses(month, cover):
            region = stay.village_code[: CODE_DIGITS[level]]
            for segment in (stay.segment, ALL_SEGMENTS):
                counts.setdefault((region, segment), Counter())[status] += 1
        return counts

    def covered(self, month: Month, level: Level, cover: Cover) -> set[Resident]:
        """The covered workers with their region of this level."""
        return {
            _resident(stay, level)
            for stay, status in self.statuses(month, cover)
            if status is Status.COVERED
        }


Resident = tuple[str, int]
"""A worker in a region: (region code, worker_id)."""


def _resident(stay: Stay, level: Level) -> Resident:
    return stay.village_code[: CODE_DIGITS[level]], stay.worker_id


def bridge(
    now: World, span: Span, level: Level, cover: Cover, published: World | None = None
) -> dict[Resident, Cell]:
    """The cell of everybody who was covered in the first month or is covered in the last."""
    before = (published or now).covered(span.first, level, cover)
    after = now.covered(span.last, level, cover)
    recomputed = now.covered(span.first, level, cover)
    cells = dict.fromkeys(before & after, Cell.STAYED)
    for one in after - before:
        cells[one] = Cell.CORRECTED_IN if one in recomputed else _gain(now, one, span.first, cover)
    for one in before - after:
        cells[one] = (
            _loss(now, one, span, level, cover) if one in recomputed else Cell.CORRECTED_OUT
        )
    return cells


def _gain(now: World, resident: Resident, first: Month, cover: Cover) -> Cell:
    months = paid_by_worker(now.lines)[resident[1]][cover]
    if first in months:
        return Cell.MOVED_IN
    return Cell.REACTIVATED if min(months) < first else Cell.NEW


def _loss(now: World, resident: Resident, span: Span, level: Level, cover: Cover) -> Cell:
    still_here = {_resident(stay, level): status for stay, status in now.statuses(span.last, cover)}
    if resident in still_here:
        return Cell.UNCLEAR if still_here[resident] is Status.UNKNOWN else Cell.LAPSED
    reason = max(
        (stay.until_month, stay.end_reason)
        for stay in now.stays
        if _resident(stay, level) == resident
        and stay.until_month is not None
        and stay.until_month <= span.last
    )[1]
    return Cell(reason) if reason in {"died", "moved", "aged_out"} else Cell.STOPPED
