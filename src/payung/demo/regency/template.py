"""A village's roster in Payung's own template (CSV, or XLSX with the sheet `Pekerja`)."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from payung.demo.regency.settlement import Layout, Settlement
from payung.demo.spreadsheets import write_workbook

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
    """The agreed columns; villages differ in capitals and in the way they write dates."""
    habit = int(settlement.village.code.replace(".", "")) % 6
    village = settlement.village
    names = ["nama", "nama_ibu"]
    table = rows.select(
        "nik",
        "no_kk",
        nama="full_name",
        jenis_kelamin="sex",
        tanggal_lahir="birth_date",
        nama_ibu="mother_name",
        hubungan_keluarga=pl.col("kk_level").replace_strict(RELATIONSHIPS, return_dtype=pl.String),
        alamat="address",
        dusun=pl.when(pl.col("address") == "").then(pl.lit("")).otherwise("hamlet"),
        rw="rw",
        rt="rt",
        kode_desa=_written_code(),
        desa=_written_name(village.name),
        kecamatan=pl.lit(village.district),
        pekerjaan="occupation",
        peran_desa="role",
        penerima_insentif=_yes_no("incentive"),
        rentan=_yes_no("vulnerable"),
        penghasilan=pl.when(pl.col("income") > 0)
        .then(pl.col("income").cast(pl.String))
        .otherwise(pl.lit("")),
        telepon="phone",
        status=pl.col("life").replace_strict(_STATUS, return_dtype=pl.String),
        tanggal_peristiwa=pl.col("life_on").dt.to_string("iso").fill_null(""),
        id_sumber=pl.lit(f"{village.code}-")
        + pl.int_range(1, pl.len() + 1).cast(pl.String).str.zfill(5),
    ).select(COLUMNS)
    if habit % 2:
        table = table.with_columns(pl.col(names).str.to_uppercase())
    if habit in (2, 5):
        table = table.with_columns(
            _day_first(name) for name in ("tanggal_lahir", "tanggal_peristiwa")
        )
    return table.drop("id_sumber") if habit == 4 else table


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
