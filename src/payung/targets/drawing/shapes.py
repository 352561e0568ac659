"""What a map template writes: one path per area in whole pixels, with the place of its number."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Shape:
    """An area as SVG path data, and where its number stands."""

    path: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Note:
    """A few words on the map."""

    x: int
    y: int
    text: str


@dataclass(frozen=True, slots=True)
class Frame:
    """The border of an inset."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class MapDrawing:
    """All shapes by region code on a sheet of `width` x `height` pixels."""

    width: int
    height: int
    shapes: dict[str, Shape]
    frames: tuple[Frame, ...] = ()
    notes: tuple[Note, ...] = ()
