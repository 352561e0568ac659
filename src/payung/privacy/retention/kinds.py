"""The kinds of things that are kept for a time: how long, from which event, and why.

The days here hold until the data steward sets others, never fewer than `least`. `days` is None for what
is kept permanently: it stands in the table so that nobody looks for it in vain.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of thing with its rule as shipped."""

    key: str
    what: str | Promise
    event: str | Promise
    days: int | None
    because: str | Promise
    least: int = 0


KINDS = (
    Kind(
        "waiting_files",
        _("Berkas yang menunggu persetujuan"),
        _("diterima"),
        30,
        _("Tidak disetujui selama sebulan berarti tidak diperlukan (UU 27/2022 Pasal 43)."),
        least=7,
    ),
    Kind(
        "rejected_rows",
        _("Baris yang dikembalikan dan baris dengan catatan"),
        _("berkasnya selesai"),
        180,
        _("Cukup bagi desa untuk memperbaiki; sesudahnya tujuan tercapai (Pasal 42)."),
        least=30,
    ),
    Kind(
        "former_rows",
        _("Keadaan semula baris yang diubah berkas"),
        _("berkasnya selesai"),
        365,
        _("Selama berkas masih dapat diambil kembali dan laporan tahun itu diperiksa."),
        least=90,
    ),
    Kind(
        "invitations",
        _("Undangan"),
        _("dipakai, dicabut, atau habis"),
        90,
        _("Bukti pemberian peran tetap ada di jejak audit."),
    ),
    Kind(
        "sessions",
        _("Sesi masuk"),
        _("berakhir"),
        1,
        _("Sesi yang berakhir tidak diperlukan lagi."),
    ),
    Kind(
        "sign_ins",
        _("Catatan percobaan masuk"),
        _("terjadi"),
        180,
        _("Menyelidiki penyusupan yang baru diketahui kemudian (Pasal 39)."),
        least=30,
    ),
    Kind(
        "audit_trail",
        _("Jejak audit"),
        _("tercatat"),
        None,
        _("Rekam jejak pemrosesan (Pasal 31 dan 32); basis data menolak penghapusannya."),
    ),
    Kind(
        "register",
        _("Warga, kepesertaan, dan iuran"),
        _("tercatat"),
        None,
        _(
            "Dasar angka yang diumumkan dan klaim ahli waris; seorang warga dapat meminta datanya dihapus, "
            "dan itu diputuskan satu per satu. Perlu jadwal retensi arsip dari ahli hukum."
        ),
    ),
)
BY_KEY = {kind.key: kind for kind in KINDS}
ERASED = tuple(kind for kind in KINDS if kind.days is not None)
