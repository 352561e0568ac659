"""The record of a person, a look and an event in plain words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from payung.access.models import AuditEvent, ChangedRows
from payung.access.wording import number
from payung.audit import wording
from payung.audit.events import Asked
from payung.audit.record import Record
from payung.audit.states import RowChange
from payung.intake.models import SourceFile
from payung.intake.presenters import row_text


@dataclass(slots=True)
class Line:
    """One entry of a timeline: when, what, by whom, and what differs (name, before, after)."""

    at: dt.datetime
    what: str
    who: str
    why: str = ""
    fields: list[tuple[str, str, str]] = field(default_factory=list)
    times: int = 1

    @property
    def is_new(self) -> bool:
        """Was there nothing before?"""
        return not any(before for _name, before, _after in self.fields)

    @property
    def day(self) -> str:
        return date_format(timezone.localtime(self.at), "j F Y")

    @property
    def clock(self) -> str:
        return date_format(timezone.localtime(self.at), "H.i")


def timeline(record: Record) -> list[tuple[str, list[Line]]]:
    """All entries by day, oldest first; the same look of one officer on one day is one entry."""
    lines = [line for each in record.changes if (line := change_line(each, record.files))]
    lines += _looks_together(record.events)
    lines.sort(key=lambda line: line.at)
    return [(day, list(found)) for day, found in groupby(lines, key=lambda line: line.day)]


def change_line(found: RowChange, files: Mapping[int, SourceFile]) -> Line | None:
    """A change of one row: from which file and row, or by whom; None when no field that is told changed."""
    change = found.change
    row = (found.after or found.before or {}).get("source_row")
    file = files.get(change.source_file_id or 0)
    emptied = change.operation == "update" and found.before is None
    fields = [] if emptied else wording.differences(found.before, found.after)
    if not fields and not emptied:
        return None
    return Line(
        at=change.at,
        what=_("%(table)s %(done)s")
        % {
            "table": str(wording.TABLES.get(found.table, found.table)).capitalize(),
            "done": _("kembali seperti semula")
            if change.takes_back and found.after
            else wording.OPERATIONS[change.operation],
        },
        who=_source(file, row) if file else _actor(change),
        why=_("Isi lamanya sudah dihapus menurut aturan simpan.") if emptied else change.reason,
        fields=fields,
    )


def event_line(event: AuditEvent) -> Line:
    """An event of the trail in a line."""
    return Line(
        at=event.at, what=wording.verb_text(event.verb), who=event.actor_name, why=why_text(event)
    )


def asked_text(asked: Asked) -> str:
    """What was looked for, in words; nothing given is everything."""
    parts = (
        (asked.region, _("wilayah %s")),
        (wording.verb_text(asked.verb) if asked.verb else "", _("perbuatan '%s'")),
        (asked.actor, _("akun nomor %s")),
        (asked.person, _("orang nomor %s")),
        (asked.first, _("sejak %s")),
        (asked.last, _("sampai %s")),
    )
    return ", ".join(text % value for value, text in parts if value) or _("semua peristiwa")


def why_text(event: AuditEvent) -> str:
    """Why, as far as somebody said it; else from which page, or what was found."""
    details = event.details
    because = str(details.get("because") or details.get("reason") or "")
    if event.verb in wording.LISTS:
        return ". ".join(filter(None, (_list_text(event), because)))
    if because:
        return because
    if event.verb == "people_searched":
        by = _("dengan nomor") if details.get("by_what") == "number" else _("dengan nama")
        return _("%(by)s, ditemukan %(people)s") % {
            "by": by,
            "people": number(len(details.get("people", []))),
        }
    return wording.came_from_text(str(details.get("came_from", ""))) or str(
        details.get("file_name", "")
    )


def _list_text(event: AuditEvent) -> str:
    return _("daftar %(region)s, %(people)s orang; orang ini mungkin ada di dalamnya") % {
        "region": event.region_code,
        "people": number(int(event.details.get("people", 0))),
    }


def _looks_together(events: Iterable[AuditEvent]) -> Iterator[Line]:
    seen: dict[tuple[str, str, str, str], Line] = {}
    for event in events:
        line = event_line(event)
        if event.verb not in wording.LOOKS:
            yield line
            continue
        first = seen.setdefault((line.day, line.what, line.who, line.why), line)
        if first is line:
            yield line
        else:
            first.times += 1


def _source(file: SourceFile, row: object) -> str:
    sender = str(file.uploaded_by) if file.uploaded_by else _("baris perintah")
    place = f" {row_text(file, row)}" if isinstance(row, int) else ""
    return _("berkas %(file)s%(place)s, dari %(sender)s") % {
        "file": file.file_name,
        "place": place,
        "sender": sender,
    }


def _actor(change: ChangedRows) -> str:
    if change.actor:
        return str(change.actor)
    if change.request:
        return _("sistem (%(request)s)") % {"request": change.request}
    return _("di luar halaman Payung, dengan akun basis data %(login)s") % {"login": change.login}
