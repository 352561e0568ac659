"""The chain of the audit trail: read it again from the first event and say where it does not hold.

The hashes are made by the database at commit and recomputed here, by other code, from the rows alone.
Who owns the database can rewrite the whole chain or cut off its end; an anchor kept outside shows that.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, NamedTuple, Protocol

_UNCHAINED = """
SELECT 'Peristiwa ' || event.id FROM access_auditevent AS event
WHERE NOT EXISTS (SELECT FROM access_chainentry AS entry WHERE entry.event_id = event.id)
UNION ALL
SELECT 'Perubahan ' || change.id FROM access_changedrows AS change
WHERE NOT EXISTS (SELECT FROM access_chainentry AS entry WHERE entry.change_id = change.id)
ORDER BY 1
"""
_ENTRIES = """
SELECT entry.position, entry.day::text, entry.number,
    coalesce('peristiwa ' || entry.event_id, 'perubahan ' || entry.change_id),
    event.id IS NULL AND change.id IS NULL, entry.hash,
    (jsonb_build_array(entry.position, to_char(entry.day, 'YYYY-MM-DD'), entry.number)
    || CASE WHEN entry.change_id IS NULL THEN jsonb_build_array(event.id,
        to_char(event.at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US'), event.actor_id,
        event.actor_name, event.verb, event.object_type, event.object_id, event.region_code,
        event.details) || CASE event.request WHEN '' THEN '[]' ELSE jsonb_build_array(event.request) END
    ELSE jsonb_build_array('rows', change.id,
        to_char(change.at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US'), change.table_name,
        change.operation, change.rows, change.low_key, change.high_key, change.actor_id, change.login,
        change.request, change.reason, change.source_file_id, change.takes_back,
        encode(change.digest, 'hex')) END)::text
FROM access_chainentry AS entry LEFT JOIN access_auditevent AS event ON event.id = entry.event_id
LEFT JOIN access_changedrows AS change ON change.id = entry.change_id
ORDER BY entry.position
"""
_BATCH = 5_000


class Reads(Protocol):
    """A cursor of psycopg or of Django."""

    def stream(self, query: str, /, *, size: int) -> Iterable[Any]: ...


class Entry(NamedTuple):
    """One place in the chain with the event, or the change of rows, that stands there now."""

    position: int
    day: str
    number: int
    subject: str
    is_gone: bool
    hash: bytes
    content: str

    @property
    def place(self) -> str:
        return f"{self.day} nomor {self.number} (mata rantai {self.position}, {self.subject})"


BEFORE_ALL = Entry(0, "", 0, "", False, b"", "")


@dataclass(frozen=True, slots=True)
class Anchor:
    """A head of the chain that was written down outside the database."""

    position: int
    day: str
    number: int
    hash: bytes

    def __str__(self) -> str:
        return f"{self.position} {self.day} {self.number} {self.hash.hex()}"

    @classmethod
    def parse(cls, line: str) -> Anchor:
        """ValueError when the line is not `position day number hash`."""
        position, day, number, digest = line.split()
        return cls(int(position), day, int(number), bytes.fromhex(digest))


@dataclass(slots=True)
class Verification:
    """Reads the trail once; `events` and `head` are known when the faults have been read."""

    events: int = 0
    head: Entry = BEFORE_ALL

    def faults(self, cursor: Reads, anchors: Iterable[Anchor] = ()) -> Iterator[str]:
        """Each place where the trail is not what was written, in a sentence."""
        for (subject,) in rows(cursor, _UNCHAINED):
            yield (
                f"{subject} tidak ada dalam rantai: ditulis di luar Payung, "
                "atau mata rantainya dihapus."
            )
        awaited = {anchor.position: anchor for anchor in anchors}
        before: tuple[Any, ...] = self.head
        for row in rows(cursor, _ENTRIES):
            if not _holds(row, before):
                yield from _faults_of(Entry(*row), Entry(*before))
            if awaited and (anchor := awaited.pop(row[0], None)):
                yield from _against(anchor, Entry(*row))
            before, self.events = row, self.events + 1
        self.head = Entry(*before)
        for anchor in awaited.values():
            yield (
                f"Tambatan {anchor.day} nomor {anchor.number} (mata rantai {anchor.position}) "
                "tidak ada lagi: jejak dipotong."
            )


def rows(cursor: Reads, query: str) -> Iterator[Any]:
    """Rows of a query as they come: the server makes the next ones while these are looked at."""
    return iter(cursor.stream(query, size=_BATCH))


def _holds(row: tuple[Any, ...], before: tuple[Any, ...]) -> bool:
    """Whether `_faults_of` would find nothing. Nearly every row holds, so this is what a long trail takes."""
    position, day, number, _, is_gone, digest, content = row
    if is_gone or position != before[0] + 1:
        return False
    if number != before[2] + 1 if day == before[1] else (day < before[1] or number != 1):
        return False
    again = sha256(before[5])
    again.update(content.encode())
    return bool(again.digest() == digest)


def _faults_of(entry: Entry, before: Entry) -> Iterator[str]:
    if entry.position != before.position + 1:
        yield f"Sebelum {entry.place}: mata rantai {before.position + 1} sampai {entry.position - 1} hilang."
    if entry.is_gone:
        yield f"{entry.place}: isinya dihapus."
    elif sha256(bytes(before.hash) + entry.content.encode()).digest() != bytes(entry.hash):
        yield f"{entry.place}: isi atau urutannya bukan yang dahulu ditulis."
    elif not _follows(entry, before):
        yield f"{entry.place}: tidak menyambung ke {before.day} nomor {before.number}."


def _follows(entry: Entry, before: Entry) -> bool:
    if entry.day == before.day:
        return entry.number == before.number + 1
    return entry.day > before.day and entry.number == 1


def _against(anchor: Anchor, entry: Entry) -> Iterator[str]:
    if anchor.hash != bytes(entry.hash):
        yield f"{entry.place}: tidak sama dengan tambatan; jejak sampai di sini ditulis ulang."
