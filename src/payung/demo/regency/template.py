"""A village's roster in Payung's own template (CSV, or XLSX with the sheet `Pekerja`)."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from payung.demo.regency.settlement import Layout, Settlement
from payung.demo.spreadsheets import write_workbook
from payung.demo.villages import Village

COLUMNS = [
    "nik", "no_kk", "nama", "jenis_kelamin", "tanggal_lahir", "nama_ibu", "hubungan_keluarga", "alamat",
    "dusun", "rw", "rt", "kode_desa", "desa", "kecamatan", "pekerjaan", "peran_desa",
    "penerima_insentif", "rentan", "penghasilan", "telepon", "status", "tanggal_peristiwa", "id_sumber",
]  # fmt: skip
RELATIONSHIPS = {
    1: "KEPALA KELUARGA", 2: "SUAMI", 3: "ISTRI", 4: "ANAK", 5: "MENANTU", 6: "CUCU", 7: "ORANGTUA",
    8: "MERTUA", 9: "FAMILI LAIN", 10: "PEMBANTU", 11: "LAINNYA",
}  # fmt: skip
_STATUS = {
    "hidup": "hidup",
    "mati": "mati",
    "pindah": "pindah",
    "pergi": "pindah",
    "hilang": "hilang",
}


def write_template(folder: Path, settlement: Settlement, rows: pl.DataFrame) -> Path:
    """Write the rows of one village; the file name starts with its code."""
    table = _table(settlement, rows)
    if settlement.layout is Layout.TEMPLATE_XLSX:
        path = folder / f"{settlement.village.code}-pekerja.xlsx"
        write_workbook(path, {"Pekerja": table}, {"Pekerja": ["nik"]})
    else:
        path = folder / f"{settlement.village.code}-pekerja.csv"
        table.write_csv(path)
    return path


def _table(settlement: Settlement, rows: pl.DataFrame) -> pl.DataFrame:
    """The agreed columns; villages differ in capitals, in how they write dates, and in what they omit."""
    habit = int(settlement.village.code.replace(".", "")) % 6
    table = rows.select(
        *_person(), *_place(settlement.village), *_work(), *_events(settlement.village)
    )
    table = table.select(COLUMNS)
    if habit % 2:
        table = table.with_columns(pl.col("nama", "nama_ibu").str.to_uppercase())
    if habit in (2, 5):
        table = table.with_columns(
            _day_first(name) for name in ("tanggal_lahir", "tanggal_peristiwa")
        )
    return table.drop("id_sumber") if habit == 4 else table


def _person() -> list[pl.Expr]:
    return [
        pl.col("nik", "no_kk"),
        pl.col("full_name").alias("nama"),
        pl.col("sex").alias("jenis_kelamin"),
        pl.col("birth_date").alias("tanggal_lahir"),
        pl.col("mother_name").alias("nama_ibu"),
        pl.col("kk_level")
        .replace_strict(RELATIONSHIPS, return_dtype=pl.String)
        .alias("hubungan_keluarga"),
        pl.col("phone").alias("telepon"),
    ]


def _place(village: Village) -> list[pl.Expr]:
    known = pl.col("address") != ""
    return [
        pl.col("address").alias("alamat"),
        pl.when(known).then("hamlet").otherwise(pl.lit("")).alias("dusun"),
        pl.col("rw", "rt"),
        _written_code().alias("kode_desa"),
        _written_name(village.name).alias("desa"),
        pl.lit(village.district).alias("kecamatan"),
    ]


def _work() -> list[pl.Expr]:
    income = pl.col("income")
    return [
        pl.col("occupation").alias("pekerjaan"),
        pl.col("role").alias("peran_desa"),
        _yes_no("incentive").alias("penerima_insentif"),
        _yes_no("vulnerable").alias("rentan"),
        pl.when(income > 0).then(income.cast(pl.String)).otherwise(pl.lit("")).alias("penghasilan"),
    ]


def _events(village: Village) -> list[pl.Expr]:
    number = pl.int_range(1, pl.len() + 1).cast(pl.String).str.zfill(5)
    return [
        pl.col("life").replace_strict(_STATUS, return_dtype=pl.String).alias("status"),
        pl.col("life_on").dt.to_string("iso").fill_null("").alias("tanggal_peristiwa"),
        (pl.lit(f"{village.code}-") + number).alias("id_sumber"),
    ]


def _written_code() -> pl.Expr:
    written = pl.col("village_code")
    return pl.when(written.str.contains(r"^\d")).then(written).otherwise(pl.lit(""))


def _written_name(name: str) -> pl.Expr:
    written = pl.col("village_code")
    return pl.when(written.str.contains(r"^[A-Z]")).then(written).otherwise(pl.lit(name))


def _yes_no(column: str) -> pl.Expr:
    return pl.when(column).then(pl.lit("ya")).otherwise(pl.lit("tidak"))


def _day_first(column: str) -> pl.Expr:
    return pl.col(column).str.replace(r"^(\d{4})-(\d\d)-(\d\d)$", "$3-$2-$1")
