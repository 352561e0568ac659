"""A line over months against its targets, as numbers for an SVG template."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH = 740
HEIGHT = 300
_LEFT, _RIGHT, _TOP, _BOTTOM = 64, 92, 28, 40


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """One month: the share covered in basis points, and the highest it can be (unknown counted in)."""

    month: int
    lower: int
    upper: int


@dataclass(frozen=True, slots=True)
class Aim:
    """A target: the share in basis points it asks for at a month."""

    month: int
    share: int


@dataclass(frozen=True, slots=True)
class GridLine:
    percent: int
    y: int


@dataclass(frozen=True, slots=True)
class DrawnAim:
    """The dashed way from the last known point to the target, and where its text stands."""

    path: str
    x: int
    y: int
    share: int


@dataclass(frozen=True, slots=True)
class TrendDrawing:
    width: int
    height: int
    base_y: int
    line: str
    band: str
    first: tuple[int, int]
    last: tuple[int, int]
    end_x: int
    grid: tuple[GridLine, ...]
    aims: tuple[DrawnAim, ...]


@dataclass(frozen=True, slots=True)
class _Plane:
    first_month: int
    last_month: int
    top: int

    def x(self, month: int) -> int:
        span = max(self.last_month - self.first_month, 1)
        return _LEFT + round((month - self.first_month) * (WIDTH - _LEFT - _RIGHT) / span)

    def y(self, share: int) -> int:
        return HEIGHT - _BOTTOM - round(share * (HEIGHT - _TOP - _BOTTOM) / self.top)


def draw_trend(points: Sequence[TrendPoint], aims: Sequence[Aim]) -> TrendDrawing:
    """The drawing of at least one point, oldest first. The share axis always starts at 0."""
    highest = max([*(p.upper for p in points), *(a.share for a in aims), 1])
    months = [*(p.month for p in points), *(a.month for a in aims)]
    plane = _Plane(min(months), max(months), -(-highest // 1000) * 1000)
    start = points[-1]
    return TrendDrawing(
        width=WIDTH,
        height=HEIGHT,
        base_y=plane.y(0),
        line=_path([(plane.x(p.month), plane.y(p.lower)) for p in points]),
        band=_band(points, plane),
        first=(plane.x(points[0].month), plane.y(points[0].lower)),
        last=(plane.x(start.month), plane.y(start.lower)),
        end_x=plane.x(plane.last_month),
        grid=_grid(plane),
        aims=tuple(_aim(start, aim, plane) for aim in aims),
    )


def _grid(plane: _Plane) -> tuple[GridLine, ...]:
    percents = range(0, plane.top // 100 + 1, 10 if plane.top <= 6000 else 20)
    return tuple(GridLine(percent, plane.y(percent * 100)) for percent in percents)


def _aim(start: TrendPoint, aim: Aim, plane: _Plane) -> DrawnAim:
    x, y = plane.x(aim.month), plane.y(aim.share)
    return DrawnAim(_path([(plane.x(start.month), plane.y(start.lower)), (x, y)]), x, y, aim.share)


def _band(points: Sequence[TrendPoint], plane: _Plane) -> str:
    over = [(plane.x(p.month), plane.y(p.upper)) for p in points]
    under = [(plane.x(p.month), plane.y(p.lower)) for p in reversed(points)]
    return f"{_path(over + under)}z"


def _path(pixels: Sequence[tuple[int, int]]) -> str:
    return "M" + "L".join(f"{x} {y}" for x, y in pixels)
