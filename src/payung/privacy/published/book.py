"""The published table as a spreadsheet."""

from __future__ import annotations

from io import BytesIO

import xlsxwriter
from django.utils.translation import gettext as _

from payung.access.wording import month_text
from payung.primitives.cells import defused
from payung.privacy.published.table import COLUMNS, Table

LEFT_OUT = "–"
_HEAD = 3


def table_book(table: Table) -> bytes:
    """One sheet, one row a region; a dash where a count is left out."""
    to = BytesIO()
    with xlsxwriter.Workbook(to, {"strings_to_urls": False}) as book:
        sheet = book.add_worksheet(_("Cakupan")[:31])
        bold = book.add_format({"bold": True})
        sheet.set_column(0, 1, 30)
        sheet.write_string(0, 0, f"{table.region}, {month_text(table.month)}", bold)
        sheet.write_string(1, 0, explanation())
        for place, heading in enumerate(headings()):
            sheet.write_string(_HEAD, place, heading, bold)
        for line, row in enumerate(table.rows, start=_HEAD + 1):
            sheet.write_string(line, 0, row.region.code)
            sheet.write_string(line, 1, defused(str(row.region)))
            for place, name in enumerate(COLUMNS, start=2):
                count: int | None = getattr(row, name)
                if count is None:
                    sheet.write_string(line, place, LEFT_OUT)
                else:
                    sheet.write_number(line, place, count)
    return to.getvalue()


def headings() -> list[str]:
    return [_("Kode"), _("Wilayah"), _("Pekerja"), _("Terlindungi"), _("Belum terlindungi")]


def explanation() -> str:
    """Why there are dashes."""
    return _(
        "Tanda – berarti tidak ditunjukkan: kurang dari 5 orang, atau dapat dipakai menghitung balik angka "
        "yang kurang dari 5."
    )
