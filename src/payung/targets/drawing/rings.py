"""Rings of GeoJSON polygons as pixels: projected, thinned and written as SVG path text."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

Point = tuple[float, float]
Ring = list[Point]
Pixels = list[tuple[int, int]]


def rings_of(geometry: dict[str, Any]) -> list[Ring]:
    """Outer rings and holes of a Polygon or MultiPolygon, in (longitude, latitude) degrees."""
    coordinates = geometry["coordinates"]
    polygons = coordinates if geometry["type"] == "MultiPolygon" else [coordinates]
    return [[(p[0], p[1]) for p in ring] for polygon in polygons for ring in polygon]


def flattened(rings: Iterable[Ring], latitude: float) -> list[Ring]:
    """Degrees to a plane with north up: longitude shrunk by the cosine of one middle latitude."""
    shrink = math.cos(math.radians(latitude))
    return [[(x * shrink, -y) for x, y in ring] for ring in rings]


def thinned(ring: Pixels, tolerance: float) -> Pixels:
    """Douglas-Peucker: the fewest corners that stay within `tolerance` pixels of the ring.

    D. H. Douglas, T. K. Peucker: Algorithms for the reduction of the number of points (1973).
    """
    if len(ring) < 4:
        return ring
    far = max(range(len(ring)), key=lambda i: _distance(ring[i], ring[0]))
    first, second = _thin(ring[: far + 1], tolerance), _thin(ring[far:], tolerance)
    return first[:-1] + second


def path_text(rings: Iterable[Pixels]) -> str:
    """Closed rings as SVG path data with relative steps, the shortest plain form."""
    return "".join(_ring_text(ring) for ring in rings if len(ring) >= 3)


def middle(ring: Pixels) -> tuple[int, int]:
    """A point well inside: the middle of the widest stretch at half the height of the ring."""
    ys = [y for _, y in ring]
    height = (min(ys) + max(ys)) / 2 + 0.25
    cuts = sorted(_crossings(ring, height))
    pairs = list(zip(cuts[::2], cuts[1::2], strict=False))
    left, right = max(pairs, key=lambda pair: pair[1] - pair[0], default=(ring[0][0], ring[0][0]))
    return round((left + right) / 2), round(height)


def size(ring: Sequence[Point] | Pixels) -> float:
    """The area inside a ring (shoelace formula), without sign."""
    corners: list[Point] = [(x, y) for x, y in ring]
    pairs = zip(corners, [*corners[1:], corners[0]], strict=True)
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs)) / 2


def _thin(line: Pixels, tolerance: float) -> Pixels:
    if len(line) < 3:
        return line
    inner = range(1, len(line) - 1)
    far = max(inner, key=lambda i: _off_line(line[i], line[0], line[-1]))
    if _off_line(line[far], line[0], line[-1]) <= tolerance:
        return [line[0], line[-1]]
    return _thin(line[: far + 1], tolerance)[:-1] + _thin(line[far:], tolerance)


def _off_line(point: Point, start: Point, end: Point) -> float:
    length = _distance(start, end)
    if not length:
        return _distance(point, start)
    (x, y), (x1, y1), (x2, y2) = point, start, end
    return abs((x2 - x1) * (y1 - y) - (x1 - x) * (y2 - y1)) / length


def _distance(a: Point, b: Point) -> float:
    return math.hypot(a[0] - b[0], a[1] - b[1])


def _crossings(ring: Pixels, height: float) -> Iterable[float]:
    for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
        if (y1 > height) != (y2 > height):
            yield x1 + (height - y1) * (x2 - x1) / (y2 - y1)


def _ring_text(ring: Pixels) -> str:
    steps = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(ring)]
    if ring[0] == ring[-1]:
        steps = steps[:-1]
    moves = " ".join(f"{dx}{'' if dy < 0 else ' '}{dy}" for dx, dy in steps)
    return f"M{ring[0][0]} {ring[0][1]}l{moves.replace(' -', '-')}z"
