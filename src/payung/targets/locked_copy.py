"""A file that only its passphrase opens: a ZIP with AES-256, as 7-Zip, WinZip and WinRAR read it.

Windows' own folder view cannot open it; the page says which programs can.
"""

from __future__ import annotations

import io
import secrets
from string import ascii_lowercase, digits

import pyzipper
from django.utils.translation import gettext as _

from payung.primitives.errors import InputError

_LETTERS = sorted(set(ascii_lowercase + digits) - set("il1o0"))  # not mistaken for another on paper
_GROUPS, _LONG = 4, 4
_SHORTEST = 12


def new_passphrase() -> str:
    """16 random letters in groups of four: 79 bits, over the telephone in half a minute."""
    groups = [
        "".join(secrets.choice(_LETTERS) for _letter in range(_LONG)) for _group in range(_GROUPS)
    ]
    return "-".join(groups)


def check_passphrase(passphrase: str) -> str:
    """InputError when it is so short that it could be tried."""
    if len(passphrase) < _SHORTEST:
        raise InputError(
            _("Kata sandi berkas paling sedikit %(least)s tanda, contoh: %(example)s.")
            % {"least": _SHORTEST, "example": "kx7m-9tqd-ws3h-f6pb"}
        )
    return passphrase


def locked(content: bytes, name: str, passphrase: str) -> bytes:
    """The content as a ZIP with one file of that name."""
    zipped = io.BytesIO()
    with pyzipper.AESZipFile(
        zipped, "w", compression=pyzipper.ZIP_STORED, encryption=pyzipper.WZ_AES
    ) as box:
        box.setpassword(passphrase.encode())
        box.setencryption(pyzipper.WZ_AES, nbits=256)
        box.writestr(name, content)
    return zipped.getvalue()
