"""A tape as one Python function, for shapes asked so often that walking it step by step is too slow.

The source holds nothing of a case: places on the tape, operators, and names of constants and texts
that are handed over beside it.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Sequence
from typing import Any

from payung.law.cases.replay.tape import Operation, Stretch, Tape

Compiled = Callable[[Sequence[Any]], str | None]
"""Values of a case in, its text out; None for a way that was never walked."""

_SIGNS = {
    operator.add: "+",
    operator.sub: "-",
    operator.mul: "*",
    operator.floordiv: "//",
    operator.mod: "%",
    operator.lt: "<",
    operator.le: "<=",
    operator.gt: ">",
    operator.ge: ">=",
    operator.eq: "==",
    operator.ne: "!=",
}


def compiled(tape: Tape) -> Compiled:
    """The ways walked so far as a function. It says what `Tape.replay` and `Form.filled` say."""
    writer = _Writer(tape)
    lines = ["def replay(values):", f" {writer.unpacked()}", *writer.stretch(tape.start, " ")]
    code = compile("\n".join(lines), "<tape>", "exec")
    exec(code, writer.names)  # noqa: S102 - our own operators and places, no text of a case
    found: Compiled = writer.names["replay"]
    return found


class _Writer:
    """Writes source; `names` are what it refers to."""

    def __init__(self, tape: Tape) -> None:
        self._inputs, self._constants = tape.inputs, tape.constants()
        self.names: dict[str, Any] = {"__builtins__": {}}

    def unpacked(self) -> str:
        places = [f"e{place}," for place in range(self._inputs)]
        return f"{' '.join(places)} = values" if places else "pass"

    def stretch(self, stretch: Stretch, indent: str) -> list[str]:
        """The work of a stretch, then its text or both its ways, the longer one not indented."""
        lines = [
            f"{indent}e{place} = {self._operation((function, left, right))}"
            for function, place, left, right in stretch.work
        ]
        if stretch.test is None:
            return lines + self._answer(stretch, indent)
        ways = [(outcome, stretch.ways.get(outcome)) for outcome in (True, False)]
        (outcome, short), (_, long) = sorted(ways, key=lambda way: _forks(way[1]))
        test = self._operation(stretch.test)
        lines.append(f"{indent}if {test if outcome else f'not {test}'}:")
        lines += self.stretch(short, indent + " ") if short else [f"{indent} return None"]
        return lines + (self.stretch(long, indent) if long else [f"{indent}return None"])

    def _answer(self, stretch: Stretch, indent: str) -> list[str]:
        if stretch.form is None:
            return [f"{indent}return None"]
        text, blanks = stretch.form.text, stretch.form.blanks
        if not blanks:
            return [f"{indent}return {self._named('t', text % ())}"]
        dotted = sorted({place for grouped, place in blanks if grouped})
        lines = [
            f"{indent}g{place} = f\"{{{self._entry(place)}:,}}\".replace(',', '.')"
            for place in dotted
        ]
        written = [f"g{place}" if grouped else self._entry(place) for grouped, place in blanks]
        return [*lines, f"{indent}return {self._named('t', text)} % ({', '.join(written)},)"]

    def _operation(self, operation: Operation) -> str:
        function, left, right = operation
        first, second = self._entry(left), self._entry(right)
        if function in _SIGNS:
            return f"({first} {_SIGNS[function]} {second})"
        return f"{self._named('f', function)}({first}, {second})"

    def _entry(self, place: int) -> str:
        value = self._constants.get(place)
        if type(value) is int:
            return f"({value})"
        return f"e{place}" if value is None else self._named("c", value)

    def _named(self, kind: str, value: Any) -> str:
        name = f"{kind}{len(self.names)}"
        self.names[name] = value
        return name


def _forks(stretch: Stretch | None) -> int:
    """How many forks lie on and below a stretch; -1 for none at all."""
    if stretch is None:
        return -1
    if stretch.test is None:
        return 0
    return 1 + sum(_forks(way) for way in stretch.ways.values())
