"""One shape of cases: first answered by the law, then from its tape once the two agreed."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any

from payung.law.cases.answer import Answer
from payung.law.cases.reading import Inputs
from payung.law.cases.replay.compiled import Compiled, compiled
from payung.law.cases.replay.form import Form
from payung.law.cases.replay.number import BLANK, Traced
from payung.law.cases.replay.tape import Run, Tape
from payung.law.cases.shaping import Path, put_back
from payung.primitives.errors import InputError

KEPT = 1_000
"""Answers kept for a shape that cannot be replayed, before they are forgotten."""

TRIALS = 2
"""Replayed cases of a shape that must agree with the law, word for word, before a replay is believed."""

PATIENCE = 128
"""Replays of a shape by ways not compiled yet before its tape is compiled; what compiling saves by then
is about what it costs."""


class Shape:
    """Cases of one kind that differ only in the numbers and days at `paths`."""

    def __init__(
        self,
        paths: Sequence[Path],
        follow: Callable[[Inputs], Answer],
        result: Callable[[Answer], dict[str, Any]],
    ) -> None:
        self._paths, self._follow, self._result = paths, follow, result
        self._tape: Tape | None = Tape(len(paths))
        self._compiled: Compiled | None = None
        self._walks, self._patience = 0, PATIENCE
        self._seen = False
        self._agreed = 0
        self._answers: dict[tuple[Any, ...], str] = {}

    def text(self, values: Sequence[Any], inputs: Callable[[], Inputs]) -> str:
        """The result of a case as JSON. `inputs` reads the whole case; it is called when needed.

        InputError when the law refuses the case.
        """
        if self._compiled is not None and (known := self._compiled(values)) is not None:
            return known
        if self._tape is None:
            return self._remembered(tuple(values), inputs)
        if not self._seen:
            self._seen = True
            return self._truth(inputs())
        stretch, entries = self._tape.replay(values)
        if stretch is None or stretch.form is None:
            return self._first(self._tape, values, inputs())
        text = stretch.form.filled(entries)
        if self._agreed < TRIALS:
            return self._tried(text, inputs())
        self._walked(self._tape)
        return text

    def _walked(self, tape: Tape) -> None:
        """Compiles the tape once its newer ways were walked often, each time after twice as many."""
        self._walks += 1
        if self._walks == self._patience:
            self._compiled = compiled(tape)
            self._walks, self._patience = 0, 2 * self._patience

    def _remembered(self, values: tuple[Any, ...], inputs: Callable[[], Inputs]) -> str:
        """For shapes that cannot be replayed: the law's answer, kept for the same case again."""
        if values not in self._answers:
            if len(self._answers) >= KEPT:
                self._answers.clear()
            self._answers[values] = self._truth(inputs())
        return self._answers[values]

    def _truth(self, inputs: Inputs) -> str:
        return json_text(self._result(self._follow(inputs)))

    def _first(self, tape: Tape, values: Sequence[Any], inputs: Inputs) -> str:
        """The law's answer by a way not walked before, which is written on the tape.

        While the shape is on trial, the form of that way must say what the law says.
        """
        try:
            run = Run(tape, values)
            traced = put_back(inputs, self._paths, run.inputs())
            run.stretch.form = Form(self._truth(traced))
        except InputError:
            return self._truth(inputs)
        except (TypeError, AttributeError):
            self._tape = self._compiled = None
            return self._truth(inputs)
        text = run.stretch.form.filled(tape.replay(values)[1])
        return text if self._agreed >= TRIALS else self._tried(text, inputs)

    def _tried(self, text: str, inputs: Inputs) -> str:
        truth = self._truth(inputs)
        self._agreed += 1
        if text != truth:
            self._tape = None
        return truth


def _blank(value: object) -> str:
    if not isinstance(value, Traced):
        raise TypeError(f"{type(value).__name__} is not JSON")
    return BLANK.format(place=value.place, look="j")


json_text: Callable[[object], str] = json.JSONEncoder(ensure_ascii=False, default=_blank).encode
"""A value as one line of JSON; blanks where it holds traced numbers."""
