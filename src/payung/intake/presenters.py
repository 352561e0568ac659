"""What the import pages and the command say about a file."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from payung.access import wording
from payung.intake.models import SourceFile
from payung.intake.places import place_of
from payung.intake.queries import is_interrupted
from payung.intake.reconciliation import reconciliation, sheet_lines
from payung.intake.states import FOLLOWING, RUNNING, State

_COUNTED = (State.MERGED, State.IN_REVIEW, State.UNDONE)
_DOUBTS = {
    "nik_damaged": _lazy("NIK tersimpan sebagai angka, jadi tidak dipakai"),
    "nik_invalid": _lazy("NIK bukan 16 angka yang mungkin"),
    "nik_temporary": _lazy("NIK sementara (diawali 0), jadi tidak dicocokkan"),
    "nik_useless": _lazy("NIK rusak atau bukan 16 angka, jadi tidak dipakai"),
    "kk_unusable": _lazy("nomor KK rusak atau bukan 16 angka"),
    "nik_says_other_birth_date": _lazy("tanggal lahir berbeda dari angka di NIK"),
    "nik_says_other_sex": _lazy("jenis kelamin berbeda dari angka di NIK"),
    "nik_area_unknown": _lazy("NIK diawali kode kecamatan yang tidak pernah ada"),
    "kk_two_heads": _lazy("satu KK dengan lebih dari satu kepala keluarga"),
    "kk_two_villages": _lazy("anggota satu KK di desa yang berbeda"),
    "kk_many_members": _lazy("satu KK dengan lebih dari 20 anggota"),
    "kk_child_too_old": _lazy("anak yang hampir setua kepala keluarganya"),
    "kk_spouse_of_other_sex": _lazy("istri tercatat laki-laki, atau suami tercatat perempuan"),
    "sex_unknown": _lazy("jenis kelamin tidak dikenal"),
    "occupation_code_ambiguous": _lazy("kode pekerjaan berarti ganda; tulis namanya"),
    "income_unreadable": _lazy("penghasilan bukan rupiah bulat"),
    "near_known_person": _lazy(
        "warga baru yang nama dan tanggal lahirnya hampir sama dengan warga yang sudah ada"
    ),
    "nik_on_two_people": _lazy("NIK yang sama pada dua nama"),
    "village_unknown": _lazy("desa tidak dikenal"),
    "card_is_number": _lazy("nomor peserta tersimpan sebagai angka"),
    "claims_cover": _lazy("mengaku punya jaminan saat pendataan; tidak dihitung terlindungi"),
    "claim_unreadable": _lazy("kode jaminan 431f tidak dikenal, jadi tidak dicatat"),
    "price_unreadable": _lazy("harga satuan bukan rupiah bulat, jadi tidak dicatat"),
    "amount_not_volume_times_price": _lazy(
        "jumlah satuan kali harga satuan tidak sama dengan anggarannya"
    ),
    "amount_change_not_adding_up": _lazy(
        "anggaran semula ditambah perubahan tidak sama dengan anggaran setelah perubahan"
    ),
    "claim_without_survey": _lazy("pengakuan tanpa nama dan tanggal pendataan, jadi tidak dicatat"),
}
_NOT_OF_ROWS = {
    "budget_lines_gone": _lazy(
        "%(rows)s baris anggaran dari berkas sebelumnya tidak ada lagi di berkas ini, jadi dihapus."
    ),
}
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
    doubts: list[str]
    received: str
    sender: str
    rejected: int
    is_wholly_returned: bool
    is_running: bool
    is_failed: bool
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
    unknown = file.state == State.IN_REVIEW and "unknown" in file.preview
    counted = file.state in _COUNTED and not unknown
    waiting = file.state == State.RECEIVED or file.state in RUNNING
    return FileView(
        id=file.pk,
        name=file.file_name,
        kind=str(SourceFile.Kind(file.kind).label),
        state=_state(file, interrupted=interrupted, unknown=unknown),
        note=file.layout_note,
        line=reconciliation(file) if counted else "",
        sheets=list(sheet_lines(file)) if counted else [],
        left_out=left_out_lines(file) if counted else [],
        message=file.message,
        doubts=doubt_lines(file),
        received=wording.day_text(timezone.localdate(file.received_at)),
        sender=str(file.uploaded_by or _("baris perintah")),
        rejected=file.rows_rejected,
        is_wholly_returned=file.rows_rejected == file.rows_read,
        is_running=waiting and not interrupted,
        is_failed=file.state == State.FAILED,
        is_interrupted=interrupted,
        is_in_review=file.state == State.IN_REVIEW,
        is_unknown=unknown,
        may_be_cancelled=State.CANCELLED in FOLLOWING[State(file.state)],
        may_be_undone=State.UNDONE in FOLLOWING[State(file.state)],
        undone=_undone(file) if file.state == State.UNDONE else "",
        bar=_bar(file, now, ahead) if waiting and not interrupted else None,
    )


def _state(file: SourceFile, *, interrupted: bool, unknown: bool) -> str:
    if interrupted:
        return _("terputus")
    return _("menunggu arti kolom dari Anda") if unknown else str(State(file.state).label)


def _undone(file: SourceFile) -> str:
    assert file.undone_at
    return _("Diambil kembali %(day)s oleh %(who)s. Alasan: %(why)s.") % {
        "day": wording.day_text(timezone.localdate(file.undone_at)),
        "who": file.undone_by or _("baris perintah"),
        "why": file.undone_because.rstrip("."),
    }


def doubt_lines(file: SourceFile) -> list[str]:
    """'12 baris diterima dengan catatan: NIK ...', one line for each doubt."""
    return [
        str(_NOT_OF_ROWS.get(check, _("%(rows)s baris diterima dengan catatan: %(doubt)s.")))
        % {"rows": wording.number(count), "doubt": _DOUBTS.get(check, check)}
        for check, count in sorted(file.doubts.items(), key=lambda item: -item[1])
    ]


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
    elapsed = (now - (file.started_at or file.received_at)).total_seconds()
    left = max(1, round(elapsed * (total - done) / done))
    return _("%(rows)s, sekitar %(left)s detik lagi") % {
        "rows": text,
        "left": wording.number(left),
    }
