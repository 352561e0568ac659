"""Our own roster template, sheet `Pekerja`; see docs/reference/file-formats.md."""

from __future__ import annotations

from payung.intake.formats.layout import Layout

ROSTER_TEMPLATE = Layout(
    id="roster_template",
    kind="roster",
    title="Templat data pekerja",
    sheets=("Pekerja",),
    headers={
        "nik": ("nik", "no_nik", "nomor_nik", "nomor_induk_kependudukan", "no_ktp"),
        "kk": ("no_kk", "nomor_kk", "kk", "nomor_kartu_keluarga", "no_kartu_keluarga"),
        "full_name": ("nama", "nama_lengkap", "nama_penduduk", "nama_warga", "nama_pekerja"),
        "sex": ("jenis_kelamin", "jk", "kelamin", "l_p", "sex"),
        "birth_date": ("tanggal_lahir", "tgl_lahir", "tanggallahir", "tgl_lhr", "lhr"),
        "mother_name": ("nama_ibu", "nama_ibu_kandung", "ibu", "ibu_kandung"),
        "relationship": ("hubungan_keluarga", "shdk", "hub_kel", "hubungan", "kk_level"),
        "address": ("alamat", "alamat_sekarang", "alamat_lengkap"),
        "hamlet": ("dusun", "lingkungan", "dusun_lingkungan"),
        "rw": ("rw",),
        "rt": ("rt",),
        "village_code": ("kode_desa", "kode_wilayah", "kode_kelurahan", "desa_id", "kode_desa_kel"),
        "village_name": ("desa", "nama_desa", "kelurahan", "desa_kel", "desa_kelurahan"),
        "district_name": ("kecamatan", "nama_kecamatan", "kec"),
        "occupation": ("pekerjaan", "jenis_pekerjaan"),
        "village_role": ("peran_desa", "jabatan", "jabatan_desa", "peran"),
        "receives_incentive": ("penerima_insentif", "insentif"),
        "is_vulnerable": ("rentan", "pekerja_rentan"),
        "monthly_income": ("penghasilan", "penghasilan_bulanan", "upah", "jumlah_penghasilan"),
        "phone": ("telepon", "no_hp", "hp", "no_telepon", "nomor_hp", "handphone"),
        "life_status": ("status", "status_dasar", "status_warga", "status_hidup"),
        "status_on": (
            "tanggal_peristiwa",
            "tgl_peristiwa",
            "tanggal_meninggal",
            "tgl_meninggal",
            "tanggal_pindah",
            "tgl_pindah",
            "tanggal_meninggal_atau_pindah",
        ),
    },
    required=("full_name",),
    known_only=("id_sumber", "no", "nomor"),
    example="nik, no_kk, nama, jenis_kelamin, tanggal_lahir, nama_ibu, kode_desa, pekerjaan",
)
