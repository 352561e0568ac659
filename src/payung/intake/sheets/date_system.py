"""From which day a workbook counts its dates: each format says it in its own place.

The reader turns cells that look like a date into dates by itself. A day that stands as a bare number is
wrong by four years where nobody asks.
"""

from __future__ import annotations

import datetime as dt
import re
import zipfile
from pathlib import Path

from payung.intake.sheets.grid import EXCEL_1904_EPOCH, EXCEL_EPOCH
from payung.intake.sheets.guards import Packing
from payung.intake.sheets.xls_dates import counts_from_1904

_FIRST_BYTES = 4_000_000
_SAID_IN = {
    Packing.XLSX: ("xl/workbook.xml", re.compile(rb"""\bdate1904\s*=\s*["'](?:1|true|on)["']""")),
    Packing.ODS: ("content.xml", re.compile(rb"""null-date[^>]*date-value=["']1904-01-01["']""")),
}


def epoch_of(path: Path, packing: Packing) -> dt.date:
    """The day with the number 0 in a workbook that can be opened."""
    from_1904 = counts_from_1904(path) if packing is Packing.XLS else _says_so(path, packing)
    return EXCEL_1904_EPOCH if from_1904 else EXCEL_EPOCH


def _says_so(path: Path, packing: Packing) -> bool:
    part, words = _SAID_IN[packing]
    with zipfile.ZipFile(path) as archive, archive.open(part) as content:
        return bool(words.search(content.read(_FIRST_BYTES)))
