"""Codes and labels of Indonesian registers. Keys are capitals without spaces and marks."""

from __future__ import annotations

SEX = {
    "L": "L", "LK": "L", "LAKILAKI": "L", "LAKI": "L", "PRIA": "L", "1": "L",
    "P": "P", "PR": "P", "PEREMPUAN": "P", "WANITA": "P", "2": "P",
}  # fmt: skip

_RELATIONSHIPS = (
    "KEPALA KELUARGA", "SUAMI", "ISTRI", "ANAK", "MENANTU", "CUCU", "ORANGTUA", "MERTUA",
    "FAMILI LAIN", "PEMBANTU", "LAINNYA",
)  # fmt: skip
RELATIONSHIP = {str(code): label for code, label in enumerate(_RELATIONSHIPS, start=1)} | {
    label.replace(" ", ""): label for label in _RELATIONSHIPS
}

LIFE_STATUS = {
    "HIDUP": "hidup", "1": "hidup", "AKTIF": "hidup",
    "MATI": "mati", "MENINGGAL": "mati", "MENINGGALDUNIA": "mati", "WAFAT": "mati", "2": "mati",
    "PINDAH": "pindah", "3": "pindah",
    "HILANG": "hilang", "4": "hilang",
    "PERGI": "pergi", "6": "pergi",
}  # fmt: skip

NOT_VALID = ("9", "TIDAKVALID")
"""OpenSID and SIAK mark a record with these when it should not be used at all."""

RESIDENCE = ("TETAP", "TIDAKTETAP", "PENDATANG")
"""What OpenSID's labels variant writes where the life status should be: says nothing about it."""

SEGMENT = {
    "PU": "PU", "PENERIMAUPAH": "PU",
    "BPU": "BPU", "BUKANPENERIMAUPAH": "BPU",
    "JAKON": "JAKON", "JASAKONSTRUKSI": "JAKON",
    "PMI": "PMI", "PEKERJAMIGRANINDONESIA": "PMI",
}  # fmt: skip

MEMBERSHIP = {
    "AKTIF": "active", "A": "active", "1": "active",
    "NONAKTIF": "inactive", "TIDAKAKTIF": "inactive", "NA": "inactive", "N": "inactive",
    "0": "inactive",
}  # fmt: skip

BASIS = {
    "POTENSIBPJS": "potensi_bpjs", "POTENSI": "potensi_bpjs",
    "PENDUDUKBEKERJA": "penduduk_bekerja",
}  # fmt: skip
