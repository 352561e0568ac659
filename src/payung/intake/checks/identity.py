"""NIK, KK and keyed hash as columns, and the checks that all kinds of files share."""

from __future__ import annotations

import polars as pl

from payung.intake.checks.check import reject
from payung.primitives.nik import NikState
from payung.primitives.nik_columns import nik_columns

AS_TEXT = "Ubah format kolom menjadi Teks, isi ulang 16 angkanya, lalu kirim lagi."
RETYPED = (
    "NIK tersimpan sebagai angka, jadi angka terakhirnya sudah hilang. Ubah format kolom NIK menjadi "
    "Teks, ketik ulang 16 angkanya dari KTP atau KK, lalu kirim lagi."
)
_USELESS = [NikState.DAMAGED.value, NikState.INVALID.value]


def with_nik(frame: pl.DataFrame) -> pl.DataFrame:
    """`nik_digits` and `nik_state`. A number cell is damaged whatever digits it shows."""
    examined = frame.with_columns(nik_columns("nik"))
    number = pl.col("nik_is_number") & (pl.col("nik_state") != NikState.MISSING.value)
    return examined.with_columns(
        pl.when(number).then(pl.lit("")).otherwise("nik_digits").alias("nik_digits"),
        pl.when(number)
        .then(pl.lit(NikState.DAMAGED.value))
        .otherwise("nik_state")
        .alias("nik_state"),
    )


def with_kk(frame: pl.DataFrame) -> pl.DataFrame:
    """`kk_digits`: 16 digits or empty; `kk_lost`: something stood there that cannot be used."""
    digits = pl.col("kk").str.replace_all(r"[\s.\-]", "")
    usable = digits.str.contains(r"^[1-9]\d{15}$") & ~pl.col("kk_is_number")
    stated = (pl.col("kk") != "") & ~digits.str.contains(r"^0*$")
    return frame.with_columns(
        pl.when(usable).then(digits).otherwise(pl.lit("")).alias("kk_digits"),
        (stated & ~usable).alias("kk_lost"),
    )


def with_hash(frame: pl.DataFrame) -> pl.DataFrame:
    """`nik_hash` as 32 bytes from 64 hexadecimal digits, else null; `hash_text` as it stood."""
    text = pl.col("nik_hash").str.to_lowercase()
    good = pl.when(text.str.contains("^[0-9a-f]{64}$")).then(text)
    return frame.with_columns(
        pl.col("nik_hash").alias("hash_text"),
        good.str.decode("hex", strict=False).alias("nik_hash"),
    )


NIK_USELESS = pl.col("nik_state").is_in(_USELESS)
NIK_DAMAGED = pl.col("nik_state") == NikState.DAMAGED.value
NIK_INVALID = pl.col("nik_state") == NikState.INVALID.value

HASH_CHECK = reject(
    "hash_unreadable",
    "nik_hash",
    "Hash NIK bukan 64 angka heksadesimal (HMAC-SHA256). Minta ulang dari pengirim data.",
    (pl.col("hash_text") != "") & pl.col("nik_hash").is_null(),
    value_from="hash_text",
)

ROW_CHECKS = [
    reject(
        "formula_without_value",
        "",
        "Kolom '{value}' berisi rumus yang belum dihitung. Buka berkas di Excel, simpan, kirim lagi.",
        pl.col("uncalculated") != "",
        value_from="uncalculated",
        header_from="uncalculated",
        alone=True,
    ),
    reject(
        "too_many_cells",
        "",
        "Baris ini punya lebih banyak sel daripada judul kolom; mungkin ada pemisah di dalam isian. "
        'Beri tanda kutip pada isian itu, contoh: "Jl. Poros, RT 2".',
        pl.col("surplus"),
    ),
]
