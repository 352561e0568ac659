"""The date system of an XLS: its DATEMODE record, which the reader does not pass on."""

from __future__ import annotations

import struct
from array import array
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

_DATEMODE, _END_OF_PART = 0x0022, 0x000A
_NO_SECTOR = 0xFFFFFFFA  # this and greater numbers mark the end of a chain, or no sector
_FIRST_BYTES = 1 << 17  # the record stands among the first of the stream
_SECTOR_SIZES = {9: 512, 12: 4096}
_NAMES = ("Workbook", "Book")  # Excel 97 and later; Excel 5 and 95


def counts_from_1904(path: Path) -> bool:
    """What the workbook says; False where it says nothing that can be read."""
    try:
        beginning = _Container(path.read_bytes()).beginning_of_workbook()
        return any(k == _DATEMODE and body == b"\1\0" for k, body in _records(beginning))
    except (struct.error, ValueError, LookupError):
        return False


def _records(stream: bytes) -> Iterator[tuple[int, bytes]]:
    """The records of the first part of the stream, which is about the whole book."""
    place, kind = 0, 0
    while kind != _END_OF_PART and place + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, place)
        yield kind, stream[place + 4 : place + 4 + length]
        place += 4 + length


class _Container:
    """The file system within the file: chains of sectors, and a directory of streams."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._size = _SECTOR_SIZES[struct.unpack_from("<H", data, 0x1E)[0]]
        self._next = array("I", b"".join(map(self._sector, self._places_of_chains())))

    def beginning_of_workbook(self) -> bytes:
        directory = b"".join(map(self._sector, self._chain(self._number_at(0x30))))
        entries = [directory[i : i + 128] for i in range(0, len(directory), 128)]
        books = [self._extent(e) for e in entries if self._name(e) in _NAMES]
        start, size = books[0]
        if size >= self._number_at(0x38):
            sectors = islice(self._chain(start), _FIRST_BYTES // self._size)
            return b"".join(map(self._sector, sectors))
        return self._small(start, within=self._extent(entries[0])[0])

    def _small(self, start: int, within: int) -> bytes:
        """A short stream: sectors of 64 bytes within a stream of their own."""
        host = b"".join(map(self._sector, self._chain(within)))
        table = array("I", b"".join(map(self._sector, self._chain(self._number_at(0x3C)))))
        return b"".join(host[i * 64 : i * 64 + 64] for i in _follow(table, start))

    def _chain(self, first: int) -> Iterator[int]:
        return _follow(self._next, first)

    def _places_of_chains(self) -> list[int]:
        """The sectors that say which sector follows which: 109 are named at once, others in a chain."""
        places = list(struct.unpack_from("<109I", self._data, 0x4C))
        more = self._number_at(0x44)
        while more < _NO_SECTOR and len(places) * self._size < len(self._data):
            *found, more = struct.unpack(f"<{self._size // 4}I", self._sector(more))
            places += found
        return [place for place in places if place < _NO_SECTOR]

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self._size
        return self._data[start : start + self._size]

    def _number_at(self, place: int) -> int:
        return int(struct.unpack_from("<I", self._data, place)[0])

    @staticmethod
    def _name(entry: bytes) -> str:
        return entry[:64].decode("utf-16-le", errors="replace").split("\0")[0]

    @staticmethod
    def _extent(entry: bytes) -> tuple[int, int]:
        start, size = struct.unpack_from("<II", entry, 116)
        return start, size


def _follow(table: array[int], first: int) -> Iterator[int]:
    """The sectors of a chain; a chain that bites its tail ends."""
    for _ in range(len(table)):
        if first >= len(table):
            return
        yield first
        first = table[first]
