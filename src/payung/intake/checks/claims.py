"""What a survey was told of a person's insurance: bits of programmes, with the survey and its day."""

from __future__ import annotations

import polars as pl

from payung.intake.checks.check import Check, doubt
from payung.intake.checks.context import Context
from payung.intake.checks.parsing import date_of

_OUR_BITS = 15  # JKK, JKM, JHT, JP; bit 16 is another pension and no programme of the insurer
_LARGEST_SUM = 31
_NOT_KNOWN = 99  # not a sum
_LONGEST_NAME = 60


def with_claims(frame: pl.DataFrame, context: Context) -> pl.DataFrame:
    """`claimed_programmes`, `claim_source` and `claimed_on`: all three, or none where no claim is kept."""
    text = pl.col("claimed").str.extract(r"^0*(\d{1,3})(?:\.0+)?$", 1)
    stated = text.cast(pl.Int16, strict=False)
    is_sum = stated.is_between(0, _LARGEST_SUM).fill_null(value=False)
    day = date_of("claimed_on", context.epoch)
    is_dated = (pl.col("claim_source") != "") & (day <= context.received_on).fill_null(value=False)
    kept = is_sum & is_dated
    return frame.with_columns(
        pl.when(kept).then(stated & _OUR_BITS).cast(pl.Int16).alias("claimed_programmes"),
        pl.when(kept).then(pl.col("claim_source").str.slice(0, _LONGEST_NAME))
        .otherwise(pl.lit("")).alias("claim_source"),
        pl.when(kept).then(day).alias("claimed_on"),
        ((pl.col("claimed") != "") & ~(is_sum | (stated == _NOT_KNOWN).fill_null(value=False)))
        .alias("claim_lost"),
        (is_sum & ~is_dated).alias("claim_undated"),
    )  # fmt: skip


def claim_checks() -> list[Check]:
    """A claim is counted as a doubt, so that nobody takes it for cover."""
    return [
        doubt(
            "claims_cover",
            "claimed",
            "Pengakuan saat pendataan; tidak dihitung sebagai perlindungan.",
            pl.col("claimed_programmes") > 0,
        ),
        doubt(
            "claim_unreadable",
            "claimed",
            "Jumlah kode 431f harus 0 sampai 31, atau 99 bila tidak diketahui.",
            pl.col("claim_lost"),
        ),
        doubt(
            "claim_without_survey",
            "claimed",
            "Pengakuan hanya dicatat bersama nama pendataan dan tanggalnya. Isi claim_source dan "
            "claimed_on dalam pemetaan, contoh: claimed_on: '2024-05-31'.",
            pl.col("claim_undated"),
        ),
    ]
