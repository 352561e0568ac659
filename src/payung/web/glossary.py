"""What the short words on the pages mean, in one plain sentence each."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

_MEANINGS = {
    "UCJ": _(
        "Universal Coverage Jamsostek: semua pekerja terlindungi jaminan sosial ketenagakerjaan."
    ),
    "BPU": _("Bukan penerima upah: pekerja mandiri, misalnya petani, nelayan, pedagang."),
    "PU": _("Penerima upah: pekerja yang digaji pemberi kerja."),
    "JAKON": _("Jasa konstruksi: pekerja proyek bangunan, didaftarkan per proyek."),
    "PMI": _("Pekerja migran Indonesia: bekerja di luar negeri."),
    "JKK": _("Jaminan Kecelakaan Kerja: biaya berobat dan santunan bila celaka saat bekerja."),
    "JKM": _("Jaminan Kematian: santunan untuk keluarga bila pekerja meninggal dunia."),
    "JHT": _("Jaminan Hari Tua: tabungan yang dapat diambil kembali."),
    "JP": _("Jaminan Pensiun: uang bulanan setelah berhenti bekerja karena tua."),
    "NIK": _("Nomor Induk Kependudukan: 16 angka pada KTP dan kartu keluarga."),
}


def meaning(term: str) -> str:
    """The sentence behind a short word; KeyError for a word nobody has explained yet."""
    return str(_MEANINGS[term])
