"""Lines of contributions paid, one or more months at once."""

from __future__ import annotations

from payung.intake.formats.layout import Layout

PAYMENTS = Layout(
    id="payments",
    kind="payments",
    title="Pembayaran iuran",
    sheets=("Iuran", "Pembayaran"),
    headers={
        "card": ("nomor_peserta", "no_peserta", "kpj", "nomor_kpj", "no_kpj"),
        "nik": ("nik", "no_nik", "nomor_identitas"),
        "nik_hash": ("nik_hash", "hash_nik"),
        "segment": ("segmen",),
        "first_month": ("bulan_awal", "bulan", "blth", "periode"),
        "months": ("jumlah_bulan", "lama_bulan"),
        "programmes": ("program",),
        "amount": ("jumlah", "jumlah_iuran", "iuran", "nominal"),
        "source_of_funds": ("sumber_dana",),
        "paid_on": ("tanggal_bayar", "tgl_bayar"),
        "reference": ("nomor_transaksi", "no_transaksi", "kode_iuran", "referensi"),
    },
    required=("first_month", "amount", "segment"),
    any_of=("card", "nik", "nik_hash"),
    known_only=("no", "nomor"),
    example="nik, segmen, bulan_awal, jumlah_bulan, program, jumlah, tanggal_bayar",
)
