"""Events of the trail as a spreadsheet."""

from __future__ import annotations

import io
from collections.abc import Iterable

import xlsxwriter
from django.utils import timezone
from django.utils.translation import gettext as _

from payung.access.models import AuditEvent
from payung.access.trail.purpose import foot_of
from payung.audit.presenters import why_text
from payung.audit.wording import verb_text
from payung.primitives.cells import defused

_HEAD = 1


def events_book(events: Iterable[AuditEvent], mark: str) -> bytes:
    """Who took it away and why, then one row for each event, formulas marked as text."""
    to = io.BytesIO()
    heads = [
        _("Nomor"), _("Waktu"), _("Pelaku"), _("Perbuatan"), _("Apa"), _("Nomor baris"), _("Wilayah"),
        _("Alasan"), _("Permintaan"),
    ]  # fmt: skip
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(to, options) as book:
        sheet = book.add_worksheet(_("Jejak audit")[:31])
        sheet.set_footer(foot_of(mark))
        sheet.write_string(0, 0, defused(mark))
        for place, head in enumerate(heads):
            sheet.write_string(_HEAD, place, head)
        for line, event in enumerate(events, start=_HEAD + 1):
            for place, cell in enumerate(_cells(event)):
                sheet.write_string(line, place, cell)
    return to.getvalue()


def _cells(event: AuditEvent) -> list[str]:
    return [
        defused(text)
        for text in (
            str(event.pk),
            timezone.localtime(event.at).isoformat(sep=" ", timespec="seconds"),
            event.actor_name,
            verb_text(event.verb),
            event.object_type,
            event.object_id,
            event.region_code,
            why_text(event),
            event.request,
        )
    ]
