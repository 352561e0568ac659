"""How much a header looks like the names that known layouts use for a field."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from django.utils.translation import gettext as _

from payung.intake.formats.known import LAYOUTS
from payung.intake.formats.layout import header_key

_SURE, _INSIDE, _LEAST = 0.97, 0.8, 0.78
_MORE = {
    "mother_name": ("ibu_kandung", "nama_gadis_ibu", "ibunya", "nama_ibunya"),
    "village_role": ("tugas", "kedudukan"),
    "full_name": ("nama_orang", "nama_warga", "nama_penerima"),
    "occupation": ("mata_pencaharian", "profesi"),
    "phone": ("wa", "whatsapp", "nomor_telepon", "kontak"),
    "life_status": ("keadaan",),
}
_OF_SOMEBODY_ELSE = (
    "ayah",
    "suami",
    "istri",
    "pasangan",
    "kepala_keluarga",
    "petugas",
    "ahli_waris",
)


_SIR_OR_MADAM = re.compile(r"_?(?<![a-z])(bp|bpk|bapak)_ibu(?![a-z])")


@dataclass(frozen=True)
class Likeness:
    """For each field how like (0 to 1) the header is, and the name it is like."""

    header: str
    fields: dict[str, tuple[float, str]]

    @property
    def best(self) -> float:
        return max((like for like, name in self.fields.values()), default=0.0)

    def of(self, name: str) -> float:
        return self.fields.get(name, (0.0, ""))[0]

    def reason(self, name: str) -> str:
        like, known = self.fields[name]
        if like == _SURE:
            return _("judul '%(header)s' dikenal") % {"header": self.header}
        return _("judul '%(header)s' mirip '%(known)s'") % {"header": self.header, "known": known}


def header_likeness(header: str, kind: str) -> Likeness:
    """Compare one header with every name known for the kind."""
    key = _key(header)[:60]
    found: dict[str, tuple[float, str]] = {}
    for name, known in _names(kind):
        like = _like(key, known)
        if like > found.get(name, (0.0, ""))[0]:
            found[name] = (like, known)
    return Likeness(" ".join(header.split())[:60], found)


def _key(header: str) -> str:
    """'Nama Bpk/Ibu' speaks to the person; it names nobody's mother."""
    return _SIR_OR_MADAM.sub("", header_key(header))


@lru_cache(maxsize=8)
def _names(kind: str) -> tuple[tuple[str, str], ...]:
    ours = (
        (n, known)
        for layout in LAYOUTS
        if layout.kind == kind
        for n, known in _pairs(layout.headers)
    )
    more = _pairs(_MORE) if kind == "roster" else ()
    return tuple(dict.fromkeys((*ours, *more)))


def _pairs(headers: object) -> tuple[tuple[str, str], ...]:
    assert hasattr(headers, "items")
    return tuple((name, known) for name, names in headers.items() for known in names)


@lru_cache(maxsize=50_000)
def _like(key: str, known: str) -> float:
    if key == known:
        return _SURE
    if not key or _means_somebody_else(key, known):
        return 0.0
    words, wanted = set(key.split("_")), set(known.split("_"))
    if wanted <= words and len(known) > 3:
        return _INSIDE
    if abs(len(key) - len(known)) > 4:
        return 0.0
    ratio = SequenceMatcher(None, key, known).ratio()
    return round(0.9 * ratio, 2) if ratio >= _LEAST else 0.0


def is_of_somebody_else(header: str) -> bool:
    """Does the header name a relative or an officer, so that the column is not about the person?"""
    return _means_somebody_else(_key(header), "")


def _means_somebody_else(key: str, known: str) -> bool:
    """'nama_ayah' is not a `nama`, and 'nik_ibu' not a `nik`."""
    others = (*_OF_SOMEBODY_ELSE, "ibu")
    return any(word in key and word not in known for word in others)
