"""The insurer's list of participants: a number, a keyed hash of it, or neither."""

from __future__ import annotations

from payung.intake.formats.layout import Layout

PARTICIPANTS = Layout(
    id="participants",
    kind="participants",
    title="Daftar peserta BPJS Ketenagakerjaan",
    sheets=("Peserta",),
    headers={
        "card": ("nomor_peserta", "no_peserta", "kpj", "nomor_kpj", "no_kpj", "kode_tk"),
        "nik": ("nik", "no_nik", "nomor_identitas", "no_ktp"),
        "nik_hash": ("nik_hash", "hash_nik"),
        "full_name": ("nama", "nama_lengkap", "nama_peserta", "nama_tk"),
        "birth_date": ("tanggal_lahir", "tgl_lahir"),
        "sex": ("jenis_kelamin", "jk", "l_p"),
        "mother_name": ("nama_ibu", "nama_ibu_kandung", "ibu_kandung"),
        "village_code": ("kode_desa", "kode_wilayah"),
        "village_name": ("desa", "nama_desa", "kelurahan"),
        "district_name": ("kecamatan", "nama_kecamatan"),
        "segment": ("segmen", "segmen_kepesertaan"),
        "programmes": ("program", "nama_program"),
        "status": ("status", "status_kepesertaan", "status_peserta"),
        "registered_on": ("tanggal_daftar", "tgl_daftar", "tgl_kepesertaan", "tanggal_kepesertaan"),
        "paid_through": ("dibayar_sampai", "blth_akhir", "lunas_sampai"),
        "employer": ("pemberi_kerja", "nama_perusahaan", "badan_usaha"),
        "source_of_funds": ("sumber_dana",),
        "stated_on": ("per_tanggal", "tanggal_data"),
    },
    required=("segment",),
    any_of=("full_name", "nik", "nik_hash", "card"),
    known_only=("no", "nomor"),
    example="nik, nama, tanggal_lahir, segmen, program, status, dibayar_sampai",
)
