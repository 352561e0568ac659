"""Dividing a whole number of people over regions so that the parts add up to it exactly.

Each region is entitled to `m * weight`, held between its floor and its ceiling, with the one multiplier
`m` that makes the entitlements add up to the total. Entitlements are then rounded by largest remainders
(Hamilton): of all whole-number divisions within the bounds, the result has the smallest sum of squared
deviations from the entitlements. Entitlements are exact fractions, so no rounding error decides.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction

from payung.primitives.errors import InputError
from payung.primitives.sentences import say

_Entitlements = list[Fraction]


class NoSuchDivisionError(InputError):
    """The bounds allow no division of `total`: it must lie between `least` and `most`."""

    def __init__(self, message: str, total: int, least: int, most: int) -> None:
        super().__init__(message)
        self.total, self.least, self.most = total, least, most


def apportion(
    total: int,
    weights: Sequence[int],
    floors: Sequence[int] | None = None,
    ceilings: Sequence[int] | None = None,
) -> list[int]:
    """Whole numbers in the order of `weights` with `sum == total` and `floor <= part <= ceiling`.

    A weight of 0 gets its floor and no more. Equal remainders go to the earlier region, so hand the
    regions in the order of their codes. Without floors each may get 0; without ceilings, everything.
    Raises NoSuchDivisionError when the bounds allow no such division, saying by how many people, and
    InputError for bounds that contradict each other.
    """
    lows = [0] * len(weights) if floors is None else list(floors)
    highs = [max(total, low) for low in lows] if ceilings is None else list(ceilings)
    _check_bounds(total, weights, lows, highs)
    highs = [h if w else low for w, low, h in zip(weights, lows, highs, strict=True)]
    _check_possible(total, sum(lows), sum(highs))
    return _round(total, entitlements(total, weights, lows, highs))


def entitlements(
    total: int, weights: Sequence[int], lows: Sequence[int], highs: Sequence[int]
) -> _Entitlements:
    """What each region is entitled to before rounding: exact, within its bounds, adding up to `total`.

    The bounds must allow it (`apportion` checks). The sum grows with the multiplier in straight lines
    between bends, where some region meets a bound; the answer lies on the line that crosses `total`.
    """
    rows = list(zip(weights, lows, highs, strict=True))

    def at(multiplier: Fraction) -> _Entitlements:
        return [min(max(multiplier * w, Fraction(low)), Fraction(high)) for w, low, high in rows]

    bends = sorted({Fraction(bound, w) for w, low, high in rows if w for bound in (low, high)})
    if not bends:
        return at(Fraction(0))
    first = _first_reaching(total, bends, at)
    return at(bends[0]) if first == 0 else _between(total, at(bends[first - 1]), at(bends[first]))


def _first_reaching(
    total: int, bends: list[Fraction], at: Callable[[Fraction], _Entitlements]
) -> int:
    low, high = 0, len(bends) - 1
    while low < high:
        middle = (low + high) // 2
        if sum(at(bends[middle])) >= total:
            high = middle
        else:
            low = middle + 1
    return low


def _between(total: int, lower: _Entitlements, upper: _Entitlements) -> _Entitlements:
    start = sum(lower, Fraction(0))
    way = (total - start) / (sum(upper, Fraction(0)) - start)
    return [a + (b - a) * way for a, b in zip(lower, upper, strict=True)]


def _round(total: int, entitled: _Entitlements) -> list[int]:
    parts = [exact.numerator // exact.denominator for exact in entitled]
    remainders = [exact - part for exact, part in zip(entitled, parts, strict=True)]
    by_remainder = sorted(range(len(parts)), key=lambda i: (-remainders[i], i))
    for i in by_remainder[: total - sum(parts)]:
        parts[i] += 1
    return parts


def _check_bounds(
    total: int, weights: Sequence[int], lows: Sequence[int], highs: Sequence[int]
) -> None:
    if not len(weights) == len(lows) == len(highs):
        raise InputError(
            say(
                "Bobot (%(weights)s), batas bawah (%(lows)s) dan batas atas (%(highs)s) "
                "harus sama banyak: satu untuk tiap wilayah.",
                weights=len(weights),
                lows=len(lows),
                highs=len(highs),
            )
        )
    if total < 0 or min([0, *weights, *lows]) < 0:
        raise InputError(say("Jumlah, bobot, dan batas bawah tidak boleh negatif."))
    for place, (low, high) in enumerate(zip(lows, highs, strict=True), start=1):
        if low > high:
            raise InputError(
                say(
                    "Wilayah ke-%(place)s: batas bawah %(low)s melebihi batas atas %(high)s "
                    "orang. Turunkan batas bawah atau naikkan batas atas.",
                    place=place,
                    low=low,
                    high=high,
                )
            )


def _check_possible(total: int, least: int, most: int) -> None:
    if total < least:
        raise NoSuchDivisionError(
            f"{total} orang dibagi, tetapi batas bawah semua wilayah berjumlah {least}: "
            f"lebih {least - total} orang. Turunkan batas bawahnya.",
            *(total, least, most),
        )
    if total > most:
        raise NoSuchDivisionError(
            f"{total} orang dibagi, tetapi semua wilayah hanya dapat menerima {most}: "
            f"kurang tempat untuk {total - most} orang. Naikkan batas atas, atau periksa apakah "
            "jumlah pekerja di data desa sudah lengkap.",
            *(total, least, most),
        )
