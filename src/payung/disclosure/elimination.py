"""Which unknowns a set of equations fixes: exact elimination over a prime field.

The equations of tables have coefficients 1 and -1; a prime of 61 bits divides no minor of a table that
fits in memory.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

_PRIME = 2**61 - 1
Row = dict[int, int]


def fixed(equations: Iterable[Mapping[int, int]]) -> set[int]:
    """The unknowns whose value follows from the equations, whatever their right-hand sides are."""
    reduced: dict[int, Row] = {}
    for equation in equations:
        row = _without(dict(equation), reduced)
        if not row:
            continue
        pivot = next(iter(row))
        row = _scaled(row, pow(row[pivot], -1, _PRIME))
        for other in reduced.values():
            if pivot in other:
                _subtract(other, row, other[pivot])
        reduced[pivot] = row
    return {pivot for pivot, row in reduced.items() if len(row) == 1}


def _without(row: Row, reduced: Mapping[int, Row]) -> Row:
    for pivot in [name for name in row if name in reduced]:
        _subtract(row, reduced[pivot], row[pivot])
    return row


def _scaled(row: Row, factor: int) -> Row:
    return {name: value * factor % _PRIME for name, value in row.items()}


def _subtract(row: Row, other: Mapping[int, int], times: int) -> None:
    for name, value in other.items():
        left = (row.get(name, 0) - times * value) % _PRIME
        if left:
            row[name] = left
        else:
            row.pop(name, None)
