"""Export of the civil registry's program (SIAK), 37 columns.

`Status` says whether a record counts at all (Hidup, Mati, Tidak Valid ...): records marked not valid
go back with that reason.
"""

from __future__ import annotations

from payung.intake.formats.layout import Layout

_UNUSED = (
    "tempat_lahir nik_ayah ayah nik_ibu status_kawin agama pendidikan deskripsi_pekerjaan gol_darah "
    "cacat cetak_ktp ganti_ktp ktp_berakhir nomor_paspor nomor_akta_lahir nomor_akta_kawin "
    "tanggal_kwn nomor_akta_cerai tgl_cerai petugas_registrasi tgl_ubah petugas_entri tgl_entri"
)

SIAK = Layout(
    id="siak",
    kind="roster",
    title="Ekspor SIAK",
    sheets=(),
    headers={
        "kk": ("nomor_kk",),
        "nik": ("nik",),
        "full_name": ("nama_penduduk",),
        "life_status": ("status",),
        "birth_date": ("tanggal_lahir",),
        "sex": ("kelamin",),
        "mother_name": ("ibu",),
        "relationship": ("shdk",),
        "district_name": ("kecamatan",),
        "village_name": ("desa_kel",),
        "address": ("alamat",),
        "rw": ("rw",),
        "rt": ("rt",),
        "occupation": ("pekerjaan",),
    },
    required=("full_name", "nik", "relationship"),
    known_only=tuple(_UNUSED.split()),
    example="Nomor KK, NIK, Nama Penduduk, Status, Tanggal Lahir, Kelamin, SHDK, Kecamatan, Desa/Kel",
)
