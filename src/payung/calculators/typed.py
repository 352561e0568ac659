"""What people type: amounts, days and months, in the ways they are commonly written here."""

from __future__ import annotations

import datetime as dt
import re

from payung.primitives.errors import InputError
from payung.primitives.month import Month

_AMOUNT = re.compile(r"^(?:rp\.?\s*)?(\d{1,3}(?:[.,\s]\d{3})+|\d{1,20})(?:,-|,00)?$", re.IGNORECASE)
_SPOKEN = re.compile(
    r"^(?:rp\.?\s*)?(\d{1,6})(?:[.,](\d{1,3}))?\s*(juta|jt|ribu|rb)$", re.IGNORECASE
)
_THOUSANDS = {"juta": 1_000_000, "jt": 1_000_000, "ribu": 1_000, "rb": 1_000}
_DAY = re.compile(r"^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$")
_MONTH = re.compile(r"^(\d{1,2})[-/. ](\d{4})$")


def amount_typed(text: str) -> int | None:
    """Whole rupiah: '1.500.000', 'Rp 1500000', '1,5 juta'; None for anything else."""
    if found := _AMOUNT.match(text):
        return int(re.sub(r"\D", "", found[1]))
    if found := _SPOKEN.match(text):
        scale, decimals = _THOUSANDS[found[3].lower()], found[2] or ""
        return int(found[1]) * scale + int(decimals.ljust(3, "0")) * scale // 1000
    return None


def day_typed(text: str) -> dt.date | None:
    """'2025-03-15', '15-03-2025' or '15/3/2025'; None for a day that does not exist."""
    found = _DAY.match(text)
    iso = f"{found[3]}-{int(found[2]):02d}-{int(found[1]):02d}" if found else text
    try:
        return dt.date.fromisoformat(iso)
    except ValueError:
        return None


def month_typed(text: str) -> Month | None:
    """'2025-03' or '3/2025'; None for anything else."""
    found = _MONTH.match(text)
    try:
        return Month.parse(f"{found[2]}-{int(found[1]):02d}" if found else text)
    except InputError:
        return None
