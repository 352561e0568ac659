"""The keys of this installation: the ring that seals numbers, and the key the insurer hashes them with."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from functools import cache

from cryptography.exceptions import InvalidTag
from django.db.backends.utils import CursorWrapper
from psycopg import sql

from payung.access.numbers.ring import Ring
from payung.access.numbers.sealing import Sealer
from payung.access.numbers.sources import insurer_hash_file, own_secret, source
from payung.primitives.errors import SetupError

INSURER_HASH_NAME = "PAYUNG_INSURER_HASH_KEY"


@dataclass(frozen=True, slots=True)
class _Held:
    """The ring as this process read it last, and its sealers. Replaced whole: threads share it."""

    ring: Ring
    stamp: object
    sealers: dict[str, Sealer] = field(default_factory=dict)


class _Process:
    """What this process holds; None until somebody asks."""

    held: _Held | None = None


def sealer(kind: str) -> Sealer:
    """The sealer of one column kind ('nik', 'kk', 'card', 'phone'), with the keys as they are now.

    A ring in a file is read again when the file changes, so a site that runs seals with a new key at once.
    """
    held = _as_now()
    if kind not in held.sealers:
        held.sealers[kind] = Sealer(held.ring, kind, read_again)
    return held.sealers[kind]


def current_ring() -> Ring:
    """The ring as it is now."""
    return _as_now().ring


def read_again() -> Ring:
    """Ask the ring's place anew: another process may have made a key."""
    return _read().ring


def _as_now() -> _Held:
    held = _Process.held
    if held is None or source().stamp() != held.stamp:
        return _read()
    return held


def _read() -> _Held:
    place = source()
    ring = place.read()
    _Process.held = held = _Held(ring, place.stamp())
    return held


def check_key(sealed: bytes | None, kind: str = "nik") -> None:
    """SetupError when a number that is kept was sealed with another key; None says nothing.

    With another key every number would look new, and the same file would double the register.
    """
    if sealed is None:
        return
    try:
        sealer(kind).open(bytes(sealed))
    except InvalidTag as error:
        raise SetupError(
            "Kunci penyegel bukan yang dipakai untuk data ini, jadi tidak ada yang dimasukkan. Kembalikan "
            f"kunci dari pemasangan asal ke {source().name}, lalu ulangi. Lihat: payung check."
        ) from error


def check_key_of(table: str, cursor: CursorWrapper) -> None:
    """The same, by one number that the table keeps in `nik_sealed`; an empty table takes any key."""
    kept = sql.SQL("SELECT nik_sealed FROM {table} WHERE nik_sealed IS NOT NULL LIMIT 1")
    cursor.execute(kept.format(table=sql.Identifier(table)))
    check_key(next((sealed for (sealed,) in cursor.fetchall()), None))


def is_same_number(column: str, one: str | None, other: str | None) -> bool:
    """Whether two values of a sealed column (bytea as JSON has it) are one number, whatever the keys."""
    if one == other or not (one and other):
        return one == other
    opener = sealer(column.removesuffix("_sealed")).open
    try:
        return opener(bytes.fromhex(one[2:])) == opener(bytes.fromhex(other[2:]))
    except InvalidTag:
        return False


@cache
def insurer_hash_key() -> bytes:
    """The key under which the insurer hashes NIKs in lists without numbers.

    Agree on it before the first list comes (`PAYUNG_INSURER_HASH_KEY`): memberships are recognised by
    numbers hashed with it. Without an agreement the installation uses one of its own.
    """
    return (os.environ.get(INSURER_HASH_NAME) or own_secret(insurer_hash_file())).encode()
