"""Numbers as Indonesian readers write them: dot for thousands, comma for decimals."""

from __future__ import annotations


def count_text(number: int) -> str:
    """A whole number: 115383 -> '115.383'."""
    return f"{number:,}".replace(",", ".")


def rupiah_text(amount: int) -> str:
    """An amount in whole rupiah: 16800 -> 'Rp16.800'."""
    sign = "-" if amount < 0 else ""
    return f"{sign}Rp{count_text(abs(amount))}"


def share_text(numerator: int, denominator: int, decimals: int = 1) -> str:
    """A share in percent: (336, 1000) -> '33,6 %'; '-' when there is nothing to divide by.

    Rounds half up on integers, so that no float decides a published digit.
    """
    if denominator <= 0:
        return "-"
    scale = 10**decimals
    tenths = (2 * numerator * 100 * scale + denominator) // (2 * denominator)
    whole, rest = divmod(tenths, scale)
    text = count_text(whole)
    return f"{text},{rest:0{decimals}d} %" if decimals else f"{text} %"
