"""Columns of a list that its layout does not know. They are left out, and the sender is told."""

from __future__ import annotations

from django.utils.translation import gettext as _

from payung.intake.cells import shown_header
from payung.intake.formats.recognition import Recognised
from payung.intake.models import SourceFile
from payung.intake.returned_columns import OURS

_MOST = 5  # columns named in one sentence


def unread_columns(source: Recognised) -> list[str]:
    """The headers nobody knows above cells that hold something; none where a sender chose the columns."""
    layout = source.layout
    if layout.by_sender or layout.without_header:
        return []
    data = source.grid.cells.slice(source.data_from)
    return [
        shown_header(header)
        for index, header in enumerate(source.headers)
        if header.strip() and header not in OURS and not layout.knows(header)
        if index not in source.columns.values()
        if data[str(index)].str.strip_chars().fill_null("").ne("").any()
    ]


def unread_lines(file: SourceFile) -> list[str]:
    """One sentence for each sheet with such columns: which, and what to do if they matter."""
    return [
        _line(file, sheet["name"], found) for sheet in file.sheets if (found := sheet.get("unread"))
    ]


def _line(file: SourceFile, sheet: str, headers: list[str]) -> str:
    named = ", ".join(f"'{header}'" for header in headers[:_MOST])
    if len(headers) > _MOST:
        named = _("%(named)s dan %(more)s lainnya") % {
            "named": named,
            "more": len(headers) - _MOST,
        }
    words = {"named": named, "sheet": sheet}
    if len(file.sheets) > 1:
        return (
            _(
                "Kolom yang tidak dikenal di lembar '%(sheet)s', jadi tidak dibaca: %(named)s. "
                "Kalau isinya perlu, ganti judulnya seperti di templat (contoh: status, tanggal_peristiwa), "
                "lalu kirim lagi."
            )
            % words
        )
    return (
        _(
            "Kolom yang tidak dikenal, jadi tidak dibaca: %(named)s. Kalau isinya perlu, ganti judulnya "
            "seperti di templat (contoh: status, tanggal_peristiwa), lalu kirim lagi."
        )
        % words
    )
