"""Working days: Monday to Friday without national holidays, for the years whose decree is known."""

from __future__ import annotations

import datetime as dt
from functools import cache
from pathlib import Path
from typing import Any

from payung.law.dated.library import load_yaml
from payung.primitives.errors import InputError
from payung.primitives.sentences import say

_SATURDAY = 5


def known_years() -> tuple[int, ...]:
    """The years whose national holidays are in `holidays.yaml`."""
    return tuple(_decrees())


def is_working_day(day: dt.date) -> bool:
    """InputError when the holidays of that year are not known yet."""
    if day.year not in _decrees():
        raise InputError(
            say(
                "Hari libur nasional %(year)s belum diisi (yang ada: %(known)s), jadi batas "
                "hari kerja belum dapat dihitung. Tambahkan SKB tahun itu ke holidays.yaml.",
                year=day.year,
                known=", ".join(map(str, known_years())),
            )
        )
    return day.weekday() < _SATURDAY and day not in _holidays(day.year)


def working_days_after(day: dt.date, count: int) -> dt.date:
    """The day on which `count` working days after a day have passed; the day itself does not count."""
    while count > 0:
        day += dt.timedelta(days=1)
        count -= is_working_day(day)
    return day


@cache
def _decrees() -> dict[int, dict[str, Any]]:
    decrees: dict[int, dict[str, Any]] = load_yaml(Path(__file__).parent / "holidays.yaml")
    return decrees


@cache
def _holidays(year: int) -> frozenset[dt.date]:
    return frozenset(dt.date.fromisoformat(f"{year}-{day}") for day in _decrees()[year]["days"])
