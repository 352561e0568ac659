"""The register of processing as a spreadsheet, one row a purpose."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

import xlsxwriter
from django.utils.translation import gettext as _

from payung.access.trail.purpose import foot_of
from payung.primitives.cells import defused
from payung.privacy.processing.presenters import Entry
from payung.privacy.processing.wording import labels

_WIDTH = 36


_HEAD = 1


def register_book(entries: Sequence[Entry], mark: str) -> bytes:
    """The bytes of the workbook, with who took it away and why above it and at the foot of each sheet."""
    to = BytesIO()
    headings = [*labels().values(), _("Perlu dipastikan ahli hukum")]
    with xlsxwriter.Workbook(to, {"strings_to_urls": False}) as book:
        sheet = book.add_worksheet(_("Catatan pemrosesan")[:31])
        bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True})
        sheet.set_column(0, len(headings) - 1, _WIDTH, wrapped)
        sheet.set_footer(foot_of(mark))
        sheet.freeze_panes(_HEAD + 1, 1)
        sheet.write_string(0, 0, defused(mark))
        for place, heading in enumerate(headings):
            sheet.write_string(_HEAD, place, heading, bold)
        for line, entry in enumerate(entries, start=_HEAD + 1):
            told = {_title(): entry.title, **dict(entry.facts), headings[-1]: entry.to_check}
            for place, heading in enumerate(headings):
                sheet.write_string(line, place, defused(told.get(heading, "")))
    return to.getvalue()


def _title() -> str:
    return labels()["title"]
