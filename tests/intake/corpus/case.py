"""One file of the corpus: how it is made, how it is sent, and what must become of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from tests.intake.making import Rows, write_csv, write_xlsx

Make = Callable[[Path], object]
HEADER = ["nik", "no_kk", "nama", "jenis_kelamin", "tanggal_lahir", "nama_ibu", "kode_desa"]
NIK, KK = "9907010101900001", "9907010101100001"
VILLAGE = "99.07.01.2001"
PERSON = [NIK, KK, "Budi", "L", "1990-01-01", "Siti", VILLAGE]


class Case(NamedTuple):
    """`line`: (read, created, updated, unchanged, returned) of a file that is read.
    `words` stand in the sentence of a file that is not, or in the reasons of rows that go back.
    """

    name: str
    make: Make
    line: tuple[int, int, int, int, int] | None = None
    words: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    kind: str = "roster"
    village: str = ""


def content(data: bytes) -> Make:
    return lambda path: path.write_bytes(data)


def text(lines: str, encoding: str = "utf-8") -> Make:
    return content(lines.encode(encoding))


def book(rows: Rows, sheet: str = "Pekerja") -> Make:
    return lambda path: write_xlsx(path, rows, sheet)


def table(rows: Rows, delimiter: str = ",") -> Make:
    return lambda path: write_csv(path, rows, delimiter)


def person(**cells: object) -> list[object]:
    """Budi, with some cells changed; named as the header names them."""
    return [cells.get(name, known) for name, known in zip(HEADER, PERSON, strict=True)]


def roster(*people: list[object], header: list[str] | None = None) -> Make:
    return book([header or HEADER, *people])
