"""A row of a file and the column of a field in words."""

from __future__ import annotations

from django.utils.translation import gettext as _

from payung.access.wording import number
from payung.intake.cells import Row

PLACE = ("village_code", "village_name", "district_name")
"""A village stands in one of these columns, by code or by name."""


def row_words(row: Row) -> str:
    """'lembar 'Dusun Baru' baris 17'; the sheet also where only one was read."""
    words = {"sheet": row.sheet, "row": number(row.number)}
    return (_("lembar '%(sheet)s' baris %(row)s") if row.sheet else _("baris %(row)s")) % words


def column_words(row: Row, fields: tuple[str, ...]) -> str:
    """'kolom F 'Nama Lengkap''; or what stated the field without a column of its own."""
    found = row.column(*fields)
    if found is None:
        chosen = fields == PLACE and row.file.village_code
        return _("dipilih saat berkas dikirim") if chosen else _("tidak ada kolomnya")
    letter, header = found
    if not letter:
        return _("judul keluarga di atas baris itu")
    words = {"letter": letter, "header": header}
    return (_("kolom %(letter)s '%(header)s'") if header else _("kolom %(letter)s")) % words
