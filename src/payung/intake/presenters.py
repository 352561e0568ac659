"""What the import pages and the command say about a file."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from payung.access import wording
from payung.intake.models import SourceFile
from payung.intake.queries import is_interrupted
from payung.intake.reconciliation import reconciliation
from payung.intake.states import RUNNING

_DOUBTS = {
    "nik_damaged": _lazy("NIK tersimpan sebagai angka, jadi tidak dipakai"),
    "nik_invalid": _lazy("NIK bukan 16 angka yang mungkin"),
    "nik_temporary": _lazy("NIK sementara (diawali 0), jadi tidak dicocokkan"),
    "nik_useless": _lazy("NIK rusak atau bukan 16 angka, jadi tidak dipakai"),
    "kk_unusable": _lazy("nomor KK rusak atau bukan 16 angka"),
    "nik_says_other_birth_date": _lazy("tanggal lahir berbeda dari angka di NIK"),
    "nik_says_other_sex": _lazy("jenis kelamin berbeda dari angka di NIK"),
    "sex_unknown": _lazy("jenis kelamin tidak dikenal"),
    "occupation_code_ambiguous": _lazy("kode pekerjaan berarti ganda; tulis namanya"),
    "income_unreadable": _lazy("penghasilan bukan rupiah bulat"),
    "nik_on_two_people": _lazy("NIK yang sama pada dua nama"),
    "village_unknown": _lazy("desa tidak dikenal"),
    "card_is_number": _lazy("nomor peserta tersimpan sebagai angka"),
    "claims_cover": _lazy("mengaku punya jaminan saat pendataan; tidak dihitung terlindungi"),
    "claim_unreadable": _lazy("kode jaminan 431f tidak dikenal, jadi tidak dicatat"),
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
    message: str
    doubts: list[str]
    received: str
    sender: str
    rejected: int
    is_running: bool
    is_failed: bool
    is_interrupted: bool
    bar: dict[str, object] | None


def file_view(file: SourceFile, *, now: dt.datetime) -> FileView:
    """The words for one file at one moment."""
    interrupted = is_interrupted(file, now=now)
    merged = file.state == SourceFile.State.MERGED
    waiting = file.state == SourceFile.State.RECEIVED or file.state in RUNNING
    return FileView(
        id=file.pk,
        name=file.file_name,
        kind=str(SourceFile.Kind(file.kind).label),
        state=_("terputus") if interrupted else str(SourceFile.State(file.state).label),
        note=file.layout_note,
        line=reconciliation(file) if merged else "",
        message=file.message,
        doubts=doubt_lines(file),
        received=wording.day_text(file.received_at.date()),
        sender=str(file.uploaded_by or _("baris perintah")),
        rejected=file.rows_rejected,
        is_running=waiting and not interrupted,
        is_failed=file.state == SourceFile.State.FAILED,
        is_interrupted=interrupted,
        bar=_bar(file, now) if waiting and not interrupted else None,
    )


def doubt_lines(file: SourceFile) -> list[str]:
    """'12 baris diterima dengan catatan: NIK ...', one line for each doubt."""
    return [
        _("%(rows)s baris diterima dengan catatan: %(doubt)s.")
        % {"rows": wording.number(count), "doubt": _DOUBTS.get(check, check)}
        for check, count in sorted(file.doubts.items(), key=lambda item: -item[1])
    ]


def _bar(file: SourceFile, now: dt.datetime) -> dict[str, object]:
    done, total = file.rows_done, file.rows_total or 0
    permille = 1000 * done // total if total else 0
    return {"done_permille": permille, "mark_permille": None, "text": _bar_text(file, now)}


def _bar_text(file: SourceFile, now: dt.datetime) -> str:
    done, total = file.rows_done, file.rows_total or 0
    if not total:
        return _("Membuka dan memeriksa berkas ...")
    text = _("%(done)s dari %(total)s baris") % {
        "done": wording.number(done),
        "total": wording.number(total),
    }
    if not done:
        return text
    elapsed = (now - (file.started_at or file.received_at)).total_seconds()
    left = max(1, round(elapsed * (total - done) / done))
    return _("%(rows)s, sekitar %(left)s detik lagi") % {
        "rows": text,
        "left": wording.number(left),
    }
