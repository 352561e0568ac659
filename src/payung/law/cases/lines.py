"""Cases as lines of JSON: one result line for each, in the same order, at the pace of the disk.

A line that was answered before is answered from memory; contributions that differ in the earnings
only share everything else. A bad line gets its sentence and the others their answers.
"""

from __future__ import annotations

import json
import marshal
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Any

from payung.law.cases.contribution import EARNED_AS, answer_for, contribution_rule
from payung.law.cases.evaluate import answer_case, read_case, result_of
from payung.law.cases.reading import LARGEST
from payung.law.contributions import Contribution
from payung.primitives.errors import InputError
from payung.primitives.programme import Segment

Rule = Callable[[int], str]

KEPT = 20_000
"""Answers and rules kept in memory before the memory is cleared."""


class LineEvaluator:
    """Answers lines; remembers what it settled. `explain` as in `evaluate`."""

    def __init__(self, explain: str = "id") -> None:
        self.explain = explain
        self._answers: dict[bytes, str] = {}
        self._rules: dict[bytes, Rule] = {}
        self._bpu_text = lru_cache(maxsize=KEPT)(self._contribution_text)

    def results(self, lines: Iterable[bytes]) -> Iterator[str]:
        """One result line per line that is not blank, without its line end."""
        for line in lines:
            if not line.isspace():
                yield self.result(line)

    def result(self, line: bytes) -> str:
        """The result line of one case."""
        try:
            case = json.loads(line.decode("utf-8"))
        except (ValueError, RecursionError) as problem:
            return _failed(None, f"Baris ini bukan JSON yang benar ({problem}). Contoh: {_EXAMPLE}")
        if not isinstance(case, dict):
            return _failed(None, f"Baris ini bukan catatan dalam {{ }}. Contoh: {_EXAMPLE}")
        name = case.pop("id", None)
        try:
            body = self._body(case)
        except InputError as fault:
            return _failed(name, str(fault))
        return f'{{"id": {_json(name)}, {body[1:]}'

    def _body(self, case: dict[str, Any]) -> str:
        if case.get("kind") == "contribution":
            return self._contribution(case)
        key = marshal.dumps(case, 2)
        if key not in self._answers:
            _make_room(self._answers)
            self._answers[key] = self._text(case)
        return self._answers[key]

    def _contribution(self, case: dict[str, Any]) -> str:
        inputs = case.get("inputs", case)
        name = _earned_as(inputs)
        earned = inputs[name] if name else None
        if type(earned) is not int or not 0 <= earned <= LARGEST:
            return self._text(case)
        inputs[name] = 0
        key = marshal.dumps(case, 2)
        rule = self._rules.get(key)
        if rule is None:
            rule = self._settled(case)
            _make_room(self._rules)
            self._rules[key] = rule
        return rule(earned)

    def _settled(self, case: dict[str, Any]) -> Rule:
        """The rule of a contribution, after its case was checked with earnings of nothing."""
        answer_case(case)
        inputs = read_case(case)
        contribution, segment = contribution_rule(inputs), inputs["segment"]
        text = self._bpu_text if segment is Segment.BPU else self._contribution_text
        return lambda earned: text(segment, contribution(earned))

    def _contribution_text(self, segment: Segment, found: Contribution) -> str:
        return _json(result_of(answer_for(segment, found), self.explain))

    def _text(self, case: dict[str, Any]) -> str:
        return _json(result_of(answer_case(case), self.explain))


def _earned_as(inputs: Any) -> str:
    """The field that holds the earnings; empty when this case must be read word by word."""
    if type(inputs) is not dict:
        return ""
    segment = inputs.get("segment")
    name = _EARNED_AS.get(segment, "") if type(segment) is str else ""
    return name if name in inputs else ""


_EARNED_AS = {segment.value: name for segment, (name, _) in EARNED_AS.items()}


def _make_room(memory: dict[bytes, Any]) -> None:
    if len(memory) >= KEPT:
        memory.clear()


def _failed(name: Any, sentence: str) -> str:
    return _json({"id": name, "error": sentence})


_json = json.JSONEncoder(ensure_ascii=False).encode

_EXAMPLE = (
    '{"id": 1, "kind": "contribution", "segment": "BPU", "monthly_income": 1000000, '
    '"month": "2025-03"}'
)
