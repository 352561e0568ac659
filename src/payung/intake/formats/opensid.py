"""OpenSID's population export: sheet `Data Penduduk`, 43 columns, no village code inside.

Two variants: codes, and labels ("huruf"). The labels variant writes citizenship into `ktp_el` and
`status_rekam` and residence into `status_dasar`, so none of these is read from it. `id_asuransi` is
always empty in both.
"""

from __future__ import annotations

from payung.intake.formats.layout import Layout

SHEET = "Data Penduduk"
_UNUSED = (
    "tempatlahir agama_id pendidikan_kk_id pendidikan_sedang_id status_kawin warganegara_id ayah_nik "
    "nama_ayah ibu_nik golongan_darah_id akta_lahir dokumen_pasport tanggal_akhir_paspor "
    "dokumen_kitas akta_perkawinan tanggalperkawinan akta_perceraian tanggalperceraian cacat_id "
    "cara_kb_id hamil ktp_el status_rekam alamat_sekarang suku tag_id_card id_asuransi no_asuransi "
    "lat lng"
)

OPENSID = Layout(
    id="opensid",
    kind="roster",
    title="Ekspor OpenSID",
    sheets=(SHEET,),
    headers={
        "nik": ("nik",),
        "kk": ("no_kk",),
        "full_name": ("nama",),
        "sex": ("sex",),
        "birth_date": ("tanggallahir",),
        "mother_name": ("nama_ibu",),
        "relationship": ("kk_level",),
        "address": ("alamat",),
        "hamlet": ("dusun",),
        "rw": ("rw",),
        "rt": ("rt",),
        "occupation": ("pekerjaan_id",),
        "life_status": ("status_dasar",),
    },
    required=("full_name", "occupation", "sex", "relationship"),
    known_only=tuple(_UNUSED.split()),
    end_mark="###",
    example="alamat, dusun, rw, rt, nama, no_kk, nik, sex, tempatlahir, tanggallahir, pekerjaan_id",
)
