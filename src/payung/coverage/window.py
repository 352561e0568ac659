"""The months a word can hold, and reading a word back into months."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from payung.primitives.errors import InputError
from payung.primitives.month import Month
from payung.primitives.sentences import say

WORD_MONTHS = 61
"""Months in one word: a signed 64-bit integer keeps two bits free, one of them for the past."""

GRACE_MONTHS = 3
"""Months that arrears may be paid after cover ends (PROBIS KEPESERTAAN p. 59 item 12)."""


@dataclass(frozen=True, slots=True)
class Window:
    """Bit i of a word is the month `origin + i`, for i from 0 to 60.

    The first `grace_months` of them are kept only to look back upon: a status can be asked from
    `first_month` to `last_month`.
    """

    origin: Month
    grace_months: int = GRACE_MONTHS

    def __post_init__(self) -> None:
        if not 0 <= self.grace_months <= 12:
            raise InputError(
                say(
                    "Masa tenggang %(grace_months)s bulan; yang mungkin 0 sampai 12.",
                    grace_months=self.grace_months,
                )
            )

    @classmethod
    def starting(cls, first_month: Month, grace_months: int = GRACE_MONTHS) -> Window:
        """The window whose first month that can be asked is `first_month`."""
        return cls(first_month + -grace_months, grace_months)

    @property
    def first_month(self) -> Month:
        return self.origin + self.grace_months

    @property
    def last_month(self) -> Month:
        return self.origin + (WORD_MONTHS - 1)

    @property
    def past(self) -> int:
        """The month before the origin, for which bit 0 stands inside a statement."""
        return int(self.origin) - 1

    def bit(self, month: Month) -> int:
        """The bit of a month inside a statement (1 to 61); raises InputError outside the window."""
        if not self.first_month <= month <= self.last_month:
            raise InputError(
                say(
                    "Bulan %(month)s di luar jendela perhitungan %(first_month)s sampai "
                    "%(last_month)s. Hitung ulang perlindungan dengan jendela yang memuat "
                    "bulan itu.",
                    month=month,
                    first_month=self.first_month,
                    last_month=self.last_month,
                )
            )
        return int(month) - self.past


def paid_months(word: int, origin: Month) -> Iterator[Month]:
    """The months of a word, in order.

    >>> list(paid_months(0b101, Month.parse("2025-01")))
    [Month('2025-01'), Month('2025-03')]
    """
    return (origin + i for i in range(WORD_MONTHS) if word >> i & 1)


def spells(word: int, origin: Month) -> list[tuple[Month, Month]]:
    """The same months as people read them: (from, paid through), both paid.

    >>> spells(0b1101, Month.parse("2025-01"))
    [(Month('2025-01'), Month('2025-01')), (Month('2025-03'), Month('2025-04'))]
    """
    found: list[tuple[Month, Month]] = []
    for month in paid_months(word, origin):
        if found and found[-1][1] + 1 == month:
            found[-1] = (found[-1][0], month)
        else:
            found.append((month, month))
    return found


def paid_through(word: int, origin: Month, as_of: Month) -> Month | None:
    """The last paid month up to and including `as_of`; None when there is none in the window."""
    until = int(as_of) - int(origin) + 1
    seen = word & ((1 << max(until, 0)) - 1)
    return origin + (seen.bit_length() - 1) if seen else None
