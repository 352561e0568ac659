"""A CSV of published statements, each cell read or answered with a sentence that names its line."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path

from payung.primitives.errors import InputError
from payung.primitives.month import Month
from payung.primitives.region_code import RegionCode
from payung.primitives.sentences import say
from payung.regions.tables import read_table

COLUMNS = ("tanggal", "kode_wilayah", "bulan", "persen", "orang", "target", "teks", "sumber")
_ISO = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})$")
_DAY_FIRST = re.compile(r"^(\d{1,2})[-/](\d{1,2})[-/](\d{4})$")
_THOUSANDS = re.compile(r"^\d{1,3}(\.\d{3})+$")
_MOST_PERCENT = 1000
_YES_NO = {"ya": True, "tidak": False, "": False}


@dataclass(frozen=True, slots=True)
class StatedFigure:
    """One published figure: a share in basis points, a number of people, or both."""

    region_code: RegionCode
    said_on: dt.date
    about_month: Month
    basis_points: int | None
    people: int | None
    is_target: bool
    text: str
    source: str


def read_statements(path: Path) -> list[StatedFigure]:
    """The statements of a CSV with the columns `COLUMNS`; the order of columns does not matter.

    Raises InputError with file, line, what stood there, and an example. Nothing is guessed.
    """
    rows = read_table(path, COLUMNS)
    if not rows:
        raise InputError(
            say("%(name)s tidak berisi satu pernyataan pun di bawah baris judul.", name=path.name)
        )
    return [_read_line(path.name, line, row) for line, row in enumerate(rows, start=2)]


def _read_line(file_name: str, line: int, row: dict[str, str]) -> StatedFigure:
    try:
        return _statement(row)
    except InputError as error:
        raise InputError(
            say(
                "%(file_name)s baris %(line)s: %(error)s",
                file_name=file_name,
                line=line,
                error=error,
            )
        ) from error


def _statement(row: dict[str, str]) -> StatedFigure:
    basis_points, people = read_percent(row["persen"]), read_people(row["orang"])
    if basis_points is None and people is None:
        raise InputError(say("kolom persen dan orang kosong; isi salah satu, contoh: 33,6."))
    if not row["teks"] or not row["sumber"]:
        raise InputError(say("kolom teks dan sumber wajib diisi; contoh sumber: sinjaikab.go.id."))
    if row["target"].lower() not in _YES_NO:
        raise InputError(
            say("kolom target berisi '%(target)s'; isi ya atau tidak.", target=row["target"])
        )
    return StatedFigure(
        region_code=RegionCode.parse(row["kode_wilayah"]),
        said_on=read_date(row["tanggal"]),
        about_month=Month.parse(row["bulan"]),
        basis_points=basis_points,
        people=people,
        is_target=_YES_NO[row["target"].lower()],
        text=row["teks"],
        source=row["sumber"],
    )


def read_percent(text: str) -> int | None:
    """Basis points from '33,6' or '33.6 %'; None for nothing. At most two decimals."""
    cleaned = text.replace("%", "").replace(",", ".").strip()
    if not cleaned:
        return None
    try:
        exact = Decimal(cleaned) * 100
    except InvalidOperation:
        exact = Decimal("-1")
    if (
        not exact.is_finite()
        or exact != exact.to_integral_value()
        or not 0 <= exact <= 100 * _MOST_PERCENT
    ):
        raise InputError(
            say(
                "'%(found)s' bukan persen. Tulis angka 0 sampai %(most_percent)s dengan "
                "paling banyak dua desimal; contoh: 33,6.",
                found=text,
                most_percent=_MOST_PERCENT,
            )
        )
    return int(exact)


def read_people(text: str) -> int | None:
    """A number of people from '50.000' or '50000'; None for nothing."""
    if not text:
        return None
    digits = text.replace(".", "") if _THOUSANDS.match(text) else text
    if not (digits.isascii() and digits.isdecimal() and len(digits) <= 9):
        raise InputError(
            say("'%(found)s' bukan jumlah orang. Tulis angka bulat; contoh: 50000.", found=text)
        )
    return int(digits)


def read_date(text: str) -> dt.date:
    """A date written YYYY-MM-DD, dd-mm-yyyy or d/m/yyyy."""
    if found := _ISO.match(text):
        year, month, day = (int(part) for part in found.groups())
    elif found := _DAY_FIRST.match(text):
        day, month, year = (int(part) for part in found.groups())
    else:
        year, month, day = 0, 0, 0
    try:
        return dt.date(year, month, day)
    except ValueError:
        raise InputError(
            say("'%(found)s' bukan tanggal. Contoh: 2025-06-11.", found=text)
        ) from None
