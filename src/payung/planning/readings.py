"""What "20 % more" means: of the base value, or in percentage points. Both, until somebody settles it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from payung.primitives.errors import InputError
from payung.primitives.sentences import say

WHOLE = 10_000
"""A share of one, in basis points."""


class Method(StrEnum):
    """How the stated percentage of a target is read."""

    RELATIVE = "relative"  # 40 % and "20 %" is 40 % x 1.2 = 48 %
    POINTS = "points"  # 40 % and "20 %" is 40 % + 20 = 60 %
    ABSOLUTE = "absolute"  # "40 %" is 40 %, whatever the base was


@dataclass(frozen=True, slots=True)
class Reading:
    """A target read one way. `people` covers the exact share: the smallest number that reaches it.

    `share_basis_points` is for people to read, rounded half up; `people` is never computed from it.
    """

    method: Method
    share_basis_points: int
    people: int
    above_whole: bool

    def missing(self, covered: int) -> int:
        """How many people more than `covered` are needed; 0 when the target is reached."""
        return max(0, self.people - covered)


def read_target(
    method: Method, *, base_basis_points: int, stated_basis_points: int, denominator: int
) -> Reading:
    """One reading of a target over `denominator` workers.

    >>> read_target(Method.RELATIVE, base_basis_points=4000, stated_basis_points=2000,
    ...             denominator=125_000).people
    60000

    A share above 100 % is not cut: `above_whole` is set. Raises InputError for negative numbers or a
    denominator below 1.
    """
    _check(base_basis_points, stated_basis_points, denominator)
    share = _share(method, base_basis_points, stated_basis_points)
    return Reading(
        method=method,
        share_basis_points=_half_up(share * WHOLE),
        people=_ceiling(share * denominator),
        above_whole=share > 1,
    )


def readings(
    base_basis_points: int, increase_basis_points: int, denominator: int
) -> tuple[Reading, Reading]:
    """The relative reading and the reading in points, in this order (errors as `read_target`)."""
    relative, points = (
        read_target(
            method,
            base_basis_points=base_basis_points,
            stated_basis_points=increase_basis_points,
            denominator=denominator,
        )
        for method in (Method.RELATIVE, Method.POINTS)
    )
    return relative, points


def _share(method: Method, base: int, stated: int) -> Fraction:
    if method is Method.RELATIVE:
        return Fraction(base * (WHOLE + stated), WHOLE * WHOLE)
    return Fraction(base + stated if method is Method.POINTS else stated, WHOLE)


def _check(base: int, stated: int, denominator: int) -> None:
    if base < 0 or stated < 0:
        raise InputError(
            say(
                "Nilai dasar (%(base)s) dan kenaikan (%(stated)s) tidak boleh negatif. Tulis "
                "dalam per sepuluh ribu; contoh: 40 %% ditulis 4000.",
                base=base,
                stated=stated,
            )
        )
    if denominator < 1:
        raise InputError(
            say(
                "Jumlah pekerja (penyebut) %(denominator)s tidak dapat dipakai. Masukkan "
                "jumlah pekerja wilayah ini dengan sumber dan tanggalnya; contoh: 125000.",
                denominator=denominator,
            )
        )


def _ceiling(exact: Fraction) -> int:
    return -(-exact.numerator // exact.denominator)


def _half_up(exact: Fraction) -> int:
    return (2 * exact.numerator + exact.denominator) // (2 * exact.denominator)
