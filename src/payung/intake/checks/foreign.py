"""What only some programs state of a person: survey claims, their own numbers, their own village codes."""

from __future__ import annotations

import polars as pl

from payung.intake.checks.check import Check, Severity
from payung.intake.checks.parsing import moment_of

_OUR_BITS = 15  # JKK, JKM, JHT, JP; bit 16 is another pension and no programme of the insurer
_LARGEST_SUM = 31
_NOT_KNOWN = 99  # not a sum


def with_claims(frame: pl.DataFrame) -> pl.DataFrame:
    """`claimed_programmes` as bits, `claim_source` only where something is claimed, `source_changed_at`."""
    text = pl.col("claimed").str.extract(r"^0*(\d{1,3})(?:\.0+)?$", 1)
    stated = text.cast(pl.Int16, strict=False)
    bits = pl.when(stated.is_between(0, _LARGEST_SUM)).then(stated & _OUR_BITS)
    return frame.with_columns(
        bits.cast(pl.Int16).alias("claimed_programmes"),
        pl.when(bits.is_not_null())
        .then("claim_source")
        .otherwise(pl.lit(""))
        .alias("claim_source"),
        moment_of("source_changed_at").alias("source_changed_at"),
        (
            (pl.col("claimed") != "")
            & ~(stated.is_between(0, _LARGEST_SUM) | (stated == _NOT_KNOWN)).fill_null(value=False)
        ).alias("claim_lost"),
    )


def foreign_checks(frame: pl.DataFrame) -> list[Check]:
    """A claim is counted as a doubt, so that nobody takes it for cover."""
    several = frame["local_village"].n_unique() > 1
    return [
        Check(
            "several_local_villages",
            Severity.REJECT,
            "local_village",
            "Berkas ini memuat lebih dari satu desa (di baris ini kode Siskeudes '{value}'), padahal "
            "berkas dikirim untuk satu desa. Kirim satu berkas untuk tiap desa.",
            pl.lit(value=several),
        ),
        Check(
            "claims_cover",
            Severity.DOUBT,
            "claimed",
            "Pengakuan saat pendataan; tidak dihitung sebagai perlindungan.",
            pl.col("claimed_programmes") > 0,
        ),
        Check(
            "claim_unreadable",
            Severity.DOUBT,
            "claimed",
            "Jumlah kode 431f harus 0 sampai 31, atau 99 bila tidak diketahui.",
            pl.col("claim_lost"),
        ),
    ]
