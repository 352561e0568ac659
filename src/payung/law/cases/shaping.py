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
    day,
    month_count,
    small,
    whole,
)

Takers = list[tuple[str, Callable[[Any], Any]]]
"""For a field the value when it is written as it must be; None leaves the field in the shape."""


Path = tuple[str | int, ...]
"""Where a value stands among the inputs: ("wage",) or ("children", 0, "years_left")."""


class Shaped(NamedTuple):
    """What cases have in common, and the values in which they differ."""

    key: bytes
    paths: Sequence[Path]
    values: Sequence[Any]


class Shaper:
    """Shapes the cases of one kind."""

    def __init__(self, kind: str, fields: Mapping[str, Field]) -> None:
        self._kind = kind
        self._takers = _takers(fields)
        self._rows = [
            (name, _takers(ROW_FIELDS[field.read]))
            for name, field in fields.items()
            if field.read in ROW_FIELDS
        ]

    def shaped(self, inputs: dict[str, Any]) -> Shaped:
        """The shape of a case, given its inputs as they were written."""
        paths: list[Path] = []
        values: list[Any] = []
        rest = _rest(inputs, self._takers, (), paths, values)
        for name, takers in self._rows:
            if type(rows := inputs.get(name)) is list:
                rest[name] = [
                    _rest(row, takers, (name, place), paths, values) if type(row) is dict else row
                    for place, row in enumerate(rows)
                ]
        return Shaped(marshal.dumps((self._kind, paths, rest), 2), paths, values)


def put_back(inputs: Inputs, paths: Sequence[Path], values: Sequence[Any]) -> Inputs:
    """The inputs with values in their places; rows are copied, nothing is changed."""
    changed = dict(inputs)
    for path, value in zip(paths, values, strict=True):
        if len(path) == 1:
            changed[str(path[0])] = value
        else:
            name, place, inner = str(path[0]), int(path[1]), path[2]
            rows = changed[name]
            new = {**rows[place], inner: value}
            changed[name] = [*rows[:place], new, *rows[place + 1 :]]
    return changed


def _takers(fields: Mapping[str, Field]) -> Takers:
    return [
        (name, _TAKEN[field.read])
        for name, field in fields.items()
        if field.read in _TAKEN and not field.shapes
    ]


def _rest(
    record: dict[str, Any], takers: Takers, path: Path, paths: list[Path], values: list[Any]
) -> dict[str, Any]:
    """A copy of the record without what its takers took."""
    rest = dict(record)
    for name, take in takers:
        if name in record and (value := take(record[name])) is not None:
            paths.append((*path, name))
            values.append(value)
            del rest[name]
    return rest


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
