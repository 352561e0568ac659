"""A map without boundaries: every village one square of the same size, in rows by district."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from payung.targets.drawing.shapes import MapDrawing, Note, Shape

WIDTH = 360
_LABEL_HEIGHT = 22
_GAP = 3
_LARGEST = 36
_SMALLEST = 24


def tile_map(codes: Sequence[str], district_names: Mapping[str, str]) -> MapDrawing:
    """Tiles in order of code under the name of their district; a long district takes several lines."""
    groups = [(d, list(g)) for d, g in groupby(sorted(codes), lambda code: code.rpartition(".")[0])]
    longest = max((len(group) for _, group in groups), default=1)
    side = min(_LARGEST, max(_SMALLEST, WIDTH // longest - _GAP))
    across = WIDTH // (side + _GAP)
    shapes: dict[str, Shape] = {}
    notes: list[Note] = []
    top = 0
    for district, group in groups:
        notes.append(Note(0, top + _LABEL_HEIGHT // 2, district_names.get(district, district)))
        top += _LABEL_HEIGHT
        shapes |= {code: _tile(n, top, side, across) for n, code in enumerate(group)}
        top += -(-len(group) // across) * (side + _GAP) + _GAP
    return MapDrawing(WIDTH, max(top, 1), shapes, notes=tuple(notes))


def _tile(place: int, top: int, side: int, across: int) -> Shape:
    line, column = divmod(place, across)
    x, y = column * (side + _GAP), top + line * (side + _GAP)
    return Shape(f"M{x} {y}h{side}v{side}h-{side}z", x + side // 2, y + side // 2)
