"""A quick look through the XML of an XLSX sheet before it is opened.

The reader (calamine) turns cells into text and forgets which of them were numbers, and it makes room
for the whole rectangle round all cells. So this pass notes number cells, formulas without a value, and
the rectangle, and it unpacks every part once, so that a broken or lying archive is found here.
"""

from __future__ import annotations

import html
import re
import zipfile
import zlib
from array import array
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from payung.intake.sheets import limits
from payung.intake.sheets.guards import damaged
from payung.primitives.errors import InputError
from payung.primitives.numbers import count_text

_CHUNK = 4_000_000
_HEAD = 4_000
_OUTLYING = re.compile(rb' r="(?:([A-Za-z]{2,})(\d+)|[A-Za-z](\d{6,}))"[^>/]*>')
_ANY_ADDRESS = re.compile(rb"\sr\s*=\s*[\"']([A-Za-z]*)(\d+)")
_PREFIXED = re.compile(rb"<\w+:(?:worksheet|sheetData|row|c)[\s>]")
_OTHER_CELL = re.compile(rb'<c(?: (?!r="[A-Z])|[>/])')
_VALUE = re.compile(rb'"><v>(?<! t="s"><v>)')
_CALCULATED = re.compile(rb"(?:</f>|/>)<v>[^<]")
_HOLLOW = re.compile(
    rb'<c r="([A-Z]{1,3})(\d+)"[^>/]*><f(?:/>|\s[^>]*/>|[^>]*>[^<]*</f>)(?:<v\s*/>|<v></v>)?</c>'
)
_CELL = re.compile(rb'<c r="([A-Z]{1,3})(\d+)"([^>]*)>')
_SHEET = re.compile(r"<(?:\w+:)?sheet\s([^>]*)>")
_RELATION = re.compile(r"<(?:\w+:)?Relationship\s([^>]*)>")
_ATTRIBUTE = re.compile(r'([\w:]+)\s*=\s*"([^"]*)"')
_NEAR_ROWS = 99_999


@dataclass
class SheetScan:
    """What the XML of one sheet says. `plain` is False when cells carry no address of their own."""

    numbers: dict[int, array[int]] = field(default_factory=lambda: defaultdict(lambda: array("L")))
    uncalculated: dict[int, array[int]] = field(
        default_factory=lambda: defaultdict(lambda: array("L"))
    )
    letters: set[bytes] = field(default_factory=lambda: {b"Z"})
    last_row: int = _NEAR_ROWS
    plain: bool = True

    def take(self, data: bytes) -> None:
        """Look through one piece of XML that ends with a row."""
        self._note_extent([(a, b or c) for a, b, c in _OUTLYING.findall(data)])
        self.plain = self.plain and not _PREFIXED.search(data, 0, _HEAD) and _is_plain(data)
        if not self.plain:
            self._note_extent(_ANY_ADDRESS.findall(data))
        self._note_numbers(data, _VALUE)
        if b"f>" in data or b"f " in data:
            self._note_numbers(data, _CALCULATED)
            for found in _HOLLOW.finditer(data):
                self.uncalculated[column_index(found[1])].append(int(found[2]))

    def _note_extent(self, addresses: list[tuple[bytes, bytes]]) -> None:
        for letters, row in set(addresses):
            self.letters.add(letters or b"A")
            self.last_row = max(self.last_row, int(row))

    def _note_numbers(self, data: bytes, pattern: re.Pattern[bytes]) -> None:
        for found in pattern.finditer(data):
            cell = _CELL.match(data, data.rfind(b"<c ", 0, found.end()))
            if cell and (b' t="' not in cell[3] or b' t="n"' in cell[3]):
                self.numbers[column_index(cell[1])].append(int(cell[2]))

    @property
    def columns(self) -> int:
        return max((column_index(letters) for letters in self.letters), default=-1) + 1


def _is_plain(data: bytes) -> bool:
    """Is every cell written as `<c r="A1" ...><v>`, the way all common programs do it?

    Outside the rows other elements begin with `<c` too; a prefix would stand as `:c`.
    """
    if data.count(b"<c") != data.count(b'<c r="') and _OTHER_CELL.search(data):
        return False
    values = data.count(b"<v")
    usual = data.count(b'"><v>')
    if values != usual:
        usual += data.count(b"</f><v>") + data.count(b"/><v>") + data.count(b"<v/>")
    return values == usual


def column_index(letters: bytes) -> int:
    """'A' -> 0, 'AA' -> 26."""
    index = 0
    for letter in letters.upper():
        index = index * 26 + letter - 64
    return index - 1


def scan_workbook(path: Path, file_name: str) -> dict[str, SheetScan]:
    """The sheets by name, every part looked through; InputError when it is broken or far too large."""
    try:
        with zipfile.ZipFile(path) as archive:
            named = _sheet_parts(archive)
            scans = {part: SheetScan() for part in named}
            for part in archive.namelist():
                for piece in _pieces(archive, part):
                    if part in scans:
                        scans[part].take(piece)
    except (zipfile.BadZipFile, zlib.error, EOFError, KeyError, NotImplementedError) as error:
        raise damaged(file_name) from error
    for part, scan in scans.items():
        _check_size(scan, file_name, named[part])
    return {named[part]: scan for part, scan in scans.items()}


def _pieces(archive: zipfile.ZipFile, part: str) -> Iterator[bytes]:
    """The part in pieces of a few megabytes, each but the last cut after a row."""
    rest = b""
    with archive.open(part) as file:
        while chunk := file.read(_CHUNK):
            data = rest + chunk
            cut = data.rfind(b"row>") + 4
            if cut < 4 or len(rest) > 8 * _CHUNK:
                cut = len(data)
            yield data[:cut]
            rest = data[cut:]
    yield rest


def _sheet_parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """Part name -> sheet name."""
    relations = {}
    for text in _RELATION.findall(_text(archive, "xl/_rels/workbook.xml.rels")):
        attributes = dict(_ATTRIBUTE.findall(text))
        target = attributes.get("Target", "")
        relations[attributes.get("Id")] = (
            target.lstrip("/") if target[:1] == "/" else f"xl/{target}"
        )
    found = {}
    for text in _SHEET.findall(_text(archive, "xl/workbook.xml")):
        attributes = dict(_ATTRIBUTE.findall(text))
        part = relations.get(attributes.get("r:id"))
        if part:
            found[part] = html.unescape(attributes.get("name", ""))
    return found


def _text(archive: zipfile.ZipFile, part: str) -> str:
    return archive.read(part).decode("utf-8", errors="replace")


def _check_size(scan: SheetScan, file_name: str, sheet: str) -> None:
    if scan.columns > limits.COLUMNS:
        raise too_wide(file_name, sheet, scan.columns)
    if scan.columns * scan.last_row > limits.CELLS:
        raise InputError(
            f"Lembar '{sheet}' dalam '{file_name}' membentang {count_text(scan.last_row)} baris x "
            f"{scan.columns} kolom. Hapus sel yang terletak jauh di luar tabel, lalu kirim lagi."
        )


def too_wide(file_name: str, sheet: str, columns: int) -> InputError:
    """The sentence for a table with an absurd number of columns."""
    where = f"Lembar '{sheet}' dalam '{file_name}'" if sheet else f"Berkas '{file_name}'"
    return InputError(
        f"{where} punya {count_text(columns)} kolom; paling banyak {limits.COLUMNS}. "
        "Mungkin pemisah kolomnya keliru atau ada sel jauh di luar tabel. Contoh yang benar: "
        "ekspor OpenSID dengan 43 kolom."
    )
