"""Reads the fields of a case. A wrong field says what stood there, what was expected, and an example."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from difflib import get_close_matches
from enum import StrEnum
from functools import lru_cache
from typing import Any

from payung.primitives.errors import InputError
from payung.primitives.month import Month
from payung.primitives.programme import Programme
from payung.primitives.sentences import say

Reader = Callable[[Any], Any]
Inputs = dict[str, Any]


LARGEST = 10**15
LAST_YEAR = 2200
MOST_MONTHS = 1200
MOST_SMALL = 1000


class _Wrong(Exception):  # noqa: N818 - carries the expectation, never leaves this module
    """The text is what was expected, with an example."""


@dataclass(frozen=True, slots=True)
class Field:
    """How a field is read, and what it is when absent. `needed` fields have no default.

    `shapes`: a number that decides which steps there are (months to go through), so that cases with
    another one cannot be answered by replaying the same steps.
    """

    read: Reader
    default: Any = None
    needed: bool = False
    shapes: bool = False


def read_fields(fields: Mapping[str, Field], raw: Mapping[str, Any], where: str) -> Inputs:
    """The inputs by name, defaults filled in; InputError lists every fault of the case."""
    inputs = {name: field.default for name, field in fields.items()}
    faults = []
    for name, value in raw.items():
        if name not in fields:
            faults.append(_unknown(name, fields))
            continue
        try:
            inputs[name] = fields[name].read(value)
        except _Wrong as expected:
            faults.append(_wrong(name, value, expected))
        except InputError as problem:
            faults.append(f"'{name}': {problem}")
    faults += _left_open(fields, raw)
    if faults:
        raise InputError(f"{where}: " + " ".join(faults))
    return inputs


def _wrong(name: str, value: Any, expected: _Wrong) -> str:
    return say(
        "'%(name)s' berisi %(found)s; harus %(expected)s.",
        name=name,
        found=_shown(value),
        expected=expected,
    )


def _left_open(fields: Mapping[str, Field], raw: Mapping[str, Any]) -> list[str]:
    return [
        say("'%(name)s' harus diisi: %(expected)s.", name=name, expected=_expectation(field))
        for name, field in fields.items()
        if field.needed and name not in raw
    ]


def whole(value: Any) -> int:
    """A whole number from 0 to a million billion, not text and not a decimal."""
    if type(value) is not int or not 0 <= value <= LARGEST:
        raise _Wrong(say("bilangan bulat tanpa tanda petik, 0 atau lebih, contoh: 1000000"))
    return value


def number(value: Any) -> Decimal:
    """Any number of common size, kept exactly as it was written."""
    if type(value) not in (int, float) or not abs(value) <= LARGEST:
        raise _Wrong(say("bilangan, contoh: 5.03"))
    return Decimal(str(value))


def yes_no(value: Any) -> bool:
    if type(value) is not bool:
        raise _Wrong(say("true atau false, contoh: true"))
    return value


def text(value: Any) -> str:
    if not isinstance(value, str):
        raise _Wrong(say('teks, contoh: "Perbup 12/2025"'))
    return value


def month(value: Any) -> Month:
    if not isinstance(value, str):
        raise _Wrong(say('tahun-bulan, contoh: "2025-03"'))
    return _month(value)


@lru_cache(maxsize=4096)
def _month(text: str) -> Month:
    found = Month.parse(text)
    if found.calendar_year > LAST_YEAR:
        raise _Wrong(say('bulan sampai tahun %(year)s, contoh: "2025-03"', year=LAST_YEAR))
    return found


def small(value: Any) -> int:
    """A small count such as an age, up to a thousand."""
    if type(value) is not int or not 0 <= value <= MOST_SMALL:
        raise _Wrong(say("bilangan bulat 0 sampai %(most)s, contoh: 24", most=MOST_SMALL))
    return value


def month_count(value: Any) -> int:
    """A number of months, up to a hundred years."""
    if type(value) is not int or not 0 <= value <= MOST_MONTHS:
        raise _Wrong(say("bilangan bulat 0 sampai 1200, contoh: 12"))
    return value


def day(value: Any) -> dt.date:
    if not isinstance(value, str):
        raise _Wrong(say('tanggal, contoh: "2025-03-15"'))
    try:
        return dt.date.fromisoformat(value)
    except ValueError:
        raise _Wrong(say('tanggal yang ada, contoh: "2025-03-15"')) from None


def clock(value: Any) -> dt.time:
    """A time of day: "22:15"."""
    try:
        return dt.time.fromisoformat(value)
    except (TypeError, ValueError):
        raise _Wrong(say('jam dan menit, contoh: "22:15"')) from None


def record(example: str) -> Reader:
    """A case inside a case."""

    def read(value: Any) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise _Wrong(say("catatan dalam { }, contoh: %(example)s", example=example))
        return value

    return read


def choices(options: type[StrEnum]) -> Reader:
    """A list of words of an enumeration."""
    one = choice(options)
    example = next(iter(options)).value

    def read(value: Any) -> tuple[StrEnum, ...]:
        if not isinstance(value, list):
            raise _Wrong(say('daftar, contoh: ["%(example)s"]', example=example))
        return tuple(one(word) for word in value)

    return read


def programmes(value: Any) -> Programme:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise _Wrong(say('daftar program, contoh: ["JKK", "JKM"]'))
    return Programme.from_names(value)


def choice(options: type[StrEnum]) -> Reader:
    """One of the words of an enumeration."""
    known = {option.value: option for option in options}

    def read(value: Any) -> StrEnum:
        if not isinstance(value, str) or value not in known:
            raise _Wrong(say("salah satu dari: %(known)s", known=", ".join(known)))
        return known[value]

    return read


def rows(fields: Mapping[str, Field], example: str) -> Reader:
    """A list of small records, each read by its own fields. `example` is one record."""

    def read(value: Any) -> list[Inputs]:
        if not isinstance(value, list) or not all(isinstance(row, dict) for row in value):
            raise _Wrong(say("daftar catatan dalam [ ], contoh: [%(example)s]", example=example))
        return [
            read_fields(fields, row, say("baris %(place)s", place=place))
            for place, row in enumerate(value, start=1)
        ]

    ROW_FIELDS[read] = fields
    return read


ROW_FIELDS: dict[Reader, Mapping[str, Field]] = {}
"""The fields of the rows that a reader made by `rows` reads."""


def counts(value: Any) -> dict[str, int]:
    """People by segment: {"PU": 38036, "BPU": 14768}."""
    if not isinstance(value, dict) or not value:
        raise _Wrong(say('jumlah per segmen, contoh: {"PU": 38036, "BPU": 14768}'))
    return {str(key): whole(count) for key, count in value.items()}


def _unknown(name: str, fields: Mapping[str, Field]) -> str:
    near = get_close_matches(name, fields, n=1)
    said = say(
        "'%(name)s' tidak dikenal di sini; yang ada: %(known)s.", name=name, known=", ".join(fields)
    )
    return said + meant(near)


def meant(near: list[str]) -> str:
    """The question whether the nearest known word was meant, to stand behind a sentence."""
    return " " + say("Mungkin maksudnya '%(near)s'.", near=near[0]) if near else ""


def _expectation(field: Field) -> str:
    """What a field must hold, in its reader's own words."""
    try:
        field.read(object())
    except _Wrong as expected:
        return str(expected)
    return say("isi menurut dokumentasi")


def _shown(value: Any) -> str:
    shown = repr(value)
    return shown if len(shown) <= 40 else f"{shown[:40]}..."
