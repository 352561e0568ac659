"""How the columns of a sheet without a header look: what tells it from another with as many columns."""

from __future__ import annotations

import re
from collections.abc import Sequence

from payung.intake.formats.contents import signs_in

_LONG_NUMBER = re.compile(r"^\d{16}$")
_ENOUGH = 10  # numbers of people that must be there before it means something that none returns
_RETURNING = 0.2

Look = frozenset[str]
"""Signs of one column: 'yes_nik' speaks for a field, 'no_nik' against it."""
Looks = tuple[Look, ...]


def looks_of(rows: Sequence[Sequence[str | None]], kind: str) -> Looks:
    """The look of each column in the first rows of data."""
    return tuple(
        _look([_text(cell) for cell in column], kind) for column in zip(*rows, strict=True)
    )


def likeness(one: Looks, other: Looks) -> int | None:
    """How many signs two sheets share; None with other columns, or where one denies a sign of the other."""
    if len(one) != len(other) or any(map(_contradict, one, other)):
        return None
    return sum(len(look & same) for look, same in zip(one, other, strict=True))


def _look(cells: list[str], kind: str) -> Look:
    filled = [cell for cell in cells if cell not in ("", "-")]
    return signs_in(filled, kind) | _returning([c for c in filled if _LONG_NUMBER.match(c)])


def _returning(numbers: list[str]) -> Look:
    """Numbers of families return from row to row, those of people do not."""
    if len(numbers) - len(set(numbers)) > _RETURNING * len(numbers):
        return frozenset({"yes_returning"})
    return frozenset({"no_returning"}) if len(numbers) >= _ENOUGH else frozenset()


def _contradict(one: Look, other: Look) -> bool:
    return any(_opposite(sign) in other for sign in one)


def _opposite(sign: str) -> str:
    answer, _, name = sign.partition("_")
    return f"{'no' if answer == 'yes' else 'yes'}_{name}"


def _text(cell: str | None) -> str:
    return (cell or "").strip()
