"""What one row of a population register book says of the family card whose people follow.

Four ways are known: labels with their values in the row below (2012); `No. KK : <number>` with the
address in another cell (2016); labels with their values at the right, over several rows, once for each
family (Luwu Timur); and the bare number in front of an otherwise empty row (e-KTP).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from payung.intake.formats.layout import header_key

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

Row = Sequence[str]
Facts = dict[str, tuple[str, int]]
"""By field the text and the column it stood in."""


def says_card(row: Row, nik: int) -> bool:
    """Does `NO.KK` stand right before the column of the NIK? The number there is that of the card."""
    before = next((cell for cell in reversed(row[:nik]) if cell), "")
    return _bare_label(before) == "kk"


def heading_in(rows: list[Row], index: int, columns: Mapping[str, int]) -> tuple[Facts, list[int]]:
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
    return bool(digits(below[kk])) and (kk != columns["nik"] or not _person(below, labels, columns))


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


def _bare_label(cell: str) -> str | None:
    text = cell.rstrip(": ")
    return _LABELS.get(header_key(text)) if text and len(text) < 30 else None


def digits(cell: str) -> str:
    """A cell of three digits or more without blanks and marks; empty for any other."""
    text = _BLANK.sub("", cell)
    return text if text.isdigit() and len(text) > 2 else ""
