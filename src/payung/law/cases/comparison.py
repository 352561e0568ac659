"""'What if': two cases side by side, and what makes the difference."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from payung.law.cases.answer import Answer
from payung.law.cases.reading import Field, Inputs, record
from payung.law.dated import Value
from payung.law.explain import Step, Text
from payung.law.explain.render import value_text
from payung.primitives.errors import InputError
from payung.primitives.sentences import say

AnswerCase = Callable[[Mapping[str, Any]], Answer]
FIELDS = {
    "case": Field(
        record(
            '{"kind": "contribution", "segment": "BPU", "monthly_income": 1000000, '
            '"month": "2025-05"}'
        ),
        needed=True,
    ),
    "change": Field(record('{"month": "2026-05"}'), needed=True),
}


class Difference(NamedTuple):
    """One figure (dotted when it stands in a record), step or rule before and after."""

    name: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two answers and everything that differs between them; equal things are left out."""

    before: Answer
    after: Answer
    figures: tuple[Difference, ...]
    steps: tuple[Difference, ...]
    rules: tuple[Difference, ...]


def compared(before: Answer, after: Answer) -> Comparison:
    """What differs between two answers: figures, amounts of steps, and rules by name."""
    return Comparison(
        before,
        after,
        _differences(_flat(before.figures), _flat(after.figures)),
        _differences(_steps(before.explanation), _steps(after.explanation)),
        _differences(_rules(before), _rules(after)),
    )


def what_if(answer_case: AnswerCase) -> Callable[[Inputs], Answer]:
    """The kind `what_if`: `case`, and the same case with `change` over it."""

    def answer(inputs: Inputs) -> Answer:
        case, change = inputs["case"], inputs["change"]
        if "what_if" in (case.get("kind"), change.get("kind")):
            raise InputError(say("Kasus di dalam 'case' tidak boleh berjenis what_if."))
        return _as_answer(compared(answer_case(case), answer_case(changed(case, change))))

    return answer


def changed(case: Mapping[str, Any], change: Mapping[str, Any]) -> dict[str, Any]:
    """The case with some of its inputs replaced, flat or under `inputs` as it was; null takes one away."""
    nested = isinstance(case.get("inputs"), Mapping)
    inputs = {**(case["inputs"] if nested else case), **change}
    kept = {name: value for name, value in inputs.items() if value is not None}
    return {**case, "inputs": kept} if nested else kept


def comparison_lines(found: Comparison, language: str = "id") -> list[str]:
    """Figures before and after, then the rules that differ, as lines to read."""
    lines = [f"{one.name}: {one.before} -> {one.after}" for one in found.figures]
    rules = [_note(one) for one in found.rules]
    return [*lines, *(rule.en if language == "en" else rule.id for rule in rules)]


def _as_answer(found: Comparison) -> Answer:
    figures = {
        "before": dict(found.before.figures),
        "after": dict(found.after.figures),
        "differences": [_with_change(one) for one in found.figures],
        "steps": [one._asdict() for one in found.steps],
        "rules": [_rule_shown(one) for one in found.rules],
    }
    notes = tuple(_note(one) for one in found.rules)
    parts = (found.before.explanation, found.after.explanation)
    return Answer(figures, Step(_WHAT, None, "", _count(found), parts=parts, notes=notes))


def _with_change(one: Difference) -> dict[str, Any]:
    numbers = type(one.before) in (int, float) and type(one.after) in (int, float)
    return one._asdict() | ({"change": one.after - one.before} if numbers else {})


def _differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[Difference, ...]:
    return tuple(
        Difference(name, before.get(name), after.get(name))
        for name in {**before, **after}
        if before.get(name) != after.get(name)
    )


def _flat(figures: Mapping[str, Any], start: str = "") -> dict[str, Any]:
    flat: dict[str, Any] = {}
    for name, value in figures.items():
        if isinstance(value, Mapping):
            flat |= _flat(value, f"{start}{name}.")
        else:
            flat[f"{start}{name}"] = value
    return flat


def _steps(step: Step, start: str = "") -> dict[str, Any]:
    """The amounts of the parts by their path; the whole stands among the figures."""
    found: dict[str, Any] = {}
    for part in step.parts:
        name = f"{start}{part.what.id}"
        found |= {name: part.amount, **_steps(part, f"{name} > ")}
    return found


def _rules(answer: Answer) -> dict[str, Value]:
    used = sorted(answer.explanation.used, key=lambda value: value.name)
    return {value.name: value for value in used}


def _rule_shown(one: Difference) -> dict[str, Any]:
    return {
        "name": one.name,
        "before": _worded(one.before, "id"),
        "after": _worded(one.after, "id"),
    }


def _worded(value: Value | None, language: str) -> str | None:
    return None if value is None else f"{value_text(value, language)} ({value.since})"


def _note(one: Difference) -> Text:
    value: Value = one.after or one.before
    return Text(
        f"{value.description}: {_worded(one.before, 'id') or 'tidak dipakai'} -> "
        f"{_worded(one.after, 'id') or 'tidak dipakai'}",
        f"{value.description_en}: {_worded(one.before, 'en') or 'not used'} -> "
        f"{_worded(one.after, 'en') or 'not used'}",
    )


def _count(found: Comparison) -> Text:
    return Text(
        f"{len(found.figures)} angka dan {len(found.rules)} aturan berbeda",
        f"{len(found.figures)} figures and {len(found.rules)} rules differ",
    )


_WHAT = Text("Perbandingan", "Comparison")
