"""Numbers (and days) that write down on a tape what is done with them."""

from __future__ import annotations

import operator
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    from payung.law.cases.replay.tape import Run

from payung.law.dated import in_bracket

BLANK = "\ue000{place}{look}\ue001"
"""A blank in a text: which entry of the tape goes here, and how it is written (see `form.py`)."""

LOOKS = {"": "n", ",": "g"}
"""Format specifications that can be replayed."""


class Traced:
    """Stands for a whole number or a day while the law is followed.

    Comparing it forks the tape. What cannot be replayed (`int()`, Decimal, floats, and hashing,
    by which a set would compare unseen) raises TypeError, so that no condition on a number is missed.
    """

    __slots__ = ("place", "run")
    __hash__ = None  # type: ignore[assignment] # Python's way to forbid hashing

    def __init__(self, run: Run, place: int) -> None:
        self.run, self.place = run, place

    def __format__(self, spec: str) -> str:
        if spec not in LOOKS:
            raise TypeError(f"format {spec!r} cannot be replayed")
        return BLANK.format(place=self.place, look=LOOKS[spec])

    def __str__(self) -> str:
        return format(self)

    def __bool__(self) -> bool:
        return self.run.decide(operator.ne, self, 0)

    def __int__(self) -> NoReturn:
        raise TypeError("a traced number has no value of its own")

    def __abs__(self) -> Traced:
        return -self if self.run.decide(operator.lt, self, 0) else self

    def __neg__(self) -> Traced:
        return self.run.compute(operator.sub, 0, self)


def _arithmetic(function: Callable[[Any, Any], Any]) -> Any:
    return lambda self, other: self.run.compute(function, self, other)


def _reflected(function: Callable[[Any, Any], Any]) -> Any:
    return lambda self, other: self.run.compute(function, other, self)


def _comparison(function: Callable[[Any, Any], bool]) -> Any:
    return lambda self, other: self.run.decide(function, self, other)


for _name in ("add", "sub", "mul", "floordiv", "mod"):
    setattr(Traced, f"__{_name}__", _arithmetic(getattr(operator, _name)))
    setattr(Traced, f"__r{_name}__", _reflected(getattr(operator, _name)))
for _name in ("lt", "le", "gt", "ge", "eq", "ne"):
    setattr(Traced, f"__{_name}__", _comparison(getattr(operator, _name)))
in_bracket.register(
    Traced, lambda number, brackets: number.run.compute(in_bracket, number, brackets)
)
