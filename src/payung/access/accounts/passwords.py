"""Passwords that a neighbour would guess: words of this work and place and a year (ASVS 6.2.11)."""

from __future__ import annotations

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from payung.access.models import User

WORDS = (
    "payung", "bpjs", "jamsostek", "ketenagakerjaan", "indonesia", "merdeka", "kabupaten", "kecamatan",
    "kelurahan", "provinsi", "desa", "dusun", "camat", "bupati", "kades", "operator", "admin",
    "rahasia", "sandi", "password", "kata", "masuk", "selamat", "bismillah", "pemda", "disnaker",
)  # fmt: skip
LEAST_OWN = 6
"""Letters that must be left when the words above, the account's own name and all digits are taken away."""


class OwnWordsValidator:
    """Refuses what is made of known words, digits and signs only."""

    def validate(self, password: str, user: User | None = None) -> None:
        own = re.findall(r"[a-z]{3,}", f"{user.username} {user.full_name}".lower()) if user else []
        rest = password.lower()
        for word in sorted({*WORDS, *own}, key=len, reverse=True):
            rest = rest.replace(word, " ")
        if sum(map(str.isalpha, rest)) < LEAST_OWN:
            raise ValidationError(self.get_help_text())

    def get_help_text(self) -> str:
        return _(
            "Kata sandi ini mudah ditebak tetangga meja. Pakai beberapa kata yang tidak berhubungan dengan "
            "kantor atau nama Anda, contoh: kambing biru di atas perahu."
        )
