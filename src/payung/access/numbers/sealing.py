"""NIK, KK and card numbers at rest: sealed with AES-SIV, found by a keyed blind index.

The column name is bound to the value, so a sealed NIK does not open as a KK number. AES-SIV (RFC 5297)
needs no nonce; the blind index is HMAC-SHA256 cut to 16 bytes under another key.
"""

from __future__ import annotations

import hmac
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

from cryptography.hazmat.primitives.ciphers.aead import AESSIV
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

INDEX_BYTES = 16


@dataclass(frozen=True)
class Sealer:
    """Seals and opens the values of one column kind ('nik', 'kk', 'card', 'phone')."""

    secret: bytes
    kind: str

    def _derive(self, purpose: str, length: int) -> bytes:
        info = f"payung/{self.kind}/{purpose}".encode()
        return HKDF(algorithm=SHA256(), length=length, salt=None, info=info).derive(self.secret)

    @cached_property
    def _cipher(self) -> AESSIV:
        return AESSIV(self._derive("seal", 64))

    @cached_property
    def _index_key(self) -> bytes:
        return self._derive("index", 32)

    def seal(self, plain: str) -> bytes:
        return self._cipher.encrypt(plain.encode(), [self.kind.encode()])

    def open(self, sealed: bytes) -> str:
        """Raises cryptography's InvalidTag when the value or the key is not the right one."""
        return self._cipher.decrypt(bytes(sealed), [self.kind.encode()]).decode()

    def index(self, plain: str) -> bytes:
        """16 bytes that are equal for equal numbers and say nothing without the key."""
        return hmac.digest(self._index_key, plain.encode(), sha256)[:INDEX_BYTES]

    def seal_column(self, plains: Iterable[str]) -> tuple[list[bytes | None], list[bytes | None]]:
        """Sealed values and blind indexes for a column; empty text gives None in both."""
        encrypt, key, bound = self._cipher.encrypt, self._index_key, [self.kind.encode()]
        sealed: list[bytes | None] = []
        indexes: list[bytes | None] = []
        for plain in plains:
            raw = plain.encode() if plain else None
            sealed.append(encrypt(raw, bound) if raw else None)
            indexes.append(hmac.digest(key, raw, sha256)[:INDEX_BYTES] if raw else None)
        return sealed, indexes

    def open_column(self, sealed: Sequence[bytes | None]) -> list[str]:
        """Plain texts of a column; None gives empty text."""
        decrypt, bound = self._cipher.decrypt, [self.kind.encode()]
        return [decrypt(bytes(value), bound).decode() if value else "" for value in sealed]
