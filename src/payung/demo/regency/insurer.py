"""The insurer's files: the list of participants on a day, and payment lines of a year."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import numpy as np
import polars as pl

from payung.demo.regency.calendar import FIRST_MONTH, MONTHS, first_day, month_text
from payung.demo.villages import Village
from payung.primitives.month import Month
from payung.primitives.programme import Programme

Rng = np.random.Generator
_LONGEST_BEFORE = 2_000  # days between registration and the first payment told of here
PARTICIPANT_COLUMNS = [
    "nomor_peserta", "nik", "nik_hash", "nama", "tanggal_lahir", "jenis_kelamin", "nama_ibu",
    "kode_desa", "desa", "kecamatan", "segmen", "program", "status", "tanggal_daftar",
    "dibayar_sampai", "pemberi_kerja", "sumber_dana", "per_tanggal",
]  # fmt: skip
PAYMENT_COLUMNS = [
    "nomor_peserta", "nik", "nik_hash", "segmen", "bulan_awal", "jumlah_bulan", "program", "jumlah",
    "sumber_dana", "tanggal_bayar", "nomor_transaksi",
]  # fmt: skip


def write_participants(
    path: Path,
    members: pl.DataFrame,
    recorded: pl.DataFrame,
    lines: pl.DataFrame,
    villages: list[Village],
    as_of: dt.date,
) -> pl.Series:
    """Write the list of day `as_of`; returns the membership of each row, in order."""
    position = int(Month.from_date(as_of)) - int(FIRST_MONTH)
    seen = (
        lines.filter(pl.col("first") <= position)
        .group_by("membership", maintain_order=True)
        .agg(
            began=pl.col("first").min(),
            until=(pl.col("first") + pl.col("months") - 1).max(),
            funds=pl.col("funds").last(),
        )
    )
    rows = recorded.join(members.drop("person", "segment"), on="membership").join(
        seen, on="membership"
    )
    rows = rows.sort("membership").with_columns(_place_columns(villages))
    rows.select(_participant_columns(position, as_of)).select(PARTICIPANT_COLUMNS).write_csv(path)
    return rows["membership"]


def _participant_columns(position: int, as_of: dt.date) -> list[pl.Expr]:
    months = pl.Series([month_text(at) for at in range(MONTHS + 12)])
    starts = pl.Series([first_day(at) for at in range(MONTHS)])
    registered = pl.col("began").map_batches(lambda at: starts.gather(at), return_dtype=pl.Date)
    before = (
        pl.when(pl.col("began") == 0)
        .then(pl.col("membership") * 7919 % _LONGEST_BEFORE)
        .otherwise(0)
    )
    return [
        pl.col("card").alias("nomor_peserta"),
        pl.col("nik"),
        pl.col("nik_hash"),
        pl.col("full_name").alias("nama"),
        pl.col("birth_date").alias("tanggal_lahir"),
        pl.col("sex").alias("jenis_kelamin"),
        pl.col("mother_name").alias("nama_ibu"),
        pl.col("kode_desa"),
        pl.col("desa"),
        pl.col("kecamatan"),
        pl.col("segment").alias("segmen"),
        programme_text("programmes").alias("program"),
        pl.when(pl.col("until") >= position)
        .then(pl.lit("AKTIF"))
        .otherwise(pl.lit("NONAKTIF"))
        .alias("status"),
        (registered - pl.duration(days=before)).dt.to_string("iso").alias("tanggal_daftar"),
        pl.col("until")
        .map_batches(lambda at: months.gather(at), return_dtype=pl.String)
        .alias("dibayar_sampai"),
        pl.col("employer").alias("pemberi_kerja"),
        pl.col("funds").alias("sumber_dana"),
        pl.lit(as_of.isoformat()).alias("per_tanggal"),
    ]


def _place_columns(villages: list[Village]) -> list[pl.Expr]:
    """What was written as the village goes where the insurer's list has room for it."""
    names = {village.code: village.name.upper() for village in villages}
    names |= {village.code.replace(".", ""): village.name.upper() for village in villages}
    written = pl.col("village_code")
    is_code = written.is_in(list(names))
    is_name = ~written.str.contains(r"^\d")
    return [
        pl.when(is_code).then(written).otherwise(pl.lit("")).alias("kode_desa"),
        pl.when(is_code)
        .then(written.replace_strict(names, default="", return_dtype=pl.String))
        .when(is_name)
        .then(written.str.to_uppercase())
        .otherwise(pl.lit(""))
        .alias("desa"),
        pl.col("district").str.to_uppercase().alias("kecamatan"),
    ]


def programme_text(column: str) -> pl.Expr:
    """Programmes as the insurer lists them: 3 is `JKK,JKM`."""
    texts = {
        bits: ",".join(programme.name or "" for programme in Programme if bits & programme)
        for bits in range(16)
    }
    return pl.col(column).replace_strict(texts, return_dtype=pl.String)


def write_payments(
    path: Path, members: pl.DataFrame, recorded: pl.DataFrame, lines: pl.DataFrame, year: int
) -> pl.Series:
    """Write the lines whose first month is in `year`; returns the membership of each row, in order."""
    start = (year - FIRST_MONTH.calendar_year) * 12
    chosen = lines.filter((pl.col("first") >= start) & (pl.col("first") < start + 12))
    named = recorded.select(
        "membership",
        "segment",
        nomor_peserta="card",
        nik=pl.when((pl.col("card") == "") & (pl.col("nik_hash") == ""))
        .then("nik")
        .otherwise(pl.lit("")),
        nik_hash=pl.when(pl.col("card") == "").then("nik_hash").otherwise(pl.lit("")),
    )
    rows = chosen.join(named, on="membership", how="left", maintain_order="left")
    rows = rows.join(
        members.select("membership", "employer"), on="membership", how="left", maintain_order="left"
    )
    rows.select(_payment_columns()).select(PAYMENT_COLUMNS).write_csv(path)
    return rows["membership"]


def _payment_columns() -> list[pl.Expr]:
    months = pl.Series([month_text(at) for at in range(MONTHS)])
    month = pl.col("first").map_batches(lambda at: months.gather(at), return_dtype=pl.String)
    payer = pl.when(pl.col("employer") == "").then("funds").otherwise("employer").rank("dense")
    alone = pl.col("funds") == "mandiri"
    bill = pl.when(alone).then(pl.col("membership") + 100_000).otherwise(payer.cast(pl.Int64))
    return [
        pl.col("nomor_peserta", "nik", "nik_hash"),
        pl.col("segment").alias("segmen"),
        month.alias("bulan_awal"),
        pl.col("months").alias("jumlah_bulan"),
        programme_text("programmes").alias("program"),
        pl.col("amount").alias("jumlah"),
        pl.col("funds").alias("sumber_dana"),
        pl.col("paid_on").dt.to_string("iso").alias("tanggal_bayar"),
        ("TRX-" + month.str.replace("-", "") + "-" + bill.cast(pl.String)).alias("nomor_transaksi"),
    ]
