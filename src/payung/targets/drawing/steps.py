"""Five steps of a quantity with round limits, so that a legend can be read aloud."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

STEPS = 5
_ROUND = (10, 15, 20, 25, 30, 40, 50, 60, 80, 100)


@dataclass(frozen=True, slots=True)
class Scale:
    """Step n holds the values above `limits[n-2]` up to `limits[n-1]`; step 1 starts at 0."""

    limits: tuple[int, ...]

    def step(self, value: int) -> int:
        """1 to 5; a value above the last limit stays in step 5."""
        return next((n for n, limit in enumerate(self.limits, start=1) if value <= limit), STEPS)

    def bounds(self) -> list[tuple[int, int, int]]:
        """(step, lowest, highest) for the legend: no value falls between two lines."""
        lows = (0, *(limit + 1 for limit in self.limits[:-1]))
        return [
            (n + 1, low, high) for n, (low, high) in enumerate(zip(lows, self.limits, strict=True))
        ]


SHARES = Scale((20, 40, 60, 80, 100))


def scale_of(values: Sequence[int]) -> Scale:
    """Equal round steps that reach the largest value: up to 1243 gives steps of 300."""
    width = _round_up(-(-max([*values, STEPS]) // STEPS))
    return Scale(tuple(width * n for n in range(1, STEPS + 1)))


def _round_up(width: int) -> int:
    power = int("1" + "0" * (len(str(width)) - 1))
    return next(step * power // 10 for step in _ROUND if step * power // 10 >= width)
