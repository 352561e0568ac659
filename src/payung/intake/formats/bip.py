"""The population register book (Buku Induk Penduduk) in its four known forms.

All have the people of one family under a heading with the number of the family card and the address;
`families` reads these headings. Where a form has a column `STATUS` it is the marital status or that
of the identity card, never whether a person lives.
"""

from __future__ import annotations

from payung.intake.formats.layout import Layout

_HEADING = {
    # Never in the table as it comes from the registry; a returned row states the heading as columns.
    "kk": ("no_kk",),
    "address": ("alamat",),
    "hamlet": ("dusun",),
    "rw": ("rw",),
    "rt": ("rt",),
    "village_name": ("desa",),
    "district_name": ("kecamatan",),
}
_SHORT = {
    "nik": ("nik",),
    "full_name": ("nama",),
    "sex": ("jk",),
    "birth_date": ("tgl_lhr",),
    "relationship": ("hub_kel",),
    "occupation": ("pekerjaan",),
    "mother_name": ("nama_ibu",),
    **_HEADING,
}
_LONG = {
    "full_name": ("nama_lengkap",),
    "nik": ("nik",),
    "sex": ("jk",),
    "relationship": ("shdk",),
    "occupation": ("pekerjaan",),
    **_HEADING,
}

BIP_2012 = Layout(
    id="bip_2012",
    kind="roster",
    title="Buku Induk Penduduk 2012",
    sheets=(),
    headers=_SHORT,
    required=("full_name", "nik", "birth_date", "relationship"),
    known_only=(
        "no", "tmpt_lhr", "ktpel", "agama", "status", "pendidikan", "nama_ayah", "no_akte_lahir",
    ),
    families=True,
    example="NO, NIK, NAMA, JK, TMPT LHR, TGL LHR, KTPEL, AGAMA, STATUS, HUB. KEL, PEKERJAAN",
)  # fmt: skip

BIP_LUWU_TIMUR = Layout(
    id="bip_luwu_timur",
    kind="roster",
    title="Buku Induk Penduduk 2016 (Luwu Timur)",
    sheets=(),
    headers=_SHORT,
    required=("full_name", "nik", "birth_date", "relationship"),
    known_only=(
        "no", "tmpt_lhr", "g_drh", "agama", "status", "pendidikan", "nama_ayah", "ket",
    ),
    families=True,
    example="NO, NIK, NAMA, JK, TMPT LHR, TGL LHR, G.DRH, AGAMA, STATUS, HUB.KEL, PEKERJAAN, KET",
)  # fmt: skip

BIP_2016 = Layout(
    id="bip_2016",
    kind="roster",
    title="Buku Induk Penduduk 2016",
    sheets=(),
    headers={**_LONG, "birth_date": ("tgl_bln_th",), "mother_name": ("ibu",)},
    required=("full_name", "nik", "birth_date", "relationship"),
    known_only=("no", "tempat_lahir", "agama", "pendidikan", "terakhir", "ayah"),
    families=True,
    example="No, Nama Lengkap, NIK, Tempat Lahir, Tgl/Bln/Th, JK, SHDK, Agama, Pekerjaan, Ibu, Ayah",
)

BIP_EKTP = Layout(
    id="bip_ektp",
    kind="roster",
    title="Buku Induk Penduduk e-KTP",
    sheets=(),
    headers={**_LONG, "birth_date": ("tanggal_lahir",), "mother_name": ("nama_ibu",)},
    required=("full_name", "nik", "birth_date", "relationship"),
    known_only=(
        "no", "tempat_lahir", "tempat_dan_tanggal_lahir", "stat_kwn", "gol_drh", "agama",
        "pendidikan_terakhir", "no_akta_lahir", "nama_ayah", "wjb_ktp", "ktp_el", "status",
        "stat_rkm",
    ),
    unnamed_after={"birth_date": "tempat_dan_tanggal_lahir"},
    families=True,
    example="NO, Nama Lengkap, NIK, Tempat dan Tanggal Lahir, JK, Stat Kwn, SHDK, Pekerjaan, Nama Ibu",
)  # fmt: skip
