"""Rows that say whose family card follows, as the population register books write them.

A row is taken for a heading only when it says so itself and its cell for the NIK holds no number, or one
right after the label of the card, so that nobody is dropped: what is neither heading, repeated header nor
empty stays a row of data.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import polars as pl

from payung.intake.formats.address import address_facts
from payung.intake.formats.headings import Facts, Row, digits, heading_in, says_card
from payung.intake.formats.layout import header_key
from payung.intake.sheets.grid import Grid

CARRIED = ("kk", "address", "hamlet", "rw", "rt", "village_name", "district_name")
KK_IS_NUMBER = "heading_kk_is_number"
_SCHEMA = {
    "row_number": pl.UInt32, **dict.fromkeys(CARRIED, pl.String), KK_IS_NUMBER: pl.Boolean,
}  # fmt: skip

_TITLE = re.compile(r"^BUKU INDUK (KE)?PENDUDUK", re.IGNORECASE)
_LEGEND = re.compile(r"^\s*keterangan\s*:", re.IGNORECASE)
_MAY_BE = (
    r"(?i)^\s*nik\s*$|kk|rt|alamat|dusun|desa|kelurahan|kecamatan|provinsi|kabupaten|buku induk"
    r"|keterangan"
)


@dataclass(frozen=True)
class Families:
    """The rows that are no people, and for each heading what holds from there on."""

    rows: frozenset[int]
    headings: pl.DataFrame


@dataclass
class _Reading:
    """What one pass over the sheet has gathered so far. Values keep the column they stood in."""

    rows: set[int] = field(default_factory=set)
    facts: Facts = field(default_factory=dict)
    found: list[dict[str, object]] = field(default_factory=list)


def families_in(grid: Grid, headers: Sequence[str], columns: Mapping[str, int]) -> Families:
    """Read the headings of a whole sheet. `headers` are those of the table, `columns` its fields."""
    reading = _Reading()
    header_keys = {header_key(text) for text in headers if text}
    cells = grid.cells.select(
        pl.all().fill_null("").str.replace_all("\u00a0", " ", literal=True).str.strip_chars()
    )
    rows: list[Row] = list(cells.iter_rows())
    numbers = _Numbers(grid.numbers_in)
    for index in _candidates(cells, columns):
        if index + grid.first_row in reading.rows:
            continue
        _take(reading, rows, index, grid.first_row, header_keys, columns, numbers)
        if _LEGEND.match(_first(rows[index])):
            end = _next_book(rows, index, header_keys)
            reading.rows.update(range(index + grid.first_row, end + grid.first_row))
    frame = pl.DataFrame(reading.found, schema=_SCHEMA).unique("row_number", keep="last")
    return Families(frozenset(reading.rows), frame.sort("row_number"))


class _Numbers:
    """Was a cell stored as a number? Asked for a handful of cells only."""

    def __init__(self, numbers_in: Callable[[int], list[int]]) -> None:
        self._numbers_in = numbers_in
        self._known: dict[int, set[int]] = {}

    def holds(self, column: int, row: int) -> bool:
        if column not in self._known:
            self._known[column] = set(self._numbers_in(column))
        return row in self._known[column]


def _candidates(cells: pl.DataFrame, columns: Mapping[str, int]) -> Iterator[int]:
    """Rows that might be headings: some label in them, or nothing in the columns of NIK and name."""
    label = pl.any_horizontal(pl.all().str.contains(_MAY_BE))
    nobody = pl.all_horizontal(pl.col(str(columns[name])) == "" for name in ("nik", "full_name"))
    yield from cells.select(label | nobody).to_series().arg_true().to_list()


def _take(
    reading: _Reading,
    rows: list[Row],
    index: int,
    first_row: int,
    header_keys: set[str],
    columns: Mapping[str, int],
    numbers: _Numbers,
) -> None:
    row, number = rows[index], index + first_row
    if _is_header(row, header_keys) or _TITLE.match(_first(row)) or _LEGEND.match(_first(row)):
        reading.rows.add(number)
        return
    if digits(row[columns["nik"]]) and not says_card(row, columns["nik"]):
        return
    facts, value_rows = heading_in(rows, index, columns)
    if not facts:
        return
    at = number + len(value_rows)
    reading.rows.update((number, *(number + 1 for _ in value_rows)))
    _note(reading, facts, at, numbers)


def _note(reading: _Reading, facts: Facts, row: int, numbers: _Numbers) -> None:
    """A new family card starts afresh; further labels add to it. A place holds until another is named."""
    if "kk" in facts:
        places = ("village_name", "district_name")
        reading.facts = {name: reading.facts[name] for name in places if name in reading.facts}
    reading.facts.update({name: value for name, value in facts.items() if name})
    known = {name: text for name, (text, _) in reading.facts.items()}
    kk, column = reading.facts.get("kk", ("", -1))
    stated = address_facts(known)
    damaged = bool(kk) and column >= 0 and "kk" in facts and numbers.holds(column, row)
    if "kk" not in facts and reading.found:
        damaged = bool(reading.found[-1][KK_IS_NUMBER])
    reading.found.append(
        {
            "row_number": row,
            **{name: stated.get(name, "") for name in CARRIED},
            KK_IS_NUMBER: damaged,
        }
    )


def _next_book(rows: list[Row], legend: int, header_keys: set[str]) -> int:
    """Where a legend ends: at the next book below it, or with the sheet."""
    below = range(legend + 1, len(rows))
    starts = (i for i in below if _TITLE.match(_first(rows[i])) or _is_header(rows[i], header_keys))
    return next(starts, len(rows))


def _is_header(row: Row, header_keys: set[str]) -> bool:
    """The header again (a new page, a new family), in one row or as either half of two."""
    keys = {header_key(cell) for cell in row if cell} - {""}
    return len(keys) >= 2 and len(keys & header_keys) * 2 > len(keys) and _looks_headed(keys)


def _looks_headed(keys: set[str]) -> bool:
    return bool(keys & {"nik", "nama", "nama_lengkap", "tgl_bln_th", "ibu", "tempat_lahir"})


def _first(row: Row) -> str:
    return next((text for text in row if text), "")
