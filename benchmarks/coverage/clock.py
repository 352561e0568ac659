"""Wall time and processor time of one call."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import NamedTuple, TypeVar

Result = TypeVar("Result")


class Timing(NamedTuple):
    """Seconds on the clock, and seconds of all processors of this process."""

    wall: float
    processor: float

    def best(self, other: Timing) -> Timing:
        """The shorter of two runs, each clock by itself."""
        return Timing(min(self.wall, other.wall), min(self.processor, other.processor))


def timed(call: Callable[[], Result]) -> tuple[Result, Timing]:
    """What the call gave, and what it took."""
    wall, processor = time.perf_counter(), time.process_time()
    result = call()
    return result, Timing(time.perf_counter() - wall, time.process_time() - processor)
