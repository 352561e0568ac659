"""A legal value knows its unit, its days in force, its source and how sure we are of it."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import singledispatch
from operator import itemgetter

from payung.primitives.errors import InputError, SetupError
from payung.primitives.sentences import say, spoken

Brackets = tuple[tuple[int, int], ...]
Plain = int | Decimal | bool | str | Brackets


@singledispatch
def in_bracket(number: int, brackets: Brackets) -> int:
    """The amount of the bracket that holds a number. Other kinds of numbers may register their own way."""
    return brackets[bisect_right(brackets, number, key=itemgetter(0)) - 1][1]


class Confidence(StrEnum):
    """How a value is known, from the surest to the least sure."""

    SEEN = "SEEN"  # read in a published source that is named
    CHECKED = "CHECKED"  # no source read, but an independent calculation agrees
    SEEN_3P = "SEEN-3P"  # read in a third-party source that cites the law
    INFERRED = "INFERRED"  # deduced from values that were seen
    CONFLICT = "CONFLICT"  # sources disagree; both sides are kept
    UNVERIFIED = "UNVERIFIED"  # known by practitioners, no source found: never yields an amount

    @property
    def rank(self) -> int:
        """0 for the surest."""
        return _RANKS[self]


_RANKS = {one: rank for rank, one in enumerate(Confidence)}


def weakest(confidences: Iterable[Confidence]) -> Confidence:
    """A result is as sure as its least sure part; SEEN when it has no part."""
    return max(confidences, key=_RANKS.__getitem__, default=Confidence.SEEN)


@dataclass(frozen=True, slots=True)
class Reference:
    """Where a value comes from. `read_in` names the text that was really read, when not the law."""

    regulation: str
    article: str = ""
    href: str = ""
    read_in: str = ""

    def __str__(self) -> str:
        return f"{self.regulation} {self.article}".strip()


@dataclass(frozen=True, slots=True, eq=False)
class Value:
    """One value from `since` on, up to but not including `until` (None: no end is known).

    `conflict` holds the other side when sources disagree; `needed` what would settle an unverified
    value. Each text has its English one beside it.
    """

    name: str
    description: str
    value: Plain
    unit: str
    since: dt.date
    until: dt.date | None
    reference: tuple[Reference, ...]
    confidence: Confidence
    note: str = ""
    conflict: str = ""
    needed: str = ""
    note_en: str = ""
    conflict_en: str = ""
    needed_en: str = ""
    description_en: str = ""

    @property
    def whole(self) -> int:
        """The value as a whole number: rupiah, months, years, days or people."""
        if isinstance(self.value, bool) or not isinstance(self.value, int):
            raise SetupError(
                say(
                    "Parameter %(name)s harus bilangan bulat, bukan %(value)r.",
                    name=self.name,
                    value=self.value,
                )
            )
        return self.value

    @property
    def share(self) -> Decimal:
        """The value as an exact fraction of one: 0.0024 is 0.24 %."""
        if isinstance(self.value, bool) or not isinstance(self.value, int | Decimal):
            raise SetupError(
                say(
                    "Parameter %(name)s harus bilangan, bukan %(value)r.",
                    name=self.name,
                    value=self.value,
                )
            )
        return Decimal(self.value)

    @property
    def brackets(self) -> Brackets:
        """The value as a scale: pairs of (lower bound, amount), rising."""
        if not isinstance(self.value, tuple):
            raise SetupError(
                say(
                    "Parameter %(name)s harus berupa tabel, bukan %(value)r.",
                    name=self.name,
                    value=self.value,
                )
            )
        return self.value


@dataclass(frozen=True, slots=True)
class Parameter:
    """A named legal quantity through time. A stretch without a value is not in `values`."""

    name: str
    description: str
    unit: str
    values: tuple[Value, ...]

    def find(self, day: dt.date) -> Value | None:
        """The value in force on a day, or None when there was none."""
        place = bisect_right([value.since for value in self.values], day) - 1
        if place < 0:
            return None
        found = self.values[place]
        return None if found.until and day >= found.until else found

    def at(self, day: dt.date) -> Value:
        """The value in force on a day; InputError says since when there is one."""
        found = self.find(day)
        if found is None:
            raise InputError(self._out_of_force(day))
        return found

    def _out_of_force(self, day: dt.date) -> str:
        description = spoken(self.description, self.values[0].description_en)
        since, end = self.values[0].since, self.values[-1].until
        if end:
            return say(
                "Aturan '%(description)s' tidak berlaku pada %(day)s; nilai tersedia mulai %(since)s "
                "dan sebelum %(end)s. Periksa tanggalnya.",
                description=description,
                day=day,
                since=since,
                end=end,
            )
        return say(
            "Aturan '%(description)s' tidak berlaku pada %(day)s; nilai tersedia mulai %(since)s. "
            "Periksa tanggalnya.",
            description=description,
            day=day,
            since=since,
        )
