"""Our own names for what a column can hold, per kind of file, with the word that a person reads."""

from __future__ import annotations

from django.utils.translation import gettext_noop

FIELDS: dict[str, dict[str, str]] = {
    "roster": {
        "nik": gettext_noop("NIK"),
        "kk": gettext_noop("nomor KK"),
        "full_name": gettext_noop("nama"),
        "sex": gettext_noop("jenis kelamin"),
        "birth_date": gettext_noop("tanggal lahir"),
        "mother_name": gettext_noop("nama ibu"),
        "relationship": gettext_noop("hubungan keluarga"),
        "address": gettext_noop("alamat"),
        "hamlet": gettext_noop("dusun"),
        "rw": gettext_noop("RW"),
        "rt": gettext_noop("RT"),
        "village_code": gettext_noop("kode desa"),
        "village_name": gettext_noop("desa"),
        "district_name": gettext_noop("kecamatan"),
        "occupation": gettext_noop("pekerjaan"),
        "village_role": gettext_noop("peran di desa"),
        "receives_incentive": gettext_noop("penerima insentif"),
        "is_vulnerable": gettext_noop("pekerja rentan"),
        "monthly_income": gettext_noop("penghasilan sebulan"),
        "phone": gettext_noop("telepon"),
        "life_status": gettext_noop("status hidup"),
        "status_on": gettext_noop("tanggal meninggal atau pindah"),
        "claimed": gettext_noop("pengakuan jaminan kerja (Regsosek 431f)"),
        "claim_source": gettext_noop("sumber pengakuan"),
        "claimed_on": gettext_noop("tanggal pengakuan"),
        "source_id": gettext_noop("nomor orang di aplikasi asal"),
        "source_changed_at": gettext_noop("waktu perubahan di aplikasi asal"),
        "local_village": gettext_noop("kode desa menurut aplikasi asal"),
    },
    "participants": {
        "card": gettext_noop("nomor peserta"),
        "nik": gettext_noop("NIK"),
        "nik_hash": gettext_noop("hash NIK"),
        "full_name": gettext_noop("nama"),
        "birth_date": gettext_noop("tanggal lahir"),
        "birth_year": gettext_noop("tahun lahir"),
        "sex": gettext_noop("jenis kelamin"),
        "mother_name": gettext_noop("nama ibu"),
        "village_code": gettext_noop("kode desa"),
        "village_name": gettext_noop("desa"),
        "district_name": gettext_noop("kecamatan"),
        "segment": gettext_noop("segmen"),
        "programmes": gettext_noop("program"),
        "status": gettext_noop("status kepesertaan"),
        "registered_on": gettext_noop("tanggal daftar"),
        "paid_through": gettext_noop("dibayar sampai"),
        "employer": gettext_noop("pemberi kerja"),
        "source_of_funds": gettext_noop("sumber dana"),
        "stated_on": gettext_noop("per tanggal"),
    },
    "payments": {
        "card": gettext_noop("nomor peserta"),
        "nik": gettext_noop("NIK"),
        "nik_hash": gettext_noop("hash NIK"),
        "segment": gettext_noop("segmen"),
        "first_month": gettext_noop("bulan awal"),
        "months": gettext_noop("jumlah bulan"),
        "programmes": gettext_noop("program"),
        "amount": gettext_noop("jumlah rupiah"),
        "source_of_funds": gettext_noop("sumber dana"),
        "paid_on": gettext_noop("tanggal bayar"),
        "reference": gettext_noop("nomor transaksi"),
    },
    "denominators": {
        "region_code": gettext_noop("kode wilayah"),
        "segment": gettext_noop("segmen"),
        "basis": gettext_noop("jenis angka"),
        "people": gettext_noop("jumlah pekerja"),
        "source": gettext_noop("sumber angka"),
        "as_of": gettext_noop("per tanggal"),
    },
    "budgets": {
        "year": gettext_noop("tahun anggaran"),
        "local_village": gettext_noop("kode desa menurut aplikasi asal"),
        "activity": gettext_noop("kode kegiatan"),
        "account": gettext_noop("kode rekening"),
        "sub_account": gettext_noop("kode sub rincian"),
        "line_number": gettext_noop("nomor urut"),
        "description": gettext_noop("uraian"),
        "unit": gettext_noop("satuan"),
        "volume": gettext_noop("jumlah satuan"),
        "price": gettext_noop("harga satuan"),
        "amount": gettext_noop("anggaran"),
        "volume_amended": gettext_noop("jumlah satuan setelah perubahan"),
        "price_amended": gettext_noop("harga satuan setelah perubahan"),
        "amount_amended": gettext_noop("anggaran setelah perubahan"),
        "amount_change": gettext_noop("perubahan anggaran"),
        "source_of_funds": gettext_noop("sumber dana"),
    },
}

MINIMUM: dict[str, tuple[str, ...]] = {
    "roster": ("full_name",),
    "participants": ("segment",),
    "payments": ("first_month", "amount", "segment"),
    "denominators": ("region_code", "people", "basis", "source", "as_of"),
    "budgets": ("year", "activity", "account", "amount"),
}
"""What a file of a kind cannot do without."""


def kinds_of_file() -> list[str]:
    """The kinds of file that are read."""
    return list(FIELDS)
