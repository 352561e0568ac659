"""Official region codes of the Ministry of Home Affairs: `pp.rr.dd.vvvv` (2.2.2.4 digits).

Source: Kepmendagri 300.2.2-2430/2025. BPS codes have another order and are never derived from these.
"""

from __future__ import annotations

import re
from enum import IntEnum
from itertools import pairwise, takewhile

from payung.primitives.errors import InputError
from payung.primitives.sentences import say

_LENGTHS = {2: 1, 5: 2, 8: 3, 13: 4}
_DOTTED = re.compile(r"^\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?$")
_PLAIN_CUTS = {2: (2,), 4: (2, 4), 6: (2, 4, 6), 10: (2, 4, 6, 10)}


class Level(IntEnum):
    """The four levels of government with a code."""

    PROVINCE = 1
    REGENCY = 2
    DISTRICT = 3
    VILLAGE = 4


class RegionCode(str):
    """A dotted code; sorting and prefixes work as text because each part has a fixed width."""

    __slots__ = ()

    @classmethod
    def parse(cls, text: str) -> RegionCode:
        """The code from dotted or plain digits; raises InputError with an example otherwise."""
        cleaned = text.strip().lstrip("'").strip()
        if cleaned.isdecimal() and cleaned.isascii() and len(cleaned) in _PLAIN_CUTS:
            starts = (0, *_PLAIN_CUTS[len(cleaned)])
            cleaned = ".".join(cleaned[a:b] for a, b in pairwise(starts))
        if not (_DOTTED.match(cleaned) and cleaned.isascii()):
            raise InputError(
                say(
                    "'%(found)s' bukan kode wilayah. Contoh: 73.07 (kabupaten) atau "
                    "73.07.04.2005 (desa).",
                    found=text,
                )
            )
        return cls(cleaned)

    @property
    def level(self) -> Level:
        return Level(_LENGTHS[len(self)])

    @property
    def parent(self) -> RegionCode | None:
        """The code one level up; None for a province."""
        return RegionCode(self.rpartition(".")[0]) if "." in self else None

    def contains(self, other: str) -> bool:
        """Is `other` this region or a region inside it?"""
        return other == self or other.startswith(f"{self}.")

    @property
    def is_kelurahan(self) -> bool:
        """Kelurahan have codes 1xxx, desa 2xxx: only a desa has a village budget."""
        return self.level is Level.VILLAGE and self[9] == "1"


def common_region(one: str, other: str) -> str:
    """The smallest region that holds both codes; empty when there is none."""
    pairs = zip(one.split("."), other.split("."), strict=False)
    return ".".join(a for a, _b in takewhile(lambda pair: pair[0] == pair[1], pairs))
