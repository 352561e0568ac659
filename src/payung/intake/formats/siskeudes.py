"""Two tables of the village budget program (Siskeudes), which come together in one ZIP of CSV files.

`Ta_Perangkat` names the officials. Its village code is Siskeudes' own (`00.0000`), so the village is
chosen at upload; `No_ID` is used only when it has the 16 digits of a NIK; the meaning of the numbers
in `Kd_Jabatan` is not documented, so a number says no more than "perangkat desa".

`Ta_RABRinci` holds the lines of the budget. After a budget change (PAK) the columns that end in PAK count.
"""

from __future__ import annotations

from payung.intake.formats.layout import Layout

TA_PERANGKAT = Layout(
    id="siskeudes_perangkat",
    kind="roster",
    title="Perangkat desa dari Siskeudes",
    sheets=("Ta_Perangkat",),
    headers={
        "local_village": ("kd_desa",),
        "village_role": ("kd_jabatan", "jabatan", "nama_jabatan"),
        "nik": ("no_id",),
        "full_name": ("nama_perangkat",),
        "address": ("alamat",),
        "phone": ("nomor_hp",),
    },
    required=("full_name", "local_village"),
    known_only=("tahun",),
    keep_only={"nik": r"^\d{16}$"},
    bare_code={"village_role": "perangkat desa"},
    example="Kd_Desa, Kd_Jabatan, No_ID, Nama_Perangkat, Alamat, Nomor_HP",
)

TA_RAB_RINCI = Layout(
    id="siskeudes_rab_rinci",
    kind="budgets",
    title="Rincian anggaran Siskeudes (Ta_RABRinci)",
    sheets=("Ta_RABRinci",),
    headers={
        "year": ("tahun",),
        "local_village": ("kd_desa",),
        "activity": ("kd_keg",),
        "account": ("kd_rincian",),
        "sub_account": ("kd_subrinci",),
        "line_number": ("no_urut",),
        "source_of_funds": ("sumberdana",),
        "description": ("uraian",),
        "unit": ("satuan",),
        "volume": ("jmlsatuan",),
        "price": ("hrgsatuan",),
        "amount": ("anggaran",),
        "volume_amended": ("jmlsatuanpak",),
        "price_amended": ("hrgsatuanpak",),
        "amount_amended": ("anggaranstlhpak",),
        "amount_change": ("anggaranpak",),
    },
    required=("year", "activity", "account", "amount"),
    known_only=("kode_sbu",),
    example="Tahun, Kd_Desa, Kd_Keg, Kd_Rincian, SumberDana, Uraian, Anggaran, AnggaranStlhPAK",
)
