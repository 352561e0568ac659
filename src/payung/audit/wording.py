"""The trail in plain words: what was done, to what, and which fields of a row."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from payung.access.numbers.keys import is_same_number
from payung.access.wording import day_text, month_text, rupiah
from payung.membership.models import Link, Participant
from payung.membership.presenters.past import FIELDS
from payung.membership.presenters.words import funds_text, programmes_text
from payung.register.models import LifeEvent, Person, Work
from payung.review.models import Verdict

VERBS: dict[str, Promise] = {
    "masuk": _("masuk ke Payung"),
    "keluar": _("keluar dari Payung"),
    "person_seen": _("membuka halaman seseorang"),
    "membership_seen": _("membuka halaman kepesertaan"),
    "record_followed": _("mengikuti data satu orang"),
    "looks_printed": _("membuka daftar siapa yang melihat"),
    "people_searched": _("mencari orang"),
    "numbers_revealed": _("membuka nomor lengkap seseorang"),
    "gap_list_exported": _("mengunduh daftar yang belum terlindungi"),
    "gap_list_printed": _("membuka daftar cetak yang belum terlindungi"),
    "trail_exported": _("mengunduh jejak audit"),
    "trail_verified": _("memeriksa keutuhan jejak"),
    "file_received": _("mengirim berkas"),
    "file_merged": _("memasukkan isi berkas"),
    "file_confirmed": _("menyetujui isi berkas"),
    "file_cancelled": _("membatalkan berkas"),
    "file_failed": _("berkas gagal dibaca"),
    "file_undone": _("mengambil kembali berkas"),
    "rejected_row_opened": _("membuka baris yang dikembalikan"),
    "rejected_rows_exported": _("mengunduh baris yang dikembalikan"),
    "noted_rows_exported": _("mengunduh baris dengan catatan"),
    "mapping_saved": _("menjelaskan arti kolom"),
    "words_explained": _("menjelaskan arti kata"),
    "mapping_forgotten": _("melupakan arti kolom"),
    "life_event_recorded": _("mencatat peristiwa hidup"),
    "life_event_withdrawn": _("membatalkan catatan peristiwa hidup"),
    "registers_linked": _("mencocokkan peserta dengan warga"),
    "link_judged": _("menilai kecocokan"),
    "judgement_withdrawn": _("membatalkan penilaian kecocokan"),
    "coverage_computed": _("menghitung perlindungan"),
    "target_proposed": _("mengusulkan target"),
    "target_settled": _("menetapkan cara baca target"),
    "target_withdrawn": _("menarik usulan target"),
    "target_divided": _("membagi target"),
    "statement_recorded": _("mencatat pernyataan"),
    "user_created": _("membuat akun"),
    "role_assigned": _("memberi peran"),
    "role_ended": _("mengakhiri peran"),
    "invited": _("mengundang orang"),
    "invitation_used": _("memakai undangan"),
    "invitation_withdrawn": _("menarik undangan"),
    "sample_drawn": _("mengambil contoh mutu"),
    "pair_labelled": _("menilai pasangan contoh"),
    "label_withdrawn": _("membatalkan penilaian contoh"),
    "regions_loaded": _("memuat daftar wilayah"),
    "regency_chosen": _("memilih kabupaten"),
    "single_sign_on_connected": _("menghubungkan akun lain"),
    "single_sign_on_disconnected": _("melepas akun lain"),
    "processing_added": _("menambah catatan pemrosesan"),
    "processing_changed": _("mengubah catatan pemrosesan"),
    "processing_ended": _("mengakhiri catatan pemrosesan"),
    "request_taken": _("menerima permintaan warga"),
    "request_assigned": _("menunjuk siapa yang menjawab"),
    "request_granted": _("mengabulkan permintaan warga"),
    "request_refused": _("menolak permintaan warga"),
    "request_answered": _("menyerahkan jawaban permintaan"),
    "answer_written": _("mencetak jawaban dengan data seseorang"),
    "retention_rule_set": _("mengubah aturan simpan"),
    "person_erased": _("menghapus data seseorang"),
    "retention_run": _("menjalankan aturan simpan"),
    "hold_laid": _("menahan penghapusan"),
    "hold_lifted": _("melepas penahanan"),
    "processing_exported": _("mengunduh catatan pemrosesan"),
    "consent_text_written": _("menulis naskah persetujuan"),
    "consent_given": _("mencatat persetujuan"),
    "consent_withdrawn": _("mencatat penarikan persetujuan"),
    "breach_noticed": _("mencatat kegagalan pelindungan data"),
    "breach_described": _("melengkapi catatan kegagalan pelindungan data"),
    "breach_people_told": _("memberi tahu warga tentang kegagalan pelindungan data"),
    "breach_authority_told": _("memberi tahu lembaga tentang kegagalan pelindungan data"),
    "breach_closed": _("menutup kegagalan pelindungan data"),
    "published_table_exported": _("mengunduh tabel untuk diumumkan"),
}
LOOKS = (
    "person_seen", "record_followed", "looks_printed", "people_searched", "numbers_revealed",
    "answer_written", "membership_seen",
)  # fmt: skip
LISTS = ("gap_list_exported", "gap_list_printed")
TABLES: dict[str, Promise] = {
    "register_person": _("data orang"),
    "register_work": _("pekerjaan"),
    "register_household": _("kartu keluarga"),
    "register_formernumber": _("NIK lama"),
    "register_lifeevent": _("peristiwa hidup"),
    "register_surveyclaim": _("pengakuan survei"),
    "membership_participant": _("kepesertaan"),
    "membership_link": _("kecocokan"),
    "membership_payment": _("pembayaran iuran"),
    "review_judgement": _("penilaian kecocokan"),
}
OPERATIONS: dict[str, Promise] = {
    "insert": _("ditambahkan"),
    "update": _("diubah"),
    "delete": _("dihapus"),
}
PAGES: dict[str, Promise] = {
    "membership:search": _("dari pencarian"),
    "targets:gaps": _("dari daftar yang belum terlindungi"),
    "targets:people": _("dari daftar nama"),
    "review:queue": _("dari pemeriksaan kecocokan"),
    "membership:person": _("dari halaman orang"),
    "membership:membership": _("dari halaman kepesertaan"),
    "audit:record": _("dari riwayatnya"),
    "audit:trail": _("dari jejak audit"),
}
_COLUMNS: dict[str, Promise] = {
    **FIELDS,
    "verdict": _("penilaian"),
    "segment": _("segmen"),
    "from_month": _("pekerja sejak"),
    "until_month": _("pekerja sampai sebelum"),
    "kk_sealed": _("nomor kartu keluarga"),
    "card_sealed": _("nomor kartu peserta"),
    "kind": _("jenis"),
    "happened_on": _("tanggal kejadian"),
    "because": _("alasan"),
    "withdrawn_at": _("dibatalkan"),
    "survey": _("survei"),
    "surveyed_on": _("tanggal survei"),
    "programmes": _("program"),
    "status": _("keadaan kepesertaan"),
    "registered_on": _("terdaftar"),
    "paid_through": _("lunas sampai"),
    "stated_on": _("keadaan per"),
    "employer": _("pemberi kerja"),
    "decision": _("keputusan"),
    "method": _("cara"),
    "first_month": _("bulan awal"),
    "months": _("banyak bulan"),
    "amount": _("jumlah"),
    "source_of_funds": _("sumber dana"),
    "paid_on": _("dibayar"),
}
_SEALED = {"nik_sealed", "phone_sealed", "kk_sealed", "card_sealed", "household_id", "withdrawn_at"}
_WORDS: dict[str, Mapping[str, str | Promise]] = {
    "verdict": {**dict(Work.Verdict.choices), **dict(Verdict.choices)},
    "decision": dict(Link.Decision.choices),
    "status": dict(Participant.Status.choices),
    "life_status": dict(Person.LifeStatus.choices),
    "kind": dict(LifeEvent.Kind.choices),
    "method": {"engine": _("pencocokan otomatis"), "review": _("keputusan pemeriksa")},
}


def _day_text(iso: str) -> str:
    return day_text(dt.date.fromisoformat(iso))


_TEXTS: dict[str, Callable[[Any], str]] = {
    **dict.fromkeys(("from_month", "until_month", "paid_through", "first_month"), month_text),
    **dict.fromkeys(
        (
            "birth_date", "status_on", "happened_on", "surveyed_on", "registered_on", "stated_on",
            "paid_on",
        ),
        _day_text,
    ),
    **dict.fromkeys(("amount", "monthly_income"), rupiah),
    "programmes": programmes_text,
    "source_of_funds": funds_text,
}  # fmt: skip


def verb_text(verb: str) -> str:
    """What was done; a verb without words stays as it was recorded."""
    return str(VERBS.get(verb, verb))


def came_from_text(page: str) -> str:
    """From which page somebody came; '' when it is not known."""
    return str(PAGES.get(page, ""))


def differences(
    before: Mapping[str, Any] | None, after: Mapping[str, Any] | None
) -> list[tuple[str, str, str]]:
    """Name, before and after of each field that differs; of a sealed one only that it is there or changed."""
    old, new = before or {}, after or {}
    return [
        (str(label), _shown(name, old.get(name)), _shown(name, new.get(name)))
        for name, label in _COLUMNS.items()
        if not _is_same(name, old.get(name), new.get(name)) and (old.get(name) or new.get(name))
    ]


def _is_same(name: str, old: Any, new: Any) -> bool:
    return is_same_number(name, old, new) if name.endswith("_sealed") else bool(old == new)


def _shown(name: str, value: Any) -> str:
    if value is None or value == "":
        return ""
    if name in _SEALED:
        return str(_("ada"))
    if name in _WORDS:
        return str(_WORDS[name].get(value, value))
    return _TEXTS[name](value) if name in _TEXTS else str(value)
