"""Cases as lines of JSON: one result line for each, in the same order, at the pace of the disk.

Cases of one shape share what the law says about them (see `replay`); a bad line gets its sentence
and the others their answers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from payung.law.cases.answer import Answer
from payung.law.cases.evaluate import KINDS, answer_case, inputs_of, read_case, result_of
from payung.law.cases.parsing import case_in
from payung.law.cases.replay import Shape
from payung.law.cases.replay.shape import json_text
from payung.law.cases.shaping import Shaper
from payung.primitives.errors import InputError

KEPT = 10_000
"""Shapes kept in memory for each kind before its memory is cleared."""


class LineEvaluator:
    """Answers lines; remembers the shapes it met. `explain` as in `evaluate`."""

    def __init__(self, explain: str = "id") -> None:
        self.explain = explain
        self._shapers = {name: Shaper(kind.fields) for name, kind in KINDS.items()}
        self._shapes: dict[str, dict[bytes, Shape]] = {name: {} for name in KINDS}

    def results(self, lines: Iterable[bytes]) -> Iterator[str]:
        """One result line per line that is not blank, without its line end."""
        for line in lines:
            if line.strip():
                yield self.result(line)

    def result(self, line: bytes) -> str:
        """The result line of one case."""
        try:
            case = case_in(line)
        except InputError as fault:
            return _failed(None, str(fault))
        name = case.pop("id", None)
        try:
            body = self._body(case)
        except InputError as fault:
            return _failed(name, str(fault))
        shown = str(name) if type(name) is int else json_text(name)
        return f'{{"id": {shown}, {body[1:]}'

    def _body(self, case: dict[str, Any]) -> str:
        name = case.get("kind")
        if type(name) is not str or name not in KINDS:
            return json_text(result_of(answer_case(case), self.explain))
        found = self._shapers[name].shaped(inputs_of(case))
        shapes = self._shapes[name]
        shape = shapes.get(found.key)
        if shape is None:
            if len(shapes) >= KEPT:
                shapes.clear()
            shape = shapes[found.key] = Shape(found.paths, KINDS[name].answer, self._result)
        return shape.text(found.values, lambda: read_case(case))

    def _result(self, answer: Answer) -> dict[str, Any]:
        return result_of(answer, self.explain)


def _failed(name: Any, sentence: str) -> str:
    return json_text({"id": name, "error": sentence})
