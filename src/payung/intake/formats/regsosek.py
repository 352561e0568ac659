"""Members of families as asked by Regsosek 2022 (three header rows; OpenSID's DTKS module writes it).

Question 431f is a sum of bits: 1 JKK, 2 JKM, 4 JHT, 8 JP, 16 another pension, 0 none, 99 not known.
It is what a household said in 2022. It is kept as a claim of that survey and never becomes cover. The
sheet has no day of the visit; the field work of all Indonesia went from 15 October to 14 November 2022.
"""

from __future__ import annotations

from payung.intake.formats.layout import Layout

_UNUSED = (
    "401", "nomor_urut", "no_urut", "404", "407", "umur", "408", "kd_stat_perkawinan", "410",
    "kd_status_kehamilan", "416a", "416b", "417", "418", "420", "431a", "431b", "431c", "431d", "431e",
    "kd_jamkes_setahun", "kd_ikut_prakerja", "kd_ikut_kur", "kd_ikut_umi", "kd_ikut_pip",
)  # fmt: skip

REGSOSEK_2022 = Layout(
    id="regsosek_2022",
    kind="roster",
    title="Anggota keluarga Regsosek 2022",
    sheets=("Anggota Keluarga",),
    headers={
        "full_name": ("402", "nama", "nama_anggota_keluarga", "nama_lengkap"),
        "nik": ("403", "nik"),
        "kk": ("no_kk", "nomor_kk"),
        "sex": ("405", "kd_jenis_kelamin", "jenis_kelamin"),
        "birth_date": ("406", "tgl_lahir", "tanggal_lahir"),
        "claimed": ("431f", "431_f", "jumlah_jamket_kerja"),
    },
    required=("full_name", "claimed"),
    known_only=_UNUSED,
    fixed={"claim_source": "Regsosek 2022", "claimed_on": "2022-11-14"},
    header_rows=3,
    example="402 nama, 403 nik, 405 jenis kelamin, 406 tanggal lahir, 431f jumlah_jamket_kerja",
)
