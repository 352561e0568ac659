"""The one rounding of contributions and benefits: exact, then half up to whole rupiah, once at the end.

No source found states a rounding rule; bases and lowest wages give whole rupiah without it (inferred).
"""

from __future__ import annotations

from decimal import Decimal


def part_of(amount: int, share: Decimal, over: int = 1) -> int:
    """`amount` x `share` / `over` in whole rupiah, half up: 3,333,333 x 0.24 % = 7,999.9992 -> 8,000."""
    numerator, denominator = share.as_integer_ratio()
    denominator *= over
    return (amount * (2 * numerator) + denominator) // (2 * denominator)
