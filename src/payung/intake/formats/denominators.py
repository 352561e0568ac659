"""How many workers a region is said to have, by whom and when."""

from __future__ import annotations

from payung.intake.formats.layout import Layout

DENOMINATORS = Layout(
    id="denominators",
    kind="denominators",
    title="Jumlah pekerja per wilayah",
    sheets=("Penyebut",),
    headers={
        "region_code": ("kode_wilayah", "kode", "kode_desa"),
        "segment": ("segmen",),
        "basis": ("jenis",),
        "people": ("jumlah",),
        "source": ("sumber",),
        "as_of": ("per_tanggal",),
    },
    required=("region_code", "people", "basis", "source", "as_of"),
    known_only=("nama_wilayah", "no", "nomor"),
    example="kode_wilayah, segmen, jenis, jumlah, sumber, per_tanggal",
)
