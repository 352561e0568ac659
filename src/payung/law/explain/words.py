"""Numbers inside formulas, alike in both languages: Rp16.800 and 0,24 %."""

from __future__ import annotations

from decimal import Decimal

from payung.primitives.numbers import rupiah_text


def money(amount: int) -> str:
    """Whole rupiah: 16800 -> 'Rp16.800'."""
    return rupiah_text(amount)


def percent(share: Decimal) -> str:
    """A fraction of one in percent, without padding zeros: 0.0024 -> '0,24 %'."""
    text = f"{share * 100:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return text.replace(".", ",") + " %"
