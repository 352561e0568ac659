"""The one table of who may open which address. `test_every_address` tries each cell of it.

A new address without a row here fails the build: add it with the duty that opens it, and with what
stands in its placeholders.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from payung.access.roles import Duty
from payung.primitives.region_code import Level

OPEN = "open"  # without an account
ANYBODY = "anybody"  # with any account
GIVER = "giver"  # who may give the role of village operator there


@dataclass(frozen=True)
class Address:
    """`method` is get or post, or a reason not to ask: root (no page), halfway (leads to signing in).

    `opens_for` any of these duties, or OPEN, ANYBODY or GIVER. `of` says what its placeholder names:
    a region code, a person, a membership, a file, an invitation, an account or its role, one's own
    passkey, a record of the office, or nothing.

    `levels` are the levels of region it answers for. `fill` gives the other placeholders.
    """

    opens_for: Duty | tuple[Duty, ...] | str
    of: str = ""
    levels: tuple[Level, ...] = (Level.REGENCY, Level.DISTRICT, Level.VILLAGE)
    fill: dict[str, str] = field(default_factory=dict)
    method: str = "get"
    data: dict[str, Any] = field(default_factory=dict)


FIGURES, PEOPLE = Duty.SEE_FIGURES, Duty.SEE_PEOPLE
IMPORTS = (Duty.IMPORT_ROSTER, Duty.IMPORT_INSURER)
REQUESTS = (Duty.TAKE_REQUESTS, Duty.SEE_PRIVACY)
REGENCY_ONLY = (Level.REGENCY,)

ADDRESSES: dict[str, Address] = {
    "bahasa/": Address(OPEN, method="post", data={"language": "en"}),
    "": Address(ANYBODY),
    "cara-menghitung/": Address(ANYBODY),
    "masuk/": Address(OPEN),
    "keluar/": Address(ANYBODY, method="post"),
    "masuk/langkah-kedua/": Address(OPEN, method="halfway"),
    "masuk/kunci/": Address(OPEN, method="halfway"),
    "masuk/tidak-aktif/": Address(OPEN),
    "masuk/baru/": Address(OPEN),
    "undangan/<str:secret>/": Address(OPEN, of="invitation"),
    "akun/": Address(ANYBODY),
    "akun/undang/": Address(ANYBODY),
    "akun/orang/": Address(ANYBODY),
    "akun/orang/<int:user_id>/jalan-masuk/": Address(GIVER, of="account", method="post"),
    "akun/orang/<int:user_id>/keluarkan/": Address(GIVER, of="account", method="post"),
    "akun/orang/peran/<int:role_id>/akhiri/": Address(GIVER, of="role", method="post"),
    "akun/orang/undangan/<int:invitation_id>/tarik/": Address(
        GIVER, of="waiting invitation", method="post"
    ),
    "akun/akun-lain/": Address(ANYBODY),
    "masuk/akun/<str:provider_id>/": Address(OPEN, method="halfway"),
    "masuk/akun/<str:provider_id>/kembali/": Address(OPEN, method="halfway"),
    "masuk/akun-batal/": Address(OPEN),
    "akun/kata-sandi/": Address(ANYBODY),
    "akun/kata-sandi/pertama/": Address(ANYBODY),
    "akun/ulang/kata-sandi/": Address(ANYBODY),
    "akun/ulang/langkah-kedua/": Address(ANYBODY),
    "akun/ulang/kunci/": Address(ANYBODY),
    "akun/aplikasi-kode/pasang/": Address(ANYBODY),
    "akun/aplikasi-kode/lepas/": Address(ANYBODY),
    "akun/kode-cadangan/": Address(ANYBODY),
    "akun/kode-cadangan/baru/": Address(ANYBODY),
    "akun/kode-cadangan/unduh/": Address(ANYBODY),
    "akun/kunci/": Address(ANYBODY),
    "akun/kunci/tambah/": Address(ANYBODY),
    "akun/kunci/<int:pk>/hapus/": Address(ANYBODY, of="key"),
    "akun/kunci/<int:pk>/ubah/": Address(ANYBODY, of="key"),
    "akun/sesi/": Address(ANYBODY),
    "berkas/": Address(IMPORTS),
    "berkas/perlu-dibetulkan/<str:code>/": Address(
        Duty.IMPORT_ROSTER, of="code", levels=(Level.VILLAGE,)
    ),
    "berkas/kirim/": Address(IMPORTS, method="post"),
    "berkas/<int:file_id>/": Address(Duty.IMPORT_ROSTER, of="file"),
    "berkas/<int:file_id>/keadaan/": Address(Duty.IMPORT_ROSTER, of="file"),
    "berkas/<int:file_id>/ulang/": Address(Duty.IMPORT_ROSTER, of="file", method="post"),
    "berkas/<int:file_id>/masukkan/": Address(Duty.IMPORT_ROSTER, of="file", method="post"),
    "berkas/<int:file_id>/batal/": Address(Duty.IMPORT_ROSTER, of="file", method="post"),
    "berkas/<int:file_id>/ambil-kembali/": Address(Duty.IMPORT_ROSTER, of="file", method="post"),
    "berkas/<int:file_id>/arti-kolom/": Address(Duty.IMPORT_ROSTER, of="file"),
    "berkas/<int:file_id>/arti-kata/": Address(Duty.IMPORT_ROSTER, of="file"),
    "berkas/<int:file_id>/arti-kolom/lupakan/": Address(
        Duty.IMPORT_ROSTER, of="file", method="post"
    ),
    "berkas/<int:file_id>/baris/<int:row_id>/": Address(Duty.IMPORT_ROSTER, of="file"),
    "berkas/<int:file_id>/catatan/<str:check>/": Address(
        Duty.IMPORT_ROSTER, of="file", fill={"<str:check>": "x"}
    ),
    "berkas/<int:file_id>/catatan/<str:check>/unduh/": Address(
        Duty.IMPORT_ROSTER, of="file", fill={"<str:check>": "x"}
    ),
    "berkas/<int:file_id>/dikembalikan.xlsx": Address(Duty.IMPORT_ROSTER, of="file"),
    "orang/": Address(ANYBODY, method="post", data={"cari": "warga"}),
    "orang/<int:person_id>/": Address(PEOPLE, of="person"),
    "orang/<int:person_id>/nomor/": Address(
        Duty.REVEAL_NUMBERS,
        of="person",
        method="post",
        data={"purpose": "registration", "because": "formulir F1 ditulis"},
    ),
    "orang/<int:person_id>/peristiwa/": Address(
        Duty.IMPORT_ROSTER, of="person", method="post", data={"kind": "mati"}
    ),
    "orang/<int:person_id>/peristiwa/batal/": Address(
        Duty.IMPORT_ROSTER, of="person", method="post"
    ),
    "periksa/": Address(Duty.REVIEW_LINKS),
    "periksa/jawab/": Address(Duty.REVIEW_LINKS, method="post"),
    "periksa/bantah/": Address(Duty.REVIEW_LINKS, method="post"),
    "periksa/batal/": Address(Duty.REVIEW_LINKS, method="post"),
    "periksa/ganda/jawab/": Address(Duty.REVIEW_LINKS, method="post"),
    "periksa/ganda/batal/": Address(Duty.REVIEW_LINKS, method="post"),
    "periksa/ganda/pisahkan/": Address(Duty.REVIEW_LINKS, method="post"),
    "periksa/keputusan/": Address(Duty.REVIEW_LINKS),
    "periksa/contoh/": Address(Duty.REVIEW_LINKS),
    "periksa/contoh/jawab/": Address(Duty.REVIEW_LINKS, method="post"),
    "periksa/contoh/batal/": Address(Duty.REVIEW_LINKS, method="post"),
    "mutu-pencocokan/": Address(FIGURES),
    "kabupaten/<str:code>/": Address(FIGURES, of="code", levels=REGENCY_ONLY),
    "kabupaten/<str:code>/target/": Address(FIGURES, of="code", levels=REGENCY_ONLY),
    "kabupaten/<str:code>/target/usul/": Address(
        Duty.SETTLE_TARGET, of="code", levels=REGENCY_ONLY
    ),
    "kabupaten/<str:code>/target/tarik/": Address(
        Duty.SETTLE_TARGET, of="code", levels=REGENCY_ONLY, method="post"
    ),
    "kabupaten/<str:code>/target/pembagian/": Address(FIGURES, of="code", levels=REGENCY_ONLY),
    "kabupaten/<str:code>/target/pembagian/<int:version>/": Address(
        FIGURES, of="code", levels=REGENCY_ONLY, fill={"<int:version>": "1"}
    ),
    "kabupaten/<str:code>/angka-umum/": Address(FIGURES, of="code", levels=REGENCY_ONLY),
    "kabupaten/<str:code>/angka-umum/xlsx/": Address(FIGURES, of="code", levels=REGENCY_ONLY),
    "kecamatan/<str:code>/": Address(FIGURES, of="code", levels=(Level.DISTRICT,)),
    "desa/<str:code>/": Address(FIGURES, of="code", levels=(Level.VILLAGE,)),
    "desa/<str:code>/anggaran/": Address(FIGURES, of="code", levels=(Level.VILLAGE,)),
    "anggaran-desa/<str:code>/": Address(
        FIGURES, of="code", levels=(Level.REGENCY, Level.DISTRICT)
    ),
    "anggaran-desa/<str:code>/dibayar/": Address(PEOPLE, of="code"),
    "daftar/<str:code>/belum-terlindungi/": Address(PEOPLE, of="code"),
    "daftar/<str:code>/belum-terlindungi/cetak/": Address(
        PEOPLE, of="code", levels=(Level.VILLAGE,)
    ),
    "daftar/<str:code>/belum-terlindungi/xlsx/": Address(
        PEOPLE,
        of="code",
        method="post",
        data={"purpose": "visit", "because": "kunjungan kepala dusun"},
    ),
    "daftar/<str:code>/<str:kind>/": Address(PEOPLE, of="code", fill={"<str:kind>": "pekerja"}),
    "kepesertaan/<int:participant_id>/": Address(PEOPLE, of="participant"),
    "kepesertaan/<str:code>/<str:kind>/": Address(PEOPLE, of="code", fill={"<str:kind>": "semua"}),
    "perubahan/<str:code>/": Address(FIGURES, of="code"),
    "perubahan/<str:code>/<str:cell>/": Address(PEOPLE, of="code", fill={"<str:cell>": "new"}),
    "jejak/": Address(Duty.READ_TRAIL),
    "jejak/xlsx/": Address(Duty.READ_TRAIL),
    "jejak/rantai/": Address(Duty.READ_TRAIL),
    "jejak/orang/<int:person_id>/": Address(Duty.READ_TRAIL, of="person"),
    "jejak/orang/<int:person_id>/dilihat/": Address(Duty.READ_TRAIL, of="person"),
    "privasi/": Address(Duty.SEE_PRIVACY),
    "privasi/catatan/": Address(Duty.SEE_PRIVACY),
    "privasi/catatan/xlsx/": Address(Duty.SEE_PRIVACY),
    "privasi/catatan/tambah/": Address(Duty.KEEP_PRIVACY),
    "privasi/catatan/<int:processing_id>/": Address(Duty.KEEP_PRIVACY, of="processing"),
    "privasi/catatan/<int:processing_id>/akhiri/": Address(
        Duty.KEEP_PRIVACY, of="processing", method="post"
    ),
    "privasi/aturan-simpan/": Address(Duty.SEE_PRIVACY),
    "privasi/aturan-simpan/jalankan/": Address(Duty.KEEP_PRIVACY, method="post"),
    "privasi/aturan-simpan/ubah/": Address(Duty.KEEP_PRIVACY, method="post"),
    "privasi/aturan-simpan/tahan/": Address(Duty.KEEP_PRIVACY, method="post"),
    "privasi/aturan-simpan/lepas/": Address(Duty.KEEP_PRIVACY, method="post"),
    "privasi/permintaan/": Address(REQUESTS),
    "privasi/permintaan/<int:request_id>/": Address(REQUESTS, of="request"),
    "privasi/permintaan/<int:request_id>/surat/": Address(Duty.TAKE_REQUESTS, of="request"),
    "privasi/permintaan/<int:request_id>/tunjuk/": Address(
        Duty.KEEP_PRIVACY, of="request", method="post"
    ),
    "privasi/permintaan/<int:request_id>/putuskan/": Address(
        Duty.KEEP_PRIVACY, of="request", method="post", data={"choice": "grant"}
    ),
    "privasi/permintaan/<int:request_id>/serahkan/": Address(
        Duty.TAKE_REQUESTS, of="request", method="post"
    ),
    "orang/<int:person_id>/permintaan/": Address(Duty.TAKE_REQUESTS, of="person"),
    "privasi/persetujuan/": Address(Duty.SEE_PRIVACY),
    "orang/<int:person_id>/persetujuan/": Address(Duty.TAKE_REQUESTS, of="person"),
    "orang/<int:person_id>/persetujuan/tarik/": Address(
        Duty.TAKE_REQUESTS, of="person", method="post"
    ),
    "privasi/kebocoran/": Address(Duty.SEE_PRIVACY),
    "privasi/kebocoran/<int:breach_id>/": Address(Duty.SEE_PRIVACY, of="breach"),
    "privasi/kebocoran/<int:breach_id>/beri-tahu/": Address(
        Duty.KEEP_PRIVACY, of="breach", method="post"
    ),
    "privasi/kebocoran/<int:breach_id>/tutup/": Address(
        Duty.KEEP_PRIVACY, of="breach", method="post"
    ),
    "privasi/kebocoran/<int:breach_id>/surat/<str:whom>/": Address(
        Duty.SEE_PRIVACY, of="breach", fill={"<str:whom>": "lembaga"}
    ),
    "hitung/": Address(OPEN),
    "hitung/iuran/": Address(OPEN),
    "hitung/manfaat/": Address(OPEN),
    "hitung/manfaat/<slug:situation>/": Address(
        OPEN, fill={"<slug:situation>": "meninggal-kecelakaan"}
    ),
    "hitung/keluarga/": Address(OPEN),
    "hukum/": Address(OPEN),
    "api/openapi.json": Address(OPEN),
    "api/docs": Address(OPEN),
    "api/law/evaluate": Address(OPEN, method="post"),
    "api/law/kinds": Address(OPEN),
    "api/law/parameters": Address(OPEN),
    "api/": Address(OPEN, method="root"),
}
