"""In words: what deserves a look in rows that a file brings in all the same."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from payung.access import wording
from payung.intake.models import SourceFile
from payung.intake.states import State

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
_NOT_OF_ROWS_YET = {
    "budget_lines_gone": _lazy(
        "%(rows)s baris anggaran dari berkas sebelumnya tidak ada lagi di berkas ini, jadi akan dihapus."
    ),
}


def doubt_lines(file: SourceFile) -> list[str]:
    """'12 baris diterima dengan catatan: NIK ...', one line for each doubt; what waits will be so."""
    return [text for _check, text in doubts_told(file)]


def doubts_told(file: SourceFile) -> Iterator[tuple[str, str]]:
    """The same lines with the check of each, the most frequent first."""
    if file.state == State.IN_REVIEW:
        of_rows, others = (
            _("%(rows)s baris akan diterima dengan catatan: %(doubt)s."),
            _NOT_OF_ROWS_YET,
        )
    else:
        of_rows, others = _("%(rows)s baris diterima dengan catatan: %(doubt)s."), _NOT_OF_ROWS
    for check, count in sorted(file.doubts.items(), key=lambda item: -item[1]):
        words = {"rows": wording.number(count), "doubt": doubt_text(check)}
        yield check, str(others.get(check, of_rows)) % words


def doubt_text(check: str) -> str:
    """What is doubtful, in a few words; the check itself when it is older than this list."""
    return str(_DOUBTS.get(check, check))


def doubts_with_lists(file: SourceFile) -> list[tuple[str, str]]:
    """The lines of doubts, each with its check if there is a list of its rows."""
    if not file.doubts:
        return []
    listed = set(file.noted.values_list("check_id", flat=True))
    return [(check if check in listed else "", text) for check, text in doubts_told(file)]
