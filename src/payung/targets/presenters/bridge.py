"""What moved the figure between two months, in lines that add up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from payung.access.wording import month_text, number, signed
from payung.coverage.bridge import GAINS, LOSSES, Bridge, Cell
from payung.membership.bridge_words import cell_text
from payung.primitives.month import Month


@dataclass(frozen=True, slots=True)
class BridgeLine:
    label: str
    change: str
    url: str


@dataclass(frozen=True, slots=True)
class BridgeTable:
    """`start` plus every line is `end`."""

    first_month: str
    last_month: str
    start: str
    start_url: str
    end: str
    end_url: str
    lines: tuple[BridgeLine, ...]


def bridge_table(
    bridge: Bridge, *, list_of: Callable[[Cell], str], covered_in: Callable[[Month], str]
) -> BridgeTable:
    """Only the cells with people in them; gains first."""
    signs = [*((cell, 1) for cell in GAINS), *((cell, -1) for cell in LOSSES)]
    lines = tuple(
        BridgeLine(cell_text(cell), signed(sign * people), list_of(cell))
        for cell, sign in signs
        if (people := bridge.cells.get(cell, 0))
    )
    return BridgeTable(
        first_month=month_text(bridge.span.first),
        last_month=month_text(bridge.span.last),
        start=number(bridge.start),
        start_url=covered_in(bridge.span.first),
        end=number(bridge.end),
        end_url=covered_in(bridge.span.last),
        lines=lines,
    )
