"""The map of villages: each area a link with its text, coloured in five steps of what is missing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from payung.access.wording import number, people, share
from payung.membership.counts import Counts
from payung.regions.models import Region
from payung.targets.drawing.shapes import MapDrawing
from payung.targets.drawing.steps import SHARES, Scale, scale_of

PEOPLE = "orang"
SHARE = "bagian"


@dataclass(frozen=True, slots=True)
class VillageShape:
    """One village on the map. Step 0 is a village without data."""

    url: str
    text: str
    step: int
    path: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class LegendLine:
    step: int
    text: str


@dataclass(frozen=True, slots=True)
class VillageRow:
    """The same village in the table under the map; empty texts where there is no data."""

    name: str
    url: str
    step: int
    uncovered: str
    list_url: str
    share: str


@dataclass(frozen=True, slots=True)
class VillageMap:
    """`by` is PEOPLE or SHARE; the rows stand in order of what is missing."""

    drawing: MapDrawing
    by: str
    areas: tuple[VillageShape, ...]
    rows: tuple[VillageRow, ...]
    legend: tuple[LegendLine, ...]
    source: str


def village_map(
    drawing: MapDrawing,
    villages: Sequence[Region],
    counts: Mapping[str, Counts],
    *,
    by: str,
    page_of: Callable[[str], str],
    list_of: Callable[[str], str],
    source: str,
) -> VillageMap:
    """`by` is PEOPLE (how many are missing) or SHARE (which part of the workers)."""
    values = {code: _value(found, by) for code, found in counts.items() if found.workers}
    scale = SHARES if by == SHARE else scale_of(list(values.values()))
    steps = {code: scale.step(value) for code, value in values.items()}
    areas = tuple(
        VillageShape(
            url=page_of(village.code),
            text=_text(village, counts.get(village.code)),
            step=steps.get(village.code, 0),
            path=shape.path,
            x=shape.x,
            y=shape.y,
        )
        for village in villages
        if (shape := drawing.shapes.get(village.code))
    )
    ranked = sorted(villages, key=lambda v: (-values.get(v.code, -1), v.code))
    rows = tuple(
        _row(v, counts.get(v.code), steps.get(v.code, 0), page_of, list_of) for v in ranked
    )
    return VillageMap(drawing, by, areas, rows, _legend(scale, by, areas), source)


def _row(
    village: Region,
    counts: Counts | None,
    step: int,
    page_of: Callable[[str], str],
    list_of: Callable[[str], str],
) -> VillageRow:
    return VillageRow(
        name=village.shown_name,
        url=page_of(village.code),
        step=step,
        uncovered=number(counts.uncovered) if step and counts else "",
        list_url=list_of(village.code) if step else "",
        share=share(counts.covered, counts.workers) if step and counts else _("belum ada data"),
    )


def _value(counts: Counts, by: str) -> int:
    if by == PEOPLE:
        return counts.uncovered
    return -(-counts.uncovered * 100 // counts.workers)


def _text(village: Region, counts: Counts | None) -> str:
    if counts is None or not counts.workers:
        return _("%(village)s: belum ada data") % {"village": village.shown_name}
    return _("%(village)s: %(people)s belum terlindungi, %(share)s terlindungi") % {
        "village": village.shown_name,
        "people": people(counts.uncovered),
        "share": share(counts.covered, counts.workers),
    }


def _legend(scale: Scale, by: str, areas: Sequence[VillageShape]) -> tuple[LegendLine, ...]:
    unit = (
        _("%(low)s–%(high)s %% belum terlindungi") if by == SHARE else _("%(low)s–%(high)s orang")
    )
    lines = [
        LegendLine(step, unit % {"low": number(low), "high": number(high)})
        for step, low, high in scale.bounds()
    ]
    if any(area.step == 0 for area in areas):
        lines.insert(0, LegendLine(0, _("belum ada data")))
    return tuple(lines)
