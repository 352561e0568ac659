"""Our own names for what a column can hold, per kind of file, with the word that a person reads."""

from __future__ import annotations

FIELDS: dict[str, dict[str, str]] = {
    "roster": {
        "nik": "NIK",
        "kk": "nomor KK",
        "full_name": "nama",
        "sex": "jenis kelamin",
        "birth_date": "tanggal lahir",
        "mother_name": "nama ibu",
        "relationship": "hubungan keluarga",
        "address": "alamat",
        "hamlet": "dusun",
        "rw": "RW",
        "rt": "RT",
        "village_code": "kode desa",
        "village_name": "desa",
        "district_name": "kecamatan",
        "occupation": "pekerjaan",
        "village_role": "peran di desa",
        "receives_incentive": "penerima insentif",
        "is_vulnerable": "pekerja rentan",
        "monthly_income": "penghasilan sebulan",
        "phone": "telepon",
        "life_status": "status hidup",
        "status_on": "tanggal meninggal atau pindah",
        "claimed": "pengakuan jaminan kerja (Regsosek 431f)",
        "claim_source": "sumber pengakuan",
        "source_id": "nomor orang di aplikasi asal",
        "source_changed_at": "waktu perubahan di aplikasi asal",
        "local_village": "kode desa menurut aplikasi asal",
    },
    "participants": {
        "card": "nomor peserta",
        "nik": "NIK",
        "nik_hash": "hash NIK",
        "full_name": "nama",
        "birth_date": "tanggal lahir",
        "birth_year": "tahun lahir",
        "sex": "jenis kelamin",
        "mother_name": "nama ibu",
        "village_code": "kode desa",
        "village_name": "desa",
        "district_name": "kecamatan",
        "segment": "segmen",
        "programmes": "program",
        "status": "status kepesertaan",
        "registered_on": "tanggal daftar",
        "paid_through": "dibayar sampai",
        "employer": "pemberi kerja",
        "source_of_funds": "sumber dana",
        "stated_on": "per tanggal",
    },
    "payments": {
        "card": "nomor peserta",
        "nik": "NIK",
        "nik_hash": "hash NIK",
        "segment": "segmen",
        "first_month": "bulan awal",
        "months": "jumlah bulan",
        "programmes": "program",
        "amount": "jumlah rupiah",
        "source_of_funds": "sumber dana",
        "paid_on": "tanggal bayar",
        "reference": "nomor transaksi",
    },
    "denominators": {
        "region_code": "kode wilayah",
        "segment": "segmen",
        "basis": "jenis angka",
        "people": "jumlah pekerja",
        "source": "sumber angka",
        "as_of": "per tanggal",
    },
}

MINIMUM: dict[str, tuple[str, ...]] = {
    "roster": ("full_name",),
    "participants": ("segment",),
    "payments": ("first_month", "amount", "segment"),
    "denominators": ("region_code", "people", "basis", "source", "as_of"),
}
"""What a file of a kind cannot do without."""


def kinds_of_file() -> list[str]:
    """The kinds of file that are read."""
    return list(FIELDS)
