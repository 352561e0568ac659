"""Whether the reader survives an XLS: tried in a process of its own, which a hostile file may crash.

A few changed bytes make the reader ask for a terabyte, and then the whole process ends without a word.
XLSX and ODS are looked through before they are opened (`scan.py`, `repeated.py`); XLS is too intricate.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from payung.intake.sheets.guards import damaged

_SECONDS = 120
_PROGRAM = """
import resource, sys
import fastexcel
resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
book = fastexcel.read_excel(sys.argv[1])
for name in book.sheet_names:
    book.load_sheet(name, header_row=None, skip_rows=0, dtypes="string")
"""


def check_survives(path: Path, file_name: str) -> None:
    """InputError when reading crashes or hangs. What ends in an ordinary error is left to the reader."""
    try:
        done = subprocess.run(  # noqa: S603 - our own program and a path
            [sys.executable, "-c", _PROGRAM, str(path)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise damaged(file_name) from error
    if done.returncode < 0:
        raise damaged(file_name)
