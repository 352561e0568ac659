"""A map from boundaries, small enough to travel with the page, far islands in an inset."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from payung.targets.drawing.rings import (
    Pixels,
    Ring,
    flattened,
    middle,
    path_text,
    rings_of,
    size,
    thinned,
)
from payung.targets.drawing.shapes import Frame, MapDrawing, Shape

WIDTH = 740
_INSET_WIDTH = 170
_MARGIN = 8
_MOST_BYTES = 32_000
_EMPTY_SHARE = 0.08
_FEW_SHARE = 0.15
_SMALLEST = 120

Rings = dict[str, list[Ring]]


@dataclass(frozen=True, slots=True)
class _Box:
    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return max(self.right - self.left, 1e-9)

    @property
    def height(self) -> float:
        return max(self.bottom - self.top, 1e-9)


def outline_map(geometries: Mapping[str, dict[str, Any]]) -> MapDrawing:
    """Shapes from GeoJSON geometries by code. Corners are thinned until the paths fit 32 kB."""
    rings = {code: rings_of(geometry) for code, geometry in geometries.items()}
    latitudes = [y for many in rings.values() for ring in many for _, y in ring]
    plane = {c: flattened(r, sum(latitudes) / len(latitudes)) for c, r in rings.items()}
    for tolerance in (0.6, 1.2, 2.4, 4.8, 9.6):
        drawing = _draw(plane, tolerance)
        if sum(len(shape.path) for shape in drawing.shapes.values()) <= _MOST_BYTES:
            break
    return drawing


def _draw(plane: Rings, tolerance: float) -> MapDrawing:
    far = _far_codes(plane)
    near = {code: rings for code, rings in plane.items() if code not in far}
    width = WIDTH - (_INSET_WIDTH + 2 * _MARGIN if far else 0)
    box = _box(near)
    scale = (width - 2 * _MARGIN) / box.width
    height = round(box.height * scale) + 2 * _MARGIN
    shapes = _placed(near, box, scale, (_MARGIN, _MARGIN), tolerance)
    if not far:
        return MapDrawing(width, height, shapes)
    frame = Frame(
        WIDTH - _INSET_WIDTH - 1, _MARGIN, _INSET_WIDTH, min(_INSET_WIDTH * 3 // 2, height)
    )
    islands = _inset({code: plane[code] for code in far}, frame, tolerance)
    return MapDrawing(WIDTH, max(height, frame.height + 2 * _MARGIN), shapes | islands, (frame,))


def _inset(plane: Rings, frame: Frame, tolerance: float) -> dict[str, Shape]:
    box = _box(plane)
    room_x, room_y = frame.width - 4 * _MARGIN, frame.height - 4 * _MARGIN
    scale = min(room_x / box.width, room_y / box.height)
    corner = (frame.x + 2 * _MARGIN, frame.y + 2 * _MARGIN)
    return _placed(plane, box, scale, corner, tolerance)


def _placed(
    plane: Rings, box: _Box, scale: float, corner: tuple[int, int], tolerance: float
) -> dict[str, Shape]:
    def pixels(ring: Ring) -> Pixels:
        return [
            (round((x - box.left) * scale) + corner[0], round((y - box.top) * scale) + corner[1])
            for x, y in ring
        ]

    return {code: _shape([pixels(r) for r in rings], tolerance) for code, rings in plane.items()}


def _shape(rings: list[Pixels], tolerance: float) -> Shape:
    """An area too small for its number (an islet) is drawn as a small square."""
    largest = max(rings, key=size)
    x, y = middle(largest)
    islet = size(largest) < _SMALLEST
    outer = [ring for ring in rings if not (islet and ring is largest)]
    thin = [kept for kept in (thinned(ring, tolerance) for ring in outer) if size(kept) >= 2]
    square = f"M{x - 9} {y - 9}h18v18h-18z" if islet else ""
    return Shape(path_text(thin) + square, x, y)


def _box(plane: Rings) -> _Box:
    xs = [x for rings in plane.values() for ring in rings for x, _ in ring]
    ys = [y for rings in plane.values() for ring in rings for _, y in ring]
    return _Box(min(xs), min(ys), max(xs), max(ys))


def _far_codes(plane: Rings) -> frozenset[str]:
    """The few areas beyond an empty strip, east-west or north-south, that wastes the sheet."""
    boxes = {code: _box({code: rings}) for code, rings in plane.items()}
    across = _beyond_gap([(box.left, box.right, code) for code, box in boxes.items()])
    return across or _beyond_gap([(box.top, box.bottom, code) for code, box in boxes.items()])


def _beyond_gap(spans: list[tuple[float, float, str]]) -> frozenset[str]:
    spans = sorted(spans)
    whole = max(end for _, end, _ in spans) - spans[0][0]
    reach = spans[0][1]
    for place, (start, end, _) in enumerate(spans):
        fewer = min(spans[:place], spans[place:], key=len)
        if start - reach > _EMPTY_SHARE * whole and len(fewer) <= _FEW_SHARE * len(spans):
            return frozenset(code for _, _, code in fewer)
        reach = max(reach, end)
    return frozenset()
