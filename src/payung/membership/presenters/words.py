"""Programmes, funds, spells of months and aspects of evidence in words."""

from __future__ import annotations

from django.utils.translation import gettext as _

from payung.access.wording import month_text
from payung.primitives.month import Month
from payung.primitives.programme import Programme


def funds_text(source: str) -> str:
    """Who paid, in words; a source nobody named yet stays as it was written."""
    return {
        "mandiri": _("mandiri"),
        "pemberi_kerja": _("pemberi kerja"),
        "apbdes": "APBDes",
        "add": "ADD",
        "dana_desa": _("Dana Desa"),
        "apbd": "APBD",
        "dbh_sawit": _("DBH Sawit"),
        "dbh_cht": _("DBH Cukai Hasil Tembakau"),
        "csr": "CSR",
        "donatur": _("donatur"),
    }.get(source, source)


def aspect_labels() -> dict[str, str]:
    """The aspects of evidence in words."""
    return {
        "nik": _("NIK"),
        "name": _("Nama"),
        "born": _("Lahir"),
        "sex": _("Jenis kelamin"),
        "mother": _("Nama ibu"),
        "village": _("Desa"),
        "address": _("Alamat"),
    }


def programmes_text(bits: int) -> str:
    """'JKK, JKM'."""
    return ", ".join(p.name for p in Programme if p.name and bits & p)


def spell_text(first: Month, last: Month) -> str:
    """'Januari 2025 sampai Maret 2025'."""
    if first == last:
        return month_text(first)
    return _("%(first)s sampai %(last)s") % {"first": month_text(first), "last": month_text(last)}


def written(*facts: tuple[str, str]) -> list[tuple[str, str]]:
    """The facts that say something."""
    return [(label, text) for label, text in facts if text]
