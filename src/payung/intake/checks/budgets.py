"""Lines of a village's budget: typed, checked against their own arithmetic."""

from __future__ import annotations

from dataclasses import replace

import polars as pl

from payung.intake.checks import identity
from payung.intake.checks.check import Check, Verdict, apply, doubt, reject, reject_text
from payung.intake.checks.context import Context
from payung.intake.checks.foreign import foreign_checks
from payung.intake.checks.parsing import number_of, whole_number_of
from payung.intake.checks.repeats import with_said_place
from payung.intake.columns import BUDGETS

_KEY = ["year", "activity", "account", "sub_account", "line_number"]
_RETYPED = (
    "year", "volume", "price", "amount", "volume_amended", "price_amended", "amount_amended",
    "amount_change",
)  # fmt: skip
_LONGEST = {
    "activity": 30, "account": 20, "sub_account": 10, "line_number": 10, "description": 300,
    "unit": 30, "source_of_funds": 20,
}  # fmt: skip
_MOST_RUPIAH = 1_000_000_000_000


def check_budgets(staged: pl.DataFrame, context: Context) -> Verdict:
    """The checked frame in the columns of `columns.BUDGETS`, and what goes back."""
    frame = _in_force(_typed(staged, context))
    verdict = apply(with_said_place(_with_repeats(frame), context), _checks(frame))
    shortened = [pl.col(name).str.slice(0, length) for name, length in _LONGEST.items()]
    shaped = verdict.accepted.with_columns(shortened).select(
        pl.col(name).cast(kind) for name, kind in BUDGETS.items()
    )
    return replace(verdict, accepted=shaped)


def _typed(staged: pl.DataFrame, context: Context) -> pl.DataFrame:
    renamed = staged.rename({name: f"{name}_text" for name in _RETYPED})
    whole = [name for name in _RETYPED if not name.startswith("volume")]
    return renamed.with_columns(
        *[whole_number_of(f"{name}_text").alias(name) for name in whole],
        number_of("volume_text").alias("volume"),
        number_of("volume_amended_text").alias("volume_amended"),
        pl.lit(context.village_code).alias("village_code"),
    )


def _in_force(frame: pl.DataFrame) -> pl.DataFrame:
    """After a budget change its columns count, for every line of that year."""
    stated = (pl.col("amount_amended").fill_null(0) != 0).any().over("year_text")
    differs = (pl.col("amount_amended") != pl.col("amount")).any().over("year_text")
    marked = frame.with_columns(
        (stated & differs.fill_null(value=False)).alias("amended"),
        pl.col("amount").alias("amount_original"),
    )
    columns = {name: f"{name}_amended" for name in ("volume", "price", "amount")}
    columns |= {f"{name}_text": f"{name}_amended_text" for name in ("price", "amount")}
    return marked.with_columns(
        pl.when("amended").then(after).otherwise(name).alias(name)
        for name, after in columns.items()
    )


def _with_repeats(frame: pl.DataFrame) -> pl.DataFrame:
    first = pl.col("row_number").first().over(_KEY)
    return frame.with_columns(
        pl.when(first < pl.col("row_number")).then(first).alias("repeats_row")
    )


def _checks(frame: pl.DataFrame) -> list[Check]:
    return [*identity.ROW_CHECKS, *_value_checks(), *foreign_checks(frame), *_doubts()]


def _value_checks() -> list[Check]:
    unreadable = ~pl.col("amount").is_between(0, _MOST_RUPIAH).fill_null(value=False)
    return [
        reject_text(
            "year_unreadable",
            "year",
            "Tahun '{value}' bukan tahun anggaran. Contoh: 2025.",
            ~pl.col("year").is_between(2015, 2100).fill_null(value=False),
        ),
        reject(
            "account_unreadable",
            "account",
            "Kode rekening '{value}' tidak terbaca. Contoh: 5.1.3.04.",
            ~pl.col("account").str.contains(r"^\d+(\.\d+)*\.?$"),
        ),
        reject_text(
            "amount_unreadable",
            "amount",
            "Anggaran '{value}' harus rupiah bulat, nol atau lebih, contoh: 12000000.",
            unreadable & ~pl.col("amended"),
        ),
        reject_text(
            "amended_amount_unreadable",
            "amount_amended",
            "Anggaran setelah perubahan '{value}' harus rupiah bulat, nol atau lebih, contoh: 12000000. "
            "Baris lain tahun ini sudah berubah, jadi kolom itu yang dihitung; bila baris ini tidak "
            "berubah, tulis lagi anggarannya di kolom itu.",
            unreadable & pl.col("amended"),
        ),
        reject(
            "repeated_in_file",
            "account",
            "Baris anggaran ini sudah ada di {value} (kegiatan, rekening, dan nomor urut sama).",
            pl.col("repeats_row").is_not_null(),
            value_from="repeats_place",
        ),
    ]


def _doubts() -> list[Check]:
    product = pl.col("volume") * pl.col("price")
    return [
        doubt(
            "price_unreadable",
            "price",
            "Harga satuan bukan rupiah bulat, jadi tidak dicatat; jumlahnya tetap dicatat.",
            pl.col("price").is_null() & (pl.col("price_text") != ""),
        ),
        doubt(
            "amount_not_volume_times_price",
            "amount",
            "Jumlah satuan kali harga satuan tidak sama dengan anggaran. Yang dicatat: anggarannya.",
            (product - pl.col("amount")).abs() > 1,
        ),
        doubt(
            "amount_change_not_adding_up",
            "amount_change",
            "Anggaran semula ditambah perubahan tidak sama dengan anggaran setelah perubahan.",
            pl.col("amended")
            & (pl.col("amount_original") + pl.col("amount_change") != pl.col("amount")),
        ),
    ]
