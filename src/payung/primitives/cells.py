"""Text that others wrote, in a cell of a spreadsheet.

A name like `=HYPERLINK(...)` is a formula to whatever opens the file, and may run on the reader's machine
("CSV injection", OWASP). Also a cell of a workbook is marked: it may be saved as CSV and opened again.
"""

from __future__ import annotations

_FORMULA_STARTS = tuple("=+-@\t\r\n＝＋－＠")  # OWASP: full-width signs count in some languages


def defused(text: str) -> str:
    """The text for a cell, marked as text where it begins like a formula.

    >>> defused("=1+1")
    "'=1+1"
    >>> defused("Andi = Baso")
    'Andi = Baso'
    """
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text
