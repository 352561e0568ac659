"""A map without boundaries: every village one square of the same size, every district one row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from payung.targets.drawing.shapes import MapDrawing, Note, Shape

WIDTH = 740
_LABEL_WIDTH = 160
_GAP = 4
_TALLEST = 44


def tile_map(codes: Sequence[str], district_names: Mapping[str, str]) -> MapDrawing:
    """Tiles in order of code, left to right; a district with many villages sets the tile's size."""
    rows = [(k, list(g)) for k, g in groupby(sorted(codes), lambda code: code.rpartition(".")[0])]
    longest = max((len(row) for _, row in rows), default=1)
    side = min(_TALLEST, (WIDTH - _LABEL_WIDTH) // longest - _GAP)
    pitch = side + _GAP
    shapes = {
        code: _tile(_LABEL_WIDTH + column * pitch, line * pitch, side)
        for line, (_, row) in enumerate(rows)
        for column, code in enumerate(row)
    }
    notes = tuple(
        Note(0, line * pitch + side // 2, district_names.get(district, district))
        for line, (district, _) in enumerate(rows)
    )
    return MapDrawing(WIDTH, max(pitch * len(rows), 1), shapes, notes=notes)


def _tile(x: int, y: int, side: int) -> Shape:
    return Shape(f"M{x} {y}h{side}v{side}h-{side}z", x + side // 2, y + side // 2)
