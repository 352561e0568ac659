"""Splits a case into its shape and its plain numbers and days (see `replay`)."""

from __future__ import annotations

import datetime as dt
import marshal
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from payung.law.cases.reading import (
    LARGEST,
    MOST_MONTHS,
    MOST_SMALL,
    ROW_FIELDS,
    Field,
    Inputs,
    counts,
    day,
    month_count,
    small,
    whole,
)

Take = Callable[[Any], Any]
"""The value when it is written as it must be; None leaves it in the shape."""

Path = tuple[str | int, ...]
"""Where a value stands among the inputs: ("wage",), ("active", "BPU") or ("children", 0, "age")."""


class Shaped(NamedTuple):
    """`key` is what cases of the shape have in common, `values` are those in which they differ."""

    key: bytes
    values: Sequence[Any]
    rest: Sequence[Any]

    @property
    def paths(self) -> list[Path]:
        """Where the values stand, in their order."""
        return [one for one in self.rest if type(one) is tuple]


class Shaper:
    """Shapes the cases of one kind."""

    def __init__(self, fields: Mapping[str, Field]) -> None:
        self._takers = {name: (take, (name,)) for name, take in _takers(fields).items()}
        self._inner = {
            name: _in_rows(name, _takers(ROW_FIELDS[field.read]))
            for name, field in fields.items()
            if field.read in ROW_FIELDS
        }
        self._inner |= {name: _in_counts(name) for name in fields if fields[name].read is counts}

    def shaped(self, inputs: dict[str, Any]) -> Shaped:
        """The shape of a case, given its inputs as they were written.

        The rest of a case is a row of names, each with its value, and paths (tuples, which JSON has not)
        of values that were taken.
        """
        values: list[Any] = []
        rest: list[Any] = []
        takers, inner = self._takers, self._inner
        for name, value in inputs.items():
            take, path = takers.get(name, _NOT_TAKEN)
            taken = take(value)
            if taken is not None:
                values.append(taken)
                rest.append(path)
            elif name not in inner or not inner[name](value, values, rest):
                rest += (name, value)
        return Shaped(marshal.dumps(rest, 2), values, rest)


def put_back(inputs: Inputs, paths: Sequence[Path], values: Sequence[Any]) -> Inputs:
    """The inputs with values in their places; what holds them is copied, nothing is changed."""
    changed = dict(inputs)
    for (name, *inner), value in zip(paths, values, strict=True):
        changed[str(name)] = _put(changed[str(name)], inner, value)
    return changed


def _put(holder: Any, path: Sequence[str | int], value: Any) -> Any:
    if not path:
        return value
    new: Any = list(holder) if isinstance(holder, list) else dict(holder)
    new[path[0]] = _put(new[path[0]], path[1:], value)
    return new


def _takers(fields: Mapping[str, Field]) -> dict[str, Take]:
    return {
        name: _TAKEN[field.read]
        for name, field in fields.items()
        if field.read in _TAKEN and not field.shapes
    }


def _in_rows(name: str, takers: Mapping[str, Take]) -> Callable[..., bool]:
    """Takes the values of a list of records; False when it is none."""

    def look(rows: Any, values: list[Any], rest: list[Any]) -> bool:
        if type(rows) is not list or not all(type(row) is dict for row in rows):
            return False
        rest += (name, _LOOKED_INTO, len(rows))
        for place, row in enumerate(rows):
            rest.append(len(row))
            _take_some(row, takers, (name, place), values, rest)
        return True

    return look


def _in_counts(name: str) -> Callable[..., bool]:
    """Takes the counts of a record of counts; False when it is none."""

    def look(record: Any, values: list[Any], rest: list[Any]) -> bool:
        if type(record) is not dict:
            return False
        rest += (name, _LOOKED_INTO, len(record))
        takers: dict[str, Take] = dict.fromkeys(record, _whole)
        _take_some(record, takers, (name,), values, rest)
        return True

    return look


def _take_some(
    record: dict[str, Any],
    takers: Mapping[str, Take],
    path: Path,
    values: list[Any],
    rest: list[Any],
) -> None:
    for name, value in record.items():
        take = takers.get(name)
        taken = take(value) if take else None
        if taken is None:
            rest += (name, value)
        else:
            values.append(taken)
            rest.append((*path, name))


def _nothing(_value: Any) -> None:
    return None


_LOOKED_INTO = b"in"
"""Stands where a value that no JSON holds must stand, so that `[]` and 0 are never one shape."""

_NOT_TAKEN: tuple[Take, Path] = (_nothing, ())


def _whole(value: Any) -> int | None:
    return value if type(value) is int and 0 <= value <= LARGEST else None


def _months(value: Any) -> int | None:
    return value if type(value) is int and 0 <= value <= MOST_MONTHS else None


def _small(value: Any) -> int | None:
    return value if type(value) is int and 0 <= value <= MOST_SMALL else None


@lru_cache(maxsize=16_384)
def _day(value: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(value)
    except ValueError:
        return None


def _day_taken(value: Any) -> dt.date | None:
    return _day(value) if type(value) is str else None


_TAKEN: dict[Callable[[Any], Any], Callable[[Any], Any]] = {
    whole: _whole,
    month_count: _months,
    small: _small,
    day: _day_taken,
}
