"""A result text with blanks, and how they are filled."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from operator import itemgetter
from typing import Any

_BLANK = re.compile('"\ue000(\\d+)j\ue001"|\ue000(\\d+)([ng])\ue001')


class Form:
    """The text of one way through the law.

    Each entry is written once, however many blanks it fills: some plainly (in JSON and words), some
    with dots between thousands, as every formula has them.
    """

    def __init__(self, text: str) -> None:
        pieces = _BLANK.split(text)
        blanks = [
            (look == "g", int(plain or worded or 0))
            for plain, worded, look in zip(pieces[1::4], pieces[2::4], pieces[3::4], strict=True)
        ]
        kinds = sorted(set(blanks))
        self._plain = [place for grouped, place in kinds if not grouped]
        self._grouped = [place for grouped, place in kinds if grouped]
        self._text = "%s".join(literal.replace("%", "%%") for literal in pieces[::4])
        self._chosen = _chooser([kinds.index(blank) for blank in blanks])

    def filled(self, entries: Sequence[Any]) -> str:
        """The text with the entries of a replay in its blanks."""
        written = [str(entries[place]) for place in self._plain]
        written += [f"{entries[place]:,}".replace(",", ".") for place in self._grouped]
        return self._text % self._chosen(written)


def _chooser(order: list[int]) -> Callable[[list[str]], tuple[str, ...]]:
    """Picks the written texts in the order of the blanks."""
    return itemgetter(*order) if len(order) > 1 else tuple
