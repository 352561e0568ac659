"""Numbers of people inside any text, covered: `7307010101990001` -> `7307**********01`.

What looks like a number of a person is covered: sixteen digits (NIK, KK), eleven (card of the insurer) and
mobile telephones, also with spaces, points or hyphens between the digits.
"""

from __future__ import annotations

import re

_SIGNS = r"(?:[\s.\-]?\d)"
_LIKE_A_NUMBER = re.compile(
    rf"(?<![\d*])(?:\d{_SIGNS}{{15}}|\+?62{_SIGNS}{{8,11}}|08{_SIGNS}{{7,11}}|\d{_SIGNS}{{10}})(?!\d)"
)
_SIXTEEN = re.compile(rf"(?<![\d*])\d{_SIGNS}{{15,}}")
_SHOWN_FIRST, _SHOWN_LAST = 4, 2


def mask_numbers(text: str) -> str:
    """The text with every number of a person covered but for its first four and last two digits."""
    return _LIKE_A_NUMBER.sub(_covered, text)


def mask_identity_numbers(text: str) -> str:
    """Only what may be a NIK or KK is covered, sixteen digits or more: codes and amounts stay."""
    return _SIXTEEN.sub(_covered, text)


def _covered(found: re.Match[str]) -> str:
    digits = "".join(sign for sign in found.group() if sign.isdigit())
    hidden = len(digits) - _SHOWN_FIRST - _SHOWN_LAST
    return f"{digits[:_SHOWN_FIRST]}{'*' * hidden}{digits[-_SHOWN_LAST:]}"
