"""The secret this installation seals numbers with: from the environment or a file with mode 0600."""

from __future__ import annotations

import os
import secrets
from functools import cache
from pathlib import Path

from cryptography.exceptions import InvalidTag
from django.conf import settings

from payung.access.numbers.sealing import Sealer
from payung.primitives.errors import SetupError

ENVIRONMENT_NAME = "PAYUNG_SEALING_KEY"
INSURER_HASH_NAME = "PAYUNG_INSURER_HASH_KEY"
_HEX_LENGTH = 64


@cache
def sealer(kind: str) -> Sealer:
    """The sealer of one column kind ('nik', 'kk', 'card', 'phone')."""
    return Sealer(_secret(), kind)


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
            "Kunci penyegel bukan yang dipakai untuk data ini, jadi tidak ada yang dimasukkan. Salin "
            f"sealing.key dari pemasangan asal (atau isi {ENVIRONMENT_NAME}), lalu ulangi."
        ) from error


@cache
def insurer_hash_key() -> bytes:
    """The key under which the insurer hashes NIKs in lists without numbers.

    Agree on it before the first list comes (`PAYUNG_INSURER_HASH_KEY`): memberships are recognised by
    numbers hashed with it. Without an agreement the installation uses one of its own.
    """
    agreed = os.environ.get(INSURER_HASH_NAME)
    return (agreed or _from_file(Path(settings.PAYUNG_HOME) / "insurer-hash.key")).encode()


@cache
def _secret() -> bytes:
    text = os.environ.get(ENVIRONMENT_NAME) or _from_file(
        Path(settings.PAYUNG_HOME) / "sealing.key"
    )
    if len(text) != _HEX_LENGTH or not set(text) <= set("0123456789abcdef"):
        raise SetupError(
            f"Kunci {ENVIRONMENT_NAME} harus {_HEX_LENGTH} angka heksadesimal kecil "
            "(contoh membuatnya: openssl rand -hex 32)."
        )
    return bytes.fromhex(text)


def _from_file(path: Path) -> str:
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w") as file:
            file.write(secrets.token_hex(32))
    return path.read_text().strip()
