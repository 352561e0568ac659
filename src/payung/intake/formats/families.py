"""Rows that say whose family card follows, as the population register books write them.

Four ways are known: labels with their values in the row below (2012); `No. KK : <number>` with the
address in another cell (2016); labels with their values at the right, over several rows, once for each
family (Luwu Timur); and the bare number in front of an otherwise empty row (e-KTP).

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
from payung.intake.formats.layout import header_key
from payung.intake.sheets.grid import Grid

CARRIED = ("kk", "address", "hamlet", "rw", "rt", "village_name", "district_name")
KK_IS_NUMBER = "heading_kk_is_number"
_SCHEMA = {
    "row_number": pl.UInt32, **dict.fromkeys(CARRIED, pl.String), KK_IS_NUMBER: pl.Boolean,
}  # fmt: skip

_LABELS = {
    "no_kk": "kk", "nomor_kk": "kk",
    "alamat": "address", "no_rt_rw": "rt_rw", "rt_rw": "rt_rw",
    "dusun": "hamlet", "nama_dusun": "hamlet",
    "desa": "village_name", "kelurahan": "village_name", "desa_kelurahan": "village_name",
    "kecamatan": "district_name",
    "nama_kk": "", "nama_kepala_keluarga": "", "provinsi": "", "kabupaten": "", "kabupaten_kota": "",
    "kode_pos": "", "telp": "",
}  # fmt: skip
_LABELLED = re.compile(r"^\s*([A-Za-z./ ]{4,24}?)\s*:\s*(.*)$", re.DOTALL)
_NUMBER = re.compile(r"\d{16}")
_BLANK = re.compile(r"[\s\u00a0'’`.-]+")
_ADDRESS = re.compile(r"\b(?:RT\s*/\s*RW|RT\b|DUSUN|DSN|DESA|JL\b|JALAN)", re.IGNORECASE)
_TITLE = re.compile(r"^BUKU INDUK (KE)?PENDUDUK", re.IGNORECASE)
_LEGEND = re.compile(r"^\s*keterangan\s*:", re.IGNORECASE)
_MAY_BE = (
    r"(?i)^\s*nik\s*$|kk|rt|alamat|dusun|desa|kelurahan|kecamatan|provinsi|kabupaten|buku induk"
    r"|keterangan"
)

Row = Sequence[str]
Facts = dict[str, tuple[str, int]]


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
    if _digits(row[columns["nik"]]) and not _says_card(row, columns["nik"]):
        return
    facts, value_rows = _heading(rows, index, columns)
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


def _says_card(row: Row, nik: int) -> bool:
    """Does `NO.KK` stand right before the column of the NIK? The number there is that of the card."""
    before = next((cell for cell in reversed(row[:nik]) if cell), "")
    return _bare_label(before) == "kk"


def _heading(rows: list[Row], index: int, columns: Mapping[str, int]) -> tuple[Facts, list[int]]:
    """The facts of a heading, and which rows below it hold its values (none or the next)."""
    row = rows[index]
    labels = {i: name for i, cell in enumerate(row) if (name := _bare_label(cell)) is not None}
    stated = _stated(row)
    if labels and not stated and len(labels) == sum(1 for cell in row if cell):
        below = rows[index + 1] if index + 1 < len(rows) else ()
        if _is_below(below, labels, columns):
            return {name: (below[i], i) for i, name in labels.items()}, [index + 1]
        return {name: ("", i) for i, name in labels.items()}, []
    stated |= _right_of(row, labels)
    return (stated, []) if stated else (_lone_number(row, columns), [])


def _is_below(below: Row, labels: Mapping[int, str], columns: Mapping[str, int]) -> bool:
    """Is this the row of values under a row of labels, and not already a person?"""
    kk = next((i for i, name in labels.items() if name == "kk"), None)
    if kk is None or not below:
        return False
    return bool(_digits(below[kk])) and (
        kk != columns["nik"] or not _person(below, labels, columns)
    )


def _person(row: Row, labels: Mapping[int, str], columns: Mapping[str, int]) -> bool:
    """Does a row with a number in the column of the NIK hold more of a person, with no label above it?"""
    asked = [columns[n] for n in ("full_name", "birth_date", "sex") if n in columns]
    return any(row[i] for i in asked if i not in labels)


def _stated(row: Row) -> Facts:
    """`Label : value` inside one cell."""
    facts: Facts = {}
    for i, cell in enumerate(row):
        found = _LABELLED.match(cell)
        name = _LABELS.get(header_key(found[1])) if found else None
        if found and name is not None and found[2].strip():
            text = cell if name == "address" and "," in found[2] else found[2].strip()
            facts[name] = (text, i)
    return facts


def _right_of(row: Row, labels: Mapping[int, str]) -> Facts:
    """A label in one cell, its value in the next that is filled (a lone colon is none)."""
    facts: Facts = {}
    for i, name in labels.items():
        rest = [(row[j].lstrip(": "), j) for j in range(i + 1, len(row))]
        value = next(((text, j) for text, j in rest if text), ("", i))
        facts[name] = ("", i) if value[1] in labels else value
    return facts


def _lone_number(row: Row, columns: Mapping[str, int]) -> Facts:
    """The number of a card in front of a row without NIK and without a name in its place."""
    filled = [(i, cell) for i, cell in enumerate(row) if cell]
    if not filled or row[columns["full_name"]]:
        return {}
    i, text = filled[0]
    if not _NUMBER.fullmatch(_BLANK.sub("", text)):
        return {}
    address = next(((t, j) for j, t in filled[1:] if _ADDRESS.search(t)), ("", i))
    return {"kk": (text, i), "address": address}


def _next_book(rows: list[Row], legend: int, header_keys: set[str]) -> int:
    """Where a legend ends: at the next book below it, or with the sheet."""
    below = range(legend + 1, len(rows))
    starts = (i for i in below if _TITLE.match(_first(rows[i])) or _is_header(rows[i], header_keys))
    return next(starts, len(rows))


def _bare_label(cell: str) -> str | None:
    text = cell.rstrip(": ")
    return _LABELS.get(header_key(text)) if text and len(text) < 30 else None


def _is_header(row: Row, header_keys: set[str]) -> bool:
    """The header again (a new page, a new family), in one row or as either half of two."""
    keys = {header_key(cell) for cell in row if cell} - {""}
    return len(keys) >= 2 and len(keys & header_keys) * 2 > len(keys) and _looks_headed(keys)


def _looks_headed(keys: set[str]) -> bool:
    return bool(keys & {"nik", "nama", "nama_lengkap", "tgl_bln_th", "ibu", "tempat_lahir"})


def _digits(cell: str) -> str:
    text = _BLANK.sub("", cell)
    return text if text.isdigit() and len(text) > 2 else ""


def _first(row: Row) -> str:
    return next((text for text in row if text), "")
