"""Numbers, months and days as the reader's language writes them. Presenters use it, engines never."""

from __future__ import annotations

import datetime as dt

from django.utils.formats import date_format, number_format
from django.utils.translation import get_language, ngettext

from payung.primitives.month import Month
from payung.primitives.numbers import rupiah_text, share_text

_SWAPPED = str.maketrans(".,", ",.")


def localised(indonesian: str) -> str:
    """A number written the Indonesian way, with point and comma as the reader's language has them."""
    return (
        indonesian if (get_language() or "id").startswith("id") else indonesian.translate(_SWAPPED)
    )


def number(count: int) -> str:
    """115383 -> '115.383' in Indonesian, '115,383' in English."""
    return number_format(count, force_grouping=True)


def people(count: int) -> str:
    """A number of people: '1.204 orang'; English pages tell one person from many."""
    text = ngettext("%(count)s orang", "%(count)s orang", count)
    return text % {"count": number(count)}


def signed(count: int) -> str:
    """A change: 12 -> '+12', -3 -> '−3', 0 -> '0'."""
    sign = "+" if count > 0 else "−" if count < 0 else ""
    return f"{sign}{number(abs(count))}"


def rupiah(amount: int) -> str:
    """16800 -> 'Rp16.800'."""
    return localised(rupiah_text(amount))


def share(numerator: int, denominator: int) -> str:
    """(336, 1000) -> '33,6 %'; '-' when there is nothing to divide by. The space does not break."""
    return localised(share_text(numerator, denominator)).replace(" ", "\u00a0")


def month_text(month: int) -> str:
    """A month in words: 'Desember 2024'."""
    return date_format(Month(month).first_day, "F Y")


def day_text(day: dt.date) -> str:
    """A day in words: '11 Juni 2025'."""
    return date_format(day, "j F Y")
