"""What the import pages and the command say about a file."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.utils.translation import ngettext

from payung.access import wording
from payung.intake.doubts import doubts_with_lists
from payung.intake.models import SourceFile
from payung.intake.places import place_of
from payung.intake.queries import is_interrupted
from payung.intake.reconciliation import reconciliation, sheet_lines
from payung.intake.states import FOLLOWING, RUNNING, State
from payung.intake.unread_columns import unread_lines

_COUNTED = (State.MERGED, State.IN_REVIEW)
_LEFT_OUT = {
    "empty": _lazy("kosong"),
    "no_rows": _lazy("hanya judul kolom, tanpa baris"),
    "unknown": _lazy("tidak ada judul kolom yang dikenal"),
    "columns_missing": _lazy("kolom %(what)s tidak ada"),
    "other_kind": _lazy("isinya %(what)s, bukan jenis berkas ini"),
    "other_layout": _lazy("bentuknya lain (%(what)s); kirim lembar ini sebagai berkas sendiri"),
    "other_epoch": _lazy(
        "tanggalnya dihitung dari tahun lain; kirim lembar ini sebagai berkas sendiri"
    ),
}


@dataclass(frozen=True)
class FileView:
    """One file as its page and the list show it."""

    id: int
    name: str
    kind: str
    state: str
    note: str
    line: str
    sheets: list[tuple[str, str]]
    left_out: list[str]
    message: str
    unknown: str
    doubts: list[tuple[str, str]]
    received: str
    sender: str
    rejected: int
    is_wholly_returned: bool
    is_running: bool
    is_failed: bool
    is_cancelled: bool
    is_over: bool
    is_interrupted: bool
    is_in_review: bool
    is_unknown: bool
    may_be_cancelled: bool
    may_be_undone: bool
    undone: str
    bar: dict[str, object] | None


def file_view(file: SourceFile, *, now: dt.datetime, ahead: int = 0) -> FileView:
    """The words for one file at one moment; `ahead` files of its sender come first."""
    interrupted = is_interrupted(file, now=now)
    unknown = file.preview.get("unknown", "") if file.state == State.IN_REVIEW else ""
    undone = file.state == State.UNDONE
    counted = file.state in _COUNTED and not unknown
    waiting = file.state == State.RECEIVED or file.state in RUNNING
    return FileView(
        id=file.pk,
        name=file.file_name,
        kind=str(SourceFile.Kind(file.kind).label),
        state=_state(file, interrupted=interrupted, unknown=bool(unknown)),
        note=file.layout_note,
        line=reconciliation(file) if counted else "",
        sheets=list(sheet_lines(file)) if counted else [],
        left_out=[*left_out_lines(file), *unread_lines(file)] if counted else [],
        message="" if undone else file.message,
        unknown=unknown,
        doubts=doubts_with_lists(file) if counted else [],
        received=wording.day_text(timezone.localdate(file.received_at)),
        sender=str(file.uploaded_by or _("baris perintah")),
        rejected=file.rows_rejected if counted else 0,
        is_wholly_returned=counted and _is_wholly_returned(file),
        is_running=waiting and not interrupted,
        is_failed=file.state == State.FAILED,
        is_cancelled=file.state == State.CANCELLED,
        is_over=not FOLLOWING[State(file.state)],
        is_interrupted=interrupted,
        is_in_review=file.state == State.IN_REVIEW,
        is_unknown=bool(unknown),
        may_be_cancelled=State.CANCELLED in FOLLOWING[State(file.state)],
        may_be_undone=State.UNDONE in FOLLOWING[State(file.state)],
        undone=_undone(file) if undone else "",
        bar=_bar(file, now, ahead) if waiting and not interrupted else None,
    )


def _state(file: SourceFile, *, interrupted: bool, unknown: bool) -> str:
    if interrupted:
        return _("terputus")
    if unknown:
        return _("menunggu arti kolom dari Anda")
    if file.state == State.MERGED and _is_wholly_returned(file):
        return _all_returned(file.rows_rejected)
    return str(State(file.state).label)


def _is_wholly_returned(file: SourceFile) -> bool:
    return 0 < file.rows_read == file.rows_rejected


def _all_returned(rows: int) -> str:
    return ngettext(
        "tidak ada baris yang masuk; %(rows)s baris dikembalikan",
        "tidak ada baris yang masuk; semua %(rows)s baris dikembalikan",
        rows,
    ) % {"rows": wording.number(rows)}


def _undone(file: SourceFile) -> str:
    assert file.undone_at
    return _("Diambil kembali %(day)s oleh %(who)s. Alasan: %(why)s. Dulu: %(line)s.") % {
        "day": wording.day_text(timezone.localdate(file.undone_at)),
        "who": file.undone_by or _("baris perintah"),
        "why": file.undone_because.rstrip("."),
        "line": reconciliation(file),
    }


def left_out_lines(file: SourceFile) -> list[str]:
    """'Lembar 'Rekap' tidak dibaca: kosong.', one line for each sheet that is no list."""
    return [
        _("Lembar '%(sheet)s' tidak dibaca: %(why)s.")
        % {"sheet": sheet["name"], "why": str(_LEFT_OUT[sheet["why"]]) % {"what": sheet["what"]}}
        for sheet in file.sheets_left_out
    ]


def row_text(file: SourceFile, row: int) -> str:
    """'baris 12', or with the sheet when several were read: where a row of the register came from."""
    sheet, number = place_of(file, row)
    words = {"sheet": sheet, "row": wording.number(number)}
    return (_("lembar '%(sheet)s' baris %(row)s") if sheet else _("baris %(row)s")) % words


def _bar(file: SourceFile, now: dt.datetime, ahead: int) -> dict[str, object]:
    done, total = file.rows_done, file.rows_total or 0
    permille = 1000 * done // total if total else 0
    text = _turn_text(ahead) if file.state == State.RECEIVED else _bar_text(file, now)
    return {"done_permille": permille, "mark_permille": None, "text": text}


def _turn_text(ahead: int) -> str:
    if not ahead:
        return _("Sebentar lagi giliran berkas ini.")
    return _("Menunggu giliran: %(files)s berkas Anda didahulukan.") % {"files": ahead}


def _bar_text(file: SourceFile, now: dt.datetime) -> str:
    done, total = file.rows_done, file.rows_total or 0
    if not total:
        return _("Membuka berkas ...")
    text = _("%(done)s dari %(total)s baris") % {
        "done": wording.number(done),
        "total": wording.number(total),
    }
    if not done:
        return _("%(rows)s; memeriksa semuanya ...") % {"rows": text}
    counted = file.heartbeat_at or now
    elapsed = (counted - (file.started_at or file.received_at)).total_seconds()
    silent = (now - counted).total_seconds()
    left = max(1, round(elapsed * (total - done) / done - silent))
    return _("%(rows)s, sekitar %(left)s detik lagi") % {
        "rows": text,
        "left": wording.number(left),
    }
