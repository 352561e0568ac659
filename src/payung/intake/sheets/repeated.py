"""How large an OpenDocument sheet becomes when its repeated rows and cells are written out.

The format may say "this row a million times"; a reader makes room for all of them.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from pathlib import Path

from payung.intake.sheets import limits
from payung.intake.sheets.guards import damaged
from payung.primitives.errors import InputError
from payung.primitives.numbers import count_text

_CHUNK = 4_000_000
_ROW = re.compile(rb"<table:table-row\b([^>]*)>(.*?)</table:table-row>", re.DOTALL)
_ROWS = re.compile(rb'number-rows-repeated="(\d{1,9})"')
_COLUMNS = re.compile(rb'number-columns-repeated="(\d{1,9})"')
_CONTENT = (b"<text:", b"office:value")


def check_repeated(path: Path, file_name: str) -> None:
    """InputError when the rows that hold something would fill more cells than a table may have."""
    total, rest = 0, b""
    try:
        with zipfile.ZipFile(path) as archive, archive.open("content.xml") as content:
            while chunk := content.read(_CHUNK):
                data = rest + chunk
                cut = data.rfind(b"table-row>") + 10
                cut = len(data) if cut < 10 else cut
                total += sum(_cells_of(found) for found in _ROW.finditer(data[:cut]))
                rest = data[cut:]
                if total > limits.CELLS:
                    raise _too_large(file_name, total)
    except (zipfile.BadZipFile, zlib.error, EOFError, KeyError, NotImplementedError) as error:
        raise damaged(file_name) from error


def _cells_of(row: re.Match[bytes]) -> int:
    if not any(mark in row[2] for mark in _CONTENT):
        return 0
    repeated = _ROWS.search(row[1])
    last = max(row[2].rfind(mark) for mark in _CONTENT)
    wide = sum(int(found[1]) - 1 for found in _COLUMNS.finditer(row[2], 0, last))
    return (int(repeated[1]) if repeated else 1) * (row[2].count(b"<table:table-cell") + wide)


def _too_large(file_name: str, cells: int) -> InputError:
    return InputError(
        f"Berkas '{file_name}' mengulang baris atau sel sampai {count_text(cells)} sel. Hapus baris "
        "yang berulang di bawah tabel, simpan, lalu kirim lagi."
    )
