"""A result text with blanks, and how they are filled."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

_BLANK = re.compile('"\ue000(\\d+)j\ue001"|\ue000(\\d+)([ng])\ue001')


class Form:
    """The text of one way through the law.

    `text` has %s for each of `blanks`: is it written with dots between thousands (as every formula
    has them) or plainly (in JSON and words), and which entry of the tape goes there.
    """

    def __init__(self, text: str) -> None:
        pieces = _BLANK.split(text)
        self.blanks = [
            (look == "g", int(plain or worded or 0))
            for plain, worded, look in zip(pieces[1::4], pieces[2::4], pieces[3::4], strict=True)
        ]
        self.text = "%s".join(literal.replace("%", "%%") for literal in pieces[::4])

    def filled(self, entries: Sequence[Any]) -> str:
        """The text with the entries of a replay in its blanks."""
        return self.text % tuple(
            f"{entries[place]:,}".replace(",", ".") if grouped else entries[place]
            for grouped, place in self.blanks
        )
