"""Payment lines: typed and checked."""

from __future__ import annotations

from dataclasses import replace

import polars as pl

from payung.intake.checks import dates, identity, insurer
from payung.intake.checks.check import Check, Verdict, apply, reject_text
from payung.intake.checks.context import Context
from payung.intake.checks.parsing import date_of, month_of, whole_number_of
from payung.intake.columns import PAYMENTS

_RETYPED = ("first_month", "months", "amount", "paid_on")
_LONGEST = {"card": 40, "reference": 60}
_MOST_MONTHS = 12


def check_payments(staged: pl.DataFrame, context: Context) -> Verdict:
    """The checked frame in the columns of `columns.PAYMENTS`, and what goes back."""
    frame = _typed(staged, context)
    verdict = apply(frame, _checks(context))
    shortened = [pl.col(name).str.slice(0, length) for name, length in _LONGEST.items()]
    shaped = verdict.accepted.with_columns(shortened).select(
        pl.col(name).cast(kind) for name, kind in PAYMENTS.items()
    )
    return replace(verdict, accepted=shaped)


def _typed(staged: pl.DataFrame, context: Context) -> pl.DataFrame:
    frame = identity.with_hash(identity.with_nik(staged))
    frame = insurer.with_insurer_words(frame)
    renamed = frame.rename({name: f"{name}_text" for name in _RETYPED})
    months = whole_number_of("months_text")
    return renamed.with_columns(
        month_of("first_month_text").alias("first_month"),
        pl.when(pl.col("months_text") == "").then(1).otherwise(months).alias("months"),
        whole_number_of("amount_text").alias("amount"),
        date_of("paid_on_text", context.epoch).alias("paid_on"),
    )


def _checks(context: Context) -> list[Check]:
    return [
        *identity.ROW_CHECKS,
        identity.HASH_CHECK,
        *insurer.reachable(
            also=pl.lit(value=False),
            sentence="Tidak jelas iuran siapa: nomor peserta, NIK (16 angka), dan hash NIK kosong atau "
            "keliru. Isi salah satu.",
        ),
        *insurer.insurer_checks(),
        *_amount_checks(),
        dates.readable("paid_on", "Tanggal bayar"),
        dates.not_after("paid_on", "Tanggal bayar", context.received_on),
    ]


def _amount_checks() -> list[Check]:
    return [
        reject_text(
            "first_month_unreadable",
            "first_month",
            "Bulan awal '{value}' bukan bulan. Tulis tahun-bulan, contoh: 2025-03.",
            pl.col("first_month").is_null(),
        ),
        reject_text(
            "months_out_of_range",
            "months",
            f"Jumlah bulan '{{value}}' harus 1 sampai {_MOST_MONTHS}. Pecah menjadi beberapa baris.",
            ~pl.col("months").is_between(1, _MOST_MONTHS).fill_null(value=False),
        ),
        reject_text(
            "amount_unreadable",
            "amount",
            "Jumlah '{value}' harus rupiah bulat, nol atau lebih, contoh: 16800.",
            ~(pl.col("amount") >= 0).fill_null(value=False),
        ),
    ]
