"""The key ring: numbered sealing keys, and the key of the blind index, which outlives them all.

As text (in the environment, a file, or from a command) it is a list of entries, oldest key first:

    index:HEX  1:HEX  2:HEX

Each HEX is 64 hexadecimal digits. HEX alone is key 0: the one key of installations from before there were
rings, whose values bear no number, and from which the index was derived. `index/nik:HEX` is such an index
cut loose from it.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from payung.primitives.errors import InputError, SetupError

HEADER_BYTES = 6
MARK = b"PAY\x01"
INDEXED = ("nik", "kk", "card", "person")
_ENTRY = re.compile(r"(?:(?P<name>index(?:/[a-z]+)?|\d{1,5}):)?(?P<hex>[0-9a-f]{64})")
_LARGEST = 0xFFFF


@dataclass(frozen=True, slots=True)
class Key:
    """One sealing key. `header` begins every value that it seals; of key 0 it is empty."""

    number: int
    secret: bytes = field(repr=False)

    @property
    def header(self) -> bytes:
        return MARK + self.number.to_bytes(2, "big") if self.number else b""


@dataclass(frozen=True, slots=True)
class Ring:
    """Keys, oldest first. `index_secret` is None while the index is derived from key 0."""

    keys: tuple[Key, ...]
    index_secret: bytes | None = field(default=None, repr=False)
    loose: Mapping[str, bytes] = field(default_factory=dict, repr=False)

    @property
    def newest(self) -> Key:
        return self.keys[-1]

    @property
    def numbers(self) -> tuple[int, ...]:
        return tuple(key.number for key in self.keys)

    def index_key(self, kind: str) -> bytes:
        """The key of the blind index of one kind; the kinds that have one are `INDEXED`."""
        if kind not in INDEXED:
            raise ValueError(f"{kind!r} has no blind index: name it in INDEXED first")
        if kind in self.loose:
            return self.loose[kind]
        return derived(self.index_secret or self.keys[0].secret, kind, "index", 32)

    def with_new_key(self) -> Ring:
        """One key more, which seals from now on; the index stays what it is."""
        number = self.newest.number + 1
        if number > _LARGEST:
            raise InputError(f"Nomor kunci paling besar {_LARGEST}, dan itu sudah dipakai.")
        key = Key(number, secrets.token_bytes(32))
        return replace(self._with_loose_index(), keys=(*self.keys, key))

    def without(self, number: int) -> Ring:
        """The ring without a key that seals nothing any more."""
        kept = tuple(key for key in self.keys if key.number != number)
        return replace(self._with_loose_index(), keys=kept)

    def _with_loose_index(self) -> Ring:
        """Where the index was derived from key 0: its keys by themselves, so that key 0 can go."""
        if self.index_secret:
            return self
        loose = {kind: self.index_key(kind) for kind in INDEXED}
        return replace(self, index_secret=secrets.token_bytes(32), loose=loose)

    def text(self) -> str:
        """As `parse` reads it: one entry a line. It holds the secrets."""
        lines = [f"index:{self.index_secret.hex()}"] if self.index_secret else []
        lines += [f"index/{kind}:{key.hex()}" for kind, key in self.loose.items()]
        lines += [f"{key.number}:{key.secret.hex()}" for key in self.keys]
        return "\n".join(lines) + "\n"


def new_ring() -> Ring:
    """For an installation that has sealed nothing yet."""
    return Ring((Key(1, secrets.token_bytes(32)),), secrets.token_bytes(32))


def parse(text: str, *, source: str) -> Ring:
    """The ring as its text says. SetupError without a word of the text: it may hold most of a key."""
    entries = [_ENTRY.fullmatch(entry) for entry in re.split(r"[\s,]+", text.strip())]
    named = {entry["name"] or "0": bytes.fromhex(entry["hex"]) for entry in entries if entry}
    keys = tuple(Key(int(name), secret) for name, secret in named.items() if name.isdigit())
    numbers = [key.number for key in keys]
    index = named.get("index")
    whole = len(named) == len(entries) and bool(keys) and (bool(index) or numbers[0] == 0)
    if not whole or numbers != sorted(set(numbers)) or numbers[-1] > _LARGEST:
        raise SetupError(
            f"Kunci dari {source} tidak dapat dibaca: yang diharapkan index:HEX lalu 1:HEX, 2:HEX dan "
            "seterusnya dari yang tertua, atau satu HEX saja; tiap HEX 64 angka heksadesimal kecil "
            "(contoh membuatnya: openssl rand -hex 32). Isinya tidak ditampilkan; periksa di tempatnya."
        )
    loose = {
        name.removeprefix("index/"): key for name, key in named.items() if name.startswith("index/")
    }
    return Ring(keys, index, loose)


def number_in(sealed: bytes) -> int | None:
    """The number of the key that a sealed value names; None when it names none."""
    if sealed[: len(MARK)] != MARK:
        return None
    return int.from_bytes(sealed[len(MARK) : HEADER_BYTES], "big")


def derived(secret: bytes, kind: str, purpose: str, length: int) -> bytes:
    """The key of one kind and purpose ('seal' or 'index')."""
    info = f"payung/{kind}/{purpose}".encode()
    return HKDF(algorithm=SHA256(), length=length, salt=None, info=info).derive(secret)
