"""The tape of a shape: what is computed in which order, and where the way forks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from payung.law.cases.replay.form import Form
from payung.law.cases.replay.number import Traced

Function = Callable[[Any, Any], Any]
Operation = tuple[Function, int, int]
"""What is done with the entries at two places."""


@dataclass(slots=True)
class Stretch:
    """A piece of the tape: what to compute, then a form to fill or a fork."""

    work: list[tuple[Function, int, int, int]] = field(default_factory=list)
    test: Operation | None = None
    ways: dict[bool, Stretch] = field(default_factory=dict)
    form: Form | None = None


class Tape:
    """Entries are inputs, constants and results; `start` is the first stretch."""

    def __init__(self, inputs: int) -> None:
        self.inputs = inputs
        self.entries: list[Any] = [None] * inputs
        self.start = Stretch()
        self._constants: dict[tuple[type, Any], int] = {}
        self._results: dict[Operation, int] = {}

    def constant(self, value: Any) -> int:
        """The place of a constant. TypeError for anything but whole numbers, days and tables."""
        if type(value) not in (int, dt.date, tuple):
            raise TypeError(f"{type(value).__name__} cannot be replayed")
        key = type(value), value
        if key not in self._constants:
            self._constants[key] = self._room(value)
        return self._constants[key]

    def constants(self) -> dict[int, Any]:
        """The constants by their place."""
        return {place: value for (_, value), place in self._constants.items()}

    def result(self, operation: Operation) -> int:
        """The place of a result; the same operation always has the same place."""
        if operation not in self._results:
            self._results[operation] = self._room(None)
        return self._results[operation]

    def replay(self, values: Sequence[Any]) -> tuple[Stretch | None, list[Any]]:
        """The last stretch on the way of these inputs (None: never walked), and all entries."""
        entries = self.entries.copy()
        entries[: self.inputs] = values
        stretch: Stretch | None = self.start
        while stretch is not None:
            for function, place, left, right in stretch.work:
                entries[place] = function(entries[left], entries[right])
            if stretch.test is None:
                break
            function, left, right = stretch.test
            stretch = stretch.ways.get(function(entries[left], entries[right]))
        return stretch, entries

    def _room(self, value: Any) -> int:
        self.entries.append(value)
        return len(self.entries) - 1


class Run:
    """Follows the law once with real values, writing on the tape what is new."""

    def __init__(self, tape: Tape, values: Sequence[Any]) -> None:
        self.tape = tape
        self.stretch = tape.start
        self._values: dict[int, Any] = dict(enumerate(values))
        self._decided: dict[Operation, bool] = {}
        self._fresh = self._unwritten(tape.start)

    def inputs(self) -> list[Traced]:
        """One traced number per input of the tape."""
        return [Traced(self, place) for place in range(self.tape.inputs)]

    def compute(self, function: Function, left: Any, right: Any) -> Traced:
        """The result of an operation, on the tape."""
        operation = function, self._place(left), self._place(right)
        place = self.tape.result(operation)
        if place not in self._values:
            self._values[place] = self._real(operation)
            if self._fresh:
                self.stretch.work.append((function, place, *operation[1:]))
        return Traced(self, place)

    def decide(self, function: Function, left: Any, right: Any) -> bool:
        """The outcome of a comparison: a fork, unless this way passed the same one before."""
        if isinstance(left, Traced) and isinstance(right, Traced) and left.place == right.place:
            return bool(function(0, 0))
        operation = function, self._place(left), self._place(right)
        if operation not in self._decided:
            outcome = self._decided[operation] = bool(self._real(operation))
            self.stretch.test = operation
            self.stretch = self.stretch.ways.setdefault(outcome, Stretch())
            self._fresh = self._unwritten(self.stretch)
        return self._decided[operation]

    @staticmethod
    def _unwritten(stretch: Stretch) -> bool:
        """Was this stretch never walked to its end? A stretch once walked is complete."""
        return stretch.test is None and stretch.form is None and not stretch.work

    def _place(self, value: Any) -> int:
        if isinstance(value, Traced):
            return value.place
        place = self.tape.constant(value)
        self._values[place] = value
        return place

    def _real(self, operation: Operation) -> Any:
        function, left, right = operation
        return function(self._values[left], self._values[right])
