"""NIK, the 16-digit Indonesian population number, examined without ever being repaired.

Structure (in general use; no official text found): area of first registration (6 digits), birth date
`ddmmyy` with 40 added to the day for women (6), serial (4). The area is only a hint: people move and
codes are withdrawn. A number that a spreadsheet stored as a number is damaged, because 16 digits do
not fit: it is never a value.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from enum import StrEnum

_NOISE = re.compile(r"[\s.\-\u00a0\u200b]+")
_AS_NUMBER = re.compile(r"^\d+\.0+$|^\d([.,]\d+)?[eE]\+?\d+$")


class NikState(StrEnum):
    """What can be said of a number that stands where a NIK should be."""

    VALID = "valid"
    TEMPORARY = "temporary"  # starts with 0: given by the village program, never linked or sent on
    DAMAGED = "damaged"  # came as a number (float, exponent): digits may have changed
    INVALID = "invalid"  # not 16 digits, or no possible date or serial
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Nik:
    """A cleaned number with its state. `digits` is empty unless the state is valid or temporary."""

    digits: str
    state: NikState

    @property
    def usable(self) -> bool:
        """May this number be used to link people?"""
        return self.state is NikState.VALID

    @property
    def sex(self) -> str:
        """'L' or 'P' as the number says; empty when it cannot say."""
        if not self.usable:
            return ""
        return "P" if int(self.digits[6:8]) > 40 else "L"

    @property
    def birth_day_month_year2(self) -> tuple[int, int, int] | None:
        """(day, month, two-digit year) as the number says; the century cannot be known from it."""
        if not self.usable:
            return None
        day = int(self.digits[6:8])
        return day - 40 if day > 40 else day, int(self.digits[8:10]), int(self.digits[10:12])


def read_nik(text: str | None) -> Nik:
    """Examine what was written where a NIK should be. Never raises, never repairs.

    >>> read_nik("'7307.0101.0190.0001").state
    <NikState.VALID: 'valid'>
    """
    raw = (text or "").strip()
    if not raw or raw in {"-", "0", "'", "NULL"}:
        return Nik("", NikState.MISSING)
    if _AS_NUMBER.match(raw):
        return Nik("", NikState.DAMAGED)
    digits = _NOISE.sub("", raw.lstrip("'’`"))
    if len(digits) != 16 or not (digits.isascii() and digits.isdecimal()):
        return Nik("", NikState.INVALID)
    if digits[0] == "0":
        return Nik(digits, NikState.TEMPORARY)
    return Nik(digits, NikState.VALID) if _possible(digits) else Nik("", NikState.INVALID)


def _possible(digits: str) -> bool:
    if digits[4:6] == "00" or digits[12:] == "0000" or len(set(digits)) == 1:
        return False
    day, month, year2 = int(digits[6:8]), int(digits[8:10]), int(digits[10:12])
    day = day - 40 if day > 40 else day
    if not (1 <= month <= 12 and day >= 1):
        return False
    longest = 29 if month == 2 and _leap_in_some_century(year2) else _days(month)
    return day <= longest


def _leap_in_some_century(year2: int) -> bool:
    return calendar.isleap(1900 + year2) or calendar.isleap(2000 + year2)


def _days(month: int) -> int:
    return calendar.monthrange(2001, month)[1]


def mask_nik(digits: str) -> str:
    """A NIK as pages show it: the first four and the last two digits."""
    return f"{digits[:4]}{'*' * 10}{digits[-2:]}" if len(digits) == 16 else ""
