"""OpenSID's sync file for OpenDK (a ZIP with one XLSX, 42 columns), and the list OpenDK itself writes.

The sync file has what the standard export lacks: the village code, a number for each person within
the village (`id`) and the moment of the last change, so that a later file changes only what is newer.
In OpenDK's own list `STATUS KAWIN` holds the occupation: that column is not read.
"""

from __future__ import annotations

from payung.intake.formats.layout import Layout

_UNUSED = (
    "tempat_lahir agama pendidikan_dlm_kk pendidikan_sdg_ditempuh kawin kewarganegaraan nama_ayah "
    "gol_darah akta_lahir nomor_dokumen_pasport tanggal_akhir_pasport nomor_dokumen_kitas nik_ayah "
    "nik_ibu nomor_akta_perkawinan tanggal_perkawinan nomor_akta_perceraian tanggal_perceraian cacat "
    "cara_kb hamil ktp_el status_rekam alamat_sekarang foto created_at"
)

OPENDK_SYNC = Layout(
    id="opendk",
    kind="roster",
    title="Berkas sinkronisasi OpenSID ke OpenDK",
    sheets=(),
    headers={
        "nik": ("nomor_nik",),
        "kk": ("nomor_kk",),
        "full_name": ("nama",),
        "sex": ("jenis_kelamin",),
        "birth_date": ("tanggal_lahir",),
        "mother_name": ("nama_ibu",),
        "relationship": ("hubungan_keluarga",),
        "address": ("alamat",),
        "hamlet": ("dusun",),
        "rw": ("rw",),
        "rt": ("rt",),
        "occupation": ("pekerjaan",),
        "life_status": ("status_dasar",),
        "village_code": ("desa_id",),
        "source_id": ("id",),
        "source_changed_at": ("updated_at",),
    },
    required=("full_name", "nik", "source_id", "source_changed_at"),
    known_only=tuple(_UNUSED.split()),
    example="alamat, dusun, rw, rt, nama, nomor_kk, nomor_nik, pekerjaan, id, updated_at, desa_id",
)

OPENDK_LIST = Layout(
    id="opendk_list",
    kind="roster",
    title="Daftar penduduk OpenDK",
    sheets=(),
    headers={
        "full_name": ("nama",),
        "nik": ("nik",),
        "kk": ("no_kk",),
        "village_name": ("desa",),
        "address": ("alamat",),
        "birth_date": ("tanggal_lahir",),
        "occupation": ("pekerjaan",),
    },
    required=("full_name", "nik", "kk"),
    known_only=("id", "pendidikan_dalam_kk", "umur", "status_kawin"),
    example="ID, NAMA, NIK, NO.KK, DESA, ALAMAT, TANGGAL LAHIR, UMUR, PEKERJAAN, STATUS KAWIN",
)
