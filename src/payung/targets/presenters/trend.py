"""The months behind a figure as a chart, and the same months as a table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from payung.access.wording import month_text, number, share
from payung.membership.counts import Counts
from payung.primitives.month import Month
from payung.targets.drawing.trend import Aim, TrendDrawing, TrendPoint, draw_trend
from payung.targets.presenters.target import points
from payung.targets.queries.progress import Progress

_ROOM_FOR_A_MONTH = 190


@dataclass(frozen=True, slots=True)
class TrendRow:
    month: str
    covered: str
    covered_url: str
    workers: str
    workers_url: str
    share: str


@dataclass(frozen=True, slots=True)
class AimLabel:
    x: int
    y: int
    text: str


@dataclass(frozen=True, slots=True)
class Trend:
    """A chart with the sentence that says what it shows."""

    drawing: TrendDrawing
    sentence: str
    first_month: str
    last_month: str
    end_month: str
    has_room: bool
    first_share: str
    last_share: str
    aims: tuple[AimLabel, ...]
    rows: tuple[TrendRow, ...]


def trend(
    history: Mapping[Month, Counts],
    progress: Progress | None,
    *,
    list_of: Callable[[str, Month], str],
) -> Trend | None:
    """The trend of at least two months with workers; None before that."""
    known = {month: counts for month, counts in history.items() if counts.workers}
    if len(known) < 2:
        return None
    months = list(known)
    drawing = draw_trend([_point(m, c) for m, c in known.items()], _aims(progress))
    deadline = Month(progress.target.deadline_month) if progress else None
    return Trend(
        drawing=drawing,
        sentence=_sentence(known),
        first_month=month_text(months[0]),
        last_month=month_text(months[-1]),
        end_month=month_text(deadline) if deadline and deadline > months[-1] else "",
        has_room=drawing.end_x - drawing.last[0] > _ROOM_FOR_A_MONTH,
        first_share=_share(known[months[0]]),
        last_share=_share(known[months[-1]]),
        aims=tuple(AimLabel(a.x, a.y, points(a.share)) for a in drawing.aims),
        rows=tuple(_row(m, known[m], list_of) for m in reversed(months)),
    )


def _point(month: Month, counts: Counts) -> TrendPoint:
    lower = counts.covered * 10_000 // counts.workers
    return TrendPoint(
        int(month), lower, (counts.covered + counts.unknown) * 10_000 // counts.workers
    )


def _aims(progress: Progress | None) -> list[Aim]:
    if progress is None:
        return []
    month = int(progress.target.deadline_month)
    return [Aim(month, way.reading.share_basis_points) for way in progress.ways]


def _sentence(known: Mapping[Month, Counts]) -> str:
    months = list(known)
    return _("Dari %(from)s pada %(first)s menjadi %(to)s pada %(last)s.") % {
        "from": _share(known[months[0]]),
        "first": month_text(months[0]),
        "to": _share(known[months[-1]]),
        "last": month_text(months[-1]),
    }


def _share(counts: Counts) -> str:
    return share(counts.covered, counts.workers)


def _row(month: Month, counts: Counts, list_of: Callable[[str, Month], str]) -> TrendRow:
    return TrendRow(
        month=month_text(month),
        covered=number(counts.covered),
        covered_url=list_of("terlindungi", month),
        workers=number(counts.workers),
        workers_url=list_of("pekerja", month),
        share=_share(counts),
    )
