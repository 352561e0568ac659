"""What Payung itself does with personal data: each purpose, and the tables that serve it.

Every table with people belongs to exactly one purpose; a test fails for a new table without one.
What a lawyer of the regency has to confirm is said in `to_check`, and shown.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from payung.privacy.models import Basis

Text = str | Promise


@dataclass(frozen=True, slots=True)
class Declared:
    """One purpose with what article 31 asks of its record."""

    title: Text
    purpose: Text
    basis: Basis
    regulation: str
    data: Text
    people: Text
    recipients: Text
    retention: Text
    safeguards: Text
    tables: tuple[str, ...]
    to_check: Text = ""
    of_officers: bool = False  # and of nobody in the register


_INSIDE = _(
    "Nomor disegel (AES-SIV) dan disamarkan di layar; baris hanya tampak di wilayah pembaca, ditegakkan "
    "oleh basis data; setiap halaman orang yang dibuka tercatat."
)
_AS_LONG = _("Selama orang itu dihitung di kabupaten ini; sesudahnya menurut aturan simpan.")
_TASK_TO_CHECK = _(
    "Ahli hukum perlu memastikan peraturan daerah atau keputusan bupati yang memberi tugas ini; teks penuh "
    "Inpres 2/2021 belum dibaca penyusun."
)

DECLARED = (
    Declared(
        title=_("Daftar warga dan pekerja"),
        purpose=_(
            "Mengetahui siapa yang bekerja dan perlu dilindungi jaminan sosial ketenagakerjaan."
        ),
        basis=Basis.PUBLIC_TASK,
        regulation="UU 27/2022 Pasal 20 ayat (2) huruf e; Inpres 2/2021",
        data=_(
            "NIK, nomor KK, nama, nama ibu, tanggal lahir, jenis kelamin, alamat, telepon, pekerjaan, "
            "penghasilan bila disebut, jaminan kerja menurut survei, status hidup. Memuat data anak dan "
            "data keuangan pribadi (Pasal 4)."
        ),
        people=_("Warga desa dan kelurahan, termasuk anak dalam kartu keluarga."),
        recipients=_("Petugas desa, kecamatan, dan kabupaten menurut wilayahnya; auditor."),
        retention=_AS_LONG,
        safeguards=_INSIDE,
        tables=(
            "register_person",
            "register_household",
            "register_work",
            "register_lifeevent",
            "register_formernumber",
            "register_surveyclaim",
            "register_otherkey",
        ),
        to_check=_TASK_TO_CHECK,
    ),
    Declared(
        title=_("Berkas masuk"),
        purpose=_(
            "Menerima, memeriksa, dan bila keliru mengambil kembali data dari desa dan BPJS."
        ),
        basis=Basis.PUBLIC_TASK,
        regulation="UU 27/2022 Pasal 20 ayat (2) huruf e dan Pasal 29 (akurasi)",
        data=_(
            "Isi baris yang dikembalikan, isian baris yang diterima dengan catatan, keadaan semula baris "
            "yang diubah, nama berkas."
        ),
        people=_("Warga dan peserta yang ada di berkas."),
        recipients=_("Pengirim berkas dan petugas desa yang bersangkutan."),
        retention=_("Menurut aturan simpan: beberapa bulan sesudah berkas selesai."),
        safeguards=_(
            "Berkas asli dihapus begitu isinya masuk; nomor di baris yang dikembalikan disegel, di baris "
            "dengan catatan ditutup; keadaan "
            "semula hanya dibaca saat berkas diambil kembali dan di riwayat orangnya."
        ),
        tables=(
            "intake_sourcefile",
            "intake_rejectedrow",
            "intake_notedrows",
            "access_formerrow",
            "intake_recordversion",
            "intake_savedmapping",
            "intake_savedwords",
        ),
    ),
    Declared(
        title=_("Pencocokan peserta dan hitungan perlindungan"),
        purpose=_(
            "Mengetahui pekerja mana yang sudah dan belum terlindungi, dan membuktikan angkanya."
        ),
        basis=Basis.PUBLIC_TASK,
        regulation="UU 27/2022 Pasal 20 ayat (2) huruf e; UU 24/2011 tentang BPJS",
        data=_(
            "Nama, NIK atau sidiknya, nomor kartu bila diberikan, tanggal lahir, pemberi kerja, iuran, "
            "masa perlindungan, keputusan pemeriksa."
        ),
        people=_("Peserta BPJS Ketenagakerjaan dan warga yang mungkin sama orangnya."),
        recipients=_("Petugas desa, kecamatan, dan kabupaten menurut wilayahnya; auditor."),
        retention=_AS_LONG,
        safeguards=_INSIDE,
        tables=(
            "membership_participant",
            "membership_link",
            "membership_payment",
            "membership_protection",
            "membership_membershipcover",
            "review_judgement",
            "review_duplicatejudgement",
            "register_duplicate",
            "register_merge",
            "register_mergedrow",
            "review_sample",
            "review_sampledpair",
            "review_label",
        ),
        to_check=_(
            "Ahli hukum perlu memastikan perjanjian kerja sama dengan BPJS Ketenagakerjaan dan Dukcapil "
            "tentang data yang dipertukarkan."
        ),
    ),
    Declared(
        title=_("Daftar kunjungan"),
        purpose=_("Mendatangi pekerja yang belum terlindungi dan menawarkan pendaftaran."),
        basis=Basis.PUBLIC_TASK,
        regulation="UU 27/2022 Pasal 20 ayat (2) huruf e; Inpres 2/2021",
        data=_("Nama, dusun, RT/RW, NIK sebagian, umur, pekerjaan, alasan belum terlindungi."),
        people=_("Pekerja yang belum terlindungi."),
        recipients=_("Petugas desa, RT/RW, dan agen Perisai yang berkunjung."),
        retention=_("Tidak disimpan sebagai daftar; kertas dimusnahkan sesudah kunjungan."),
        safeguards=_("Setiap cetakan dan unduhan tercatat; bentuk ringkas tanpa NIK tersedia."),
        tables=(),
        to_check=_TASK_TO_CHECK,
    ),
    Declared(
        of_officers=True,
        title=_("Akun petugas"),
        purpose=_("Memberi setiap petugas hak menurut peran dan wilayahnya."),
        basis=Basis.PUBLIC_TASK,
        regulation="UU 27/2022 Pasal 20 ayat (2) huruf e, Pasal 35 dan 39 (keamanan)",
        data=_(
            "Nama, nama akun, peran, wilayah, langkah kedua, waktu dan alamat mesin saat masuk."
        ),
        people=_("Petugas yang memakai Payung."),
        recipients=_("Pengelola sistem dan penanggung jawab data."),
        retention=_(
            "Akun selama bertugas; undangan, sesi, dan percobaan masuk menurut aturan simpan."
        ),
        safeguards=_(
            "Kata sandi dan rahasia undangan hanya sebagai sidik; penguncian sesudah salah sandi."
        ),
        tables=(
            "access_user",
            "access_user_groups",
            "access_user_user_permissions",
            "access_roleassignment",
            "access_invitation",
            "account_emailaddress",
            "account_emailconfirmation",
            "mfa_authenticator",
            "socialaccount_socialaccount",
            "socialaccount_socialtoken",
            "usersessions_usersession",
            "django_session",
            "axes_accessattempt",
            "axes_accessattemptexpiration",
            "axes_accessfailurelog",
            "axes_accesslog",
        ),
    ),
    Declared(
        title=_("Jejak audit"),
        purpose=_("Membuktikan siapa melakukan dan melihat apa, kapan."),
        basis=Basis.LEGAL_DUTY,
        regulation="UU 27/2022 Pasal 31 dan 32 ayat (1) (rekam jejak pemrosesan)",
        data=_("Nama petugas, perbuatan, nomor baris, wilayah, waktu."),
        people=_("Petugas; warga hanya sebagai nomor baris."),
        recipients=_("Auditor; warga yang meminta akses atas datanya."),
        retention=_("Tetap. Basis data menolak pengubahan dan penghapusan."),
        safeguards=_("Berantai sidik per hari; perubahan ditemukan oleh payung audit verify."),
        tables=("access_auditevent", "access_chainentry", "access_changedrows"),
        to_check=_(
            "Ahli hukum dan arsiparis perlu menetapkan masa simpan jejak dalam jadwal retensi arsip."
        ),
    ),
    Declared(
        title=_("Pelaksanaan pelindungan data pribadi"),
        purpose=_("Memenuhi hak warga atas datanya dan mencatat pemrosesan."),
        basis=Basis.LEGAL_DUTY,
        regulation="UU 27/2022 Pasal 5 sampai 14, 24, 31, 42 sampai 46",
        data=_("Nama pemohon, apa yang diminta dan diputuskan; nama petugas yang menulis catatan."),
        people=_("Warga yang meminta, dan petugas."),
        recipients=_("Penanggung jawab data dan auditor."),
        retention=_("Tetap, sebagai bukti pelaksanaan kewajiban."),
        safeguards=_INSIDE,
        tables=(
            "privacy_processing",
            "privacy_retentionrule",
            "privacy_legalhold",
            "privacy_retentionrun",
            "privacy_subjectrequest",
            "privacy_erasure",
            "privacy_consent",
            "privacy_consenttext",
            "privacy_breach",
        ),
    ),
    Declared(
        of_officers=True,
        title=_("Penetapan target dan angka"),
        purpose=_("Mencatat siapa menetapkan target dan pembagiannya."),
        basis=Basis.PUBLIC_TASK,
        regulation="UU 27/2022 Pasal 20 ayat (2) huruf e",
        data=_("Nama petugas yang menetapkan; angka tanpa nama warga."),
        people=_("Petugas."),
        recipients=_("Semua pengguna Payung."),
        retention=_("Tetap, bersama angkanya."),
        safeguards=_(
            "Angka tidak memuat nama; di tabel yang diumumkan, jumlah di bawah 5 dan yang dapat "
            "menghitungnya balik tidak ditunjukkan."
        ),
        tables=("targets_target", "targets_cascade"),
    ),
)
