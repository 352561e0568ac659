"""A calendar month as one integer, so that cover can be counted, shifted and stored as bits."""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange

from payung.primitives.errors import InputError
from payung.primitives.sentences import say

_TEXT = re.compile(r"^(\d{4})-(\d{2})$")


class Month(int):
    """A month: `year * 12 + month - 1`. Arithmetic in months is integer arithmetic.

    >>> Month.parse("2024-12") + 1
    Month('2025-01')
    """

    @classmethod
    def of(cls, year: int, month: int) -> Month:
        """The month from a year (1 to 9999) and a month number (1 to 12)."""
        if not (1 <= year <= 9999 and 1 <= month <= 12):
            raise InputError(
                say(
                    "Bulan %(year)s-%(month)s tidak ada; contoh yang benar: 2025-03.",
                    year=year,
                    month=month,
                )
            )
        return cls(year * 12 + month - 1)

    @classmethod
    def from_date(cls, date: dt.date) -> Month:
        """The month a date falls in."""
        return cls(date.year * 12 + date.month - 1)

    @classmethod
    def parse(cls, text: str) -> Month:
        """The month written `YYYY-MM`; raises InputError with an example for anything else."""
        found = _TEXT.match(text.strip())
        if not found:
            raise InputError(
                say("'%(found)s' bukan bulan. Tulis tahun-bulan, contoh: 2025-03.", found=text)
            )
        return cls.of(int(found[1]), int(found[2]))

    @property
    def calendar_year(self) -> int:
        return int(self) // 12

    @property
    def calendar_month(self) -> int:
        return int(self) % 12 + 1

    @property
    def first_day(self) -> dt.date:
        return dt.date(self.calendar_year, self.calendar_month, 1)

    @property
    def last_day(self) -> dt.date:
        _weekday, days = monthrange(self.calendar_year, self.calendar_month)
        return dt.date(self.calendar_year, self.calendar_month, days)

    def __add__(self, months: int) -> Month:
        return Month(int(self) + int(months))

    def __sub__(self, other: int) -> Month | int:
        """A month minus a month is a number of months; minus a plain number, a month."""
        difference = int(self) - int(other)
        return difference if isinstance(other, Month) else Month(difference)

    def __str__(self) -> str:
        return f"{self.calendar_year:04d}-{self.calendar_month:02d}"

    def __repr__(self) -> str:
        return f"Month('{self}')"
