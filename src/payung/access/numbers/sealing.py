"""NIK, KK and card numbers at rest: sealed with AES-SIV, found by a keyed blind index.

A sealed value begins with the number of its key, so that keys can follow one another. The column kind is
bound to the value: a sealed NIK does not open as a KK number. AES-SIV (RFC 5297) needs no nonce; the
blind index is HMAC-SHA256 cut to 16 bytes under a key that no sealing key leads to.
"""

from __future__ import annotations

import hmac
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from hashlib import sha256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESSIV

from payung.access.numbers.ring import HEADER_BYTES, Key, Ring, derived, number_in

INDEX_BYTES = 16


class UnknownKeyError(InvalidTag):
    """The value was sealed with a key that is not in the ring."""

    def __init__(self, number: int) -> None:
        super().__init__(f"key {number} is not in the ring")
        self.number = number


class Sealer:
    """Seals and opens the values of one column kind ('nik', 'kk', 'card', 'phone').

    The newest key of the ring seals, every key opens. `renew` is asked once for the ring as it is now when
    a value names a key that is not in it: another process may have made one meanwhile.
    """

    def __init__(self, ring: Ring, kind: str, renew: Callable[[], Ring] | None = None) -> None:
        self.ring = ring
        self.kind = kind
        self._renew = renew
        self._ciphers = {key.header: self._cipher_of(key) for key in ring.keys}

    def _cipher_of(self, key: Key) -> tuple[AESSIV, list[bytes]]:
        cipher = AESSIV(derived(key.secret, self.kind, "seal", 64))
        return cipher, [part for part in (key.header, self.kind.encode()) if part]

    @cached_property
    def _index_key(self) -> bytes:
        return self.ring.index_key(self.kind)

    def seal(self, plain: str) -> bytes:
        header = self.ring.newest.header
        cipher, bound = self._ciphers[header]
        return header + cipher.encrypt(plain.encode(), bound)

    def open(self, sealed: bytes) -> str:
        """Raises cryptography's InvalidTag when the value or the key is not the right one."""
        value = bytes(sealed)
        header = value[:HEADER_BYTES]
        if found := self._ciphers.get(header):
            try:
                return found[0].decrypt(value[HEADER_BYTES:], found[1]).decode()
            except InvalidTag:
                if b"" not in self._ciphers:
                    raise
        return self._opened_without_header(value)

    def _opened_without_header(self, value: bytes) -> str:
        number = number_in(value)
        if b"" in self._ciphers:
            cipher, bound = self._ciphers[b""]
            try:
                return cipher.decrypt(value, bound).decode()
            except InvalidTag:
                if number in (None, *self.ring.numbers):
                    raise
        return self._opened_by_renewed(value, number or 0)

    def _opened_by_renewed(self, value: bytes, number: int) -> str:
        ring = self._renew() if self._renew else self.ring
        if number not in ring.numbers:
            raise UnknownKeyError(number)
        return Sealer(ring, self.kind).open(value)

    def index(self, plain: str) -> bytes:
        """16 bytes that are equal for equal numbers and say nothing without the key."""
        return hmac.digest(self._index_key, plain.encode(), sha256)[:INDEX_BYTES]

    def seal_column(self, plains: Iterable[str]) -> tuple[list[bytes | None], list[bytes | None]]:
        """Sealed values and blind indexes for a column; empty text gives None in both."""
        header, key = self.ring.newest.header, self._index_key
        cipher, bound = self._ciphers[header]
        encrypt = cipher.encrypt
        sealed: list[bytes | None] = []
        indexes: list[bytes | None] = []
        for plain in plains:
            raw = plain.encode() if plain else None
            sealed.append(header + encrypt(raw, bound) if raw else None)
            indexes.append(hmac.digest(key, raw, sha256)[:INDEX_BYTES] if raw else None)
        return sealed, indexes

    def open_column(self, sealed: Sequence[bytes | None]) -> list[str]:
        """Plain texts of a column; None gives empty text."""
        return [self.open(value) if value else "" for value in sealed]

    def resealed(self, sealed: bytes) -> bytes:
        """The same text under the newest key; the very value when it is sealed so already."""
        value = bytes(sealed)
        return value if number_in(value) == self.ring.newest.number else self.seal(self.open(value))
