"""The register of processing as a spreadsheet, one row a purpose."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

import xlsxwriter
from django.utils.translation import gettext as _

from payung.primitives.cells import defused
from payung.privacy.processing.presenters import Entry
from payung.privacy.processing.wording import labels

_WIDTH = 36


def register_book(entries: Sequence[Entry]) -> bytes:
    """The bytes of the workbook."""
    to = BytesIO()
    headings = [*labels().values(), _("Perlu dipastikan ahli hukum")]
    with xlsxwriter.Workbook(to, {"strings_to_urls": False}) as book:
        sheet = book.add_worksheet(_("Catatan pemrosesan")[:31])
        bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True})
        sheet.set_column(0, len(headings) - 1, _WIDTH, wrapped)
        sheet.freeze_panes(1, 1)
        for place, heading in enumerate(headings):
            sheet.write_string(0, place, heading, bold)
        for line, entry in enumerate(entries, start=1):
            told = {_title(): entry.title, **dict(entry.facts), headings[-1]: entry.to_check}
            for place, heading in enumerate(headings):
                sheet.write_string(line, place, defused(told.get(heading, "")))
    return to.getvalue()


def _title() -> str:
    return labels()["title"]
