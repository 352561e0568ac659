"""A village's register as OpenSID exports it: 43 columns in its order, with its habits.

The plain export holds codes. The export "with letters" holds labels, and in it the citizenship stands
in `ktp_el` and `status_rekam` and a residence label in `status_dasar`, as the program really does.
There is no village code, no telephone and no number of the row; `id_asuransi` is always empty.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import polars as pl

from payung.demo.population.households import CHILD, HEAD, WIFE
from payung.demo.regency.calendar import LAST_DAY
from payung.demo.regency.occupations import occupation_codes
from payung.demo.regency.settlement import Layout, Settlement
from payung.demo.regency.template import RELATIONSHIPS
from payung.demo.spreadsheets import write_workbook

Rng = np.random.Generator
SHEET = "Data Penduduk"
_PUNCTUATED = r"^(\d{6})[. ](\d{6})[. ](\d{4})$"
COLUMNS = [
    "alamat", "dusun", "rw", "rt", "nama", "no_kk", "nik", "sex", "tempatlahir", "tanggallahir",
    "agama_id", "pendidikan_kk_id", "pendidikan_sedang_id", "pekerjaan_id", "status_kawin", "kk_level",
    "warganegara_id", "ayah_nik", "nama_ayah", "ibu_nik", "nama_ibu", "golongan_darah_id",
    "akta_lahir", "dokumen_pasport", "tanggal_akhir_paspor", "dokumen_kitas", "akta_perkawinan",
    "tanggalperkawinan", "akta_perceraian", "tanggalperceraian", "cacat_id", "cara_kb_id", "hamil",
    "ktp_el", "status_rekam", "alamat_sekarang", "status_dasar", "suku", "tag_id_card", "id_asuransi",
    "no_asuransi", "lat", "lng",
]  # fmt: skip
_SAME_FOR_ALL = {
    "agama_id": "1", "warganegara_id": "1", "golongan_darah_id": "13", "cacat_id": "7", "ktp_el": "2",
    "status_rekam": "3", "suku": "BUGIS",
}  # fmt: skip
_SCHOOLING = {
    "1": "TIDAK / BELUM SEKOLAH", "2": "BELUM TAMAT SD/SEDERAJAT", "3": "TAMAT SD / SEDERAJAT",
    "4": "SLTP/SEDERAJAT", "5": "SLTA / SEDERAJAT", "8": "DIPLOMA IV/ STRATA I",
}  # fmt: skip
_MARITAL = {"1": "BELUM KAWIN", "2": "KAWIN", "3": "CERAI HIDUP", "4": "CERAI MATI"}
_STATUS = {"hidup": "1", "mati": "2", "pindah": "3", "hilang": "4", "pergi": "6"}
_SEX = {"1": "LAKI-LAKI", "2": "PEREMPUAN", "": ""}
_GUIDE = pl.DataFrame(
    {
        "kolom": ["sex", "sex", "kk_level", "kk_level", "kk_level", "status_dasar", "status_dasar"],
        "kode": ["1", "2", "1", "3", "4", "1", "2"],
        "arti": ["Laki-Laki", "Perempuan", "Kepala Keluarga", "Istri", "Anak", "Hidup", "Mati"],
    }
)


def write_opensid(rng: Rng, folder: Path, settlement: Settlement, rows: pl.DataFrame) -> Path:
    """Write the rows of one village; the file name starts with its code."""
    path = folder / f"{settlement.village.code}-penduduk.xlsx"
    table = _codes(rng, settlement, rows)
    if settlement.layout is Layout.OPENSID_LETTERS:
        table = _letters(table)
    write_workbook(path, {SHEET: table, "Kode Data": _GUIDE}, {SHEET: ["nik"]})
    return path


def _codes(rng: Rng, settlement: Settlement, rows: pl.DataFrame) -> pl.DataFrame:
    known = rows.with_columns(_parent_niks(rows)).with_columns(*_drawn(rng, rows))
    table = known.select(
        *_address(),
        nama=pl.col("full_name").str.to_uppercase(),
        no_kk="no_kk",
        nik=_stored_nik(),
        sex=pl.col("sex").replace_strict({"L": "1", "P": "2"}, default=""),
        tempatlahir=pl.lit(settlement.village.district.upper()),
        tanggallahir=_whole_date(),
        pendidikan_kk_id="schooling",
        pendidikan_sedang_id=pl.when(pl.col("kind") == "young")
        .then(pl.lit(""))
        .otherwise(pl.lit("18")),
        pekerjaan_id=pl.col("occupation").replace_strict(
            occupation_codes(), return_dtype=pl.String
        ),
        status_kawin="marital",
        kk_level=pl.col("kk_level").cast(pl.String),
        ayah_nik="father_nik",
        nama_ayah=pl.col("father_name").str.to_uppercase(),
        ibu_nik="mother_nik",
        nama_ibu=pl.col("mother_name").str.to_uppercase(),
        status_dasar=pl.col("life").replace_strict(_STATUS, return_dtype=pl.String),
    )
    constant = {name: _SAME_FOR_ALL.get(name, "") for name in COLUMNS if name not in table.columns}
    return table.with_columns(pl.lit(text).alias(name) for name, text in constant.items()).select(
        COLUMNS
    )


def _address() -> list[pl.Expr]:
    """The program writes a dash for a hamlet, RW or RT it does not know."""
    unknown, dash = pl.col("address") == "", pl.lit("-")
    return [
        pl.col("address").alias("alamat"),
        pl.when(unknown).then(dash).otherwise(pl.col("hamlet").str.to_uppercase()).alias("dusun"),
        pl.when(unknown).then(dash).otherwise("rw").alias("rw"),
        pl.when(unknown).then(dash).otherwise("rt").alias("rt"),
    ]


def _stored_nik() -> pl.Expr:
    """The program keeps sixteen characters, and 0 for nothing."""
    nik = pl.col("nik")
    plain = nik.str.replace(r"^'", "").str.replace(_PUNCTUATED, "$1$2$3")
    return pl.when(nik == "").then(pl.lit("0")).otherwise(plain)


def _whole_date() -> pl.Expr:
    """The program keeps whole dates only: a year alone becomes the first of January."""
    date = pl.col("birth_date")
    return pl.when(date.str.len_chars() == 4).then(date + "-01-01").otherwise(date)


def _parent_niks(rows: pl.DataFrame) -> list[pl.Expr]:
    known = rows.unique("person", keep="first", maintain_order=True)
    persons, niks = known["person"], known["nik"]
    return [
        pl.col(parent)
        .replace_strict(persons, niks, default="", return_dtype=pl.String)
        .alias(f"{parent}_nik")
        for parent in ("father", "mother")
    ]


def _drawn(rng: Rng, rows: pl.DataFrame) -> list[pl.Series | pl.Expr]:
    """Schooling by age, and whether married, by the place in the household."""
    age = (
        LAST_DAY.year
        - rows["birth_date"].str.slice(0, 4).cast(pl.Int64, strict=False).fill_null(40).to_numpy()
    )
    grown = rng.choice(["3", "4", "5", "8"], size=age.size, p=[0.42, 0.2, 0.28, 0.1])
    schooling = np.select([age < 6, age < 13, age < 16, age < 19], ["1", "2", "3", "4"], grown)
    level, women = pl.col("kk_level"), pl.col("sex") == "P"
    has_wife = (level == WIFE).any().over("no_kk")
    marital = (
        pl.when((level == WIFE) | ((level == HEAD) & has_wife)).then(pl.lit("2"))
        .when((level == HEAD) & women).then(pl.lit("4"))
        .when(level == HEAD).then(pl.lit("3"))
        .when((level == CHILD) | pl.Series(age < 20)).then(pl.lit("1"))
        .otherwise(pl.lit("4"))
    )  # fmt: skip
    return [pl.Series("schooling", schooling.astype(str)), marital.alias("marital")]


def _letters(table: pl.DataFrame) -> pl.DataFrame:
    labels = {code: label for label, code in occupation_codes().items()}
    relationships = {str(code): label for code, label in RELATIONSHIPS.items()}
    return table.with_columns(
        pl.col("sex").replace_strict(_SEX),
        pl.col("pendidikan_kk_id").replace_strict(_SCHOOLING),
        pl.col("pekerjaan_id").replace_strict(labels),
        pl.col("status_kawin").replace_strict(_MARITAL),
        pl.col("kk_level").replace_strict(relationships),
        agama_id=pl.lit("ISLAM"),
        warganegara_id=pl.lit("WNI"),
        golongan_darah_id=pl.lit("TIDAK TAHU"),
        cacat_id=pl.lit("TIDAK CACAT"),
        pendidikan_sedang_id=pl.lit("TIDAK SEDANG SEKOLAH"),
        ktp_el=pl.lit("WNI"),
        status_rekam=pl.lit("WNI"),
        status_dasar=pl.lit("TETAP"),
    )
