"""Rows of the insurer's participant list: typed and checked. A list without NIK is fine."""

from __future__ import annotations

from dataclasses import replace

import polars as pl

from payung.intake.checks import dates, identity, insurer, words
from payung.intake.checks.check import Check, Verdict, apply, doubt, reject, reject_text
from payung.intake.checks.context import Context, forbidden_codes
from payung.intake.checks.parsing import date_of, month_of, name_key, word_of
from payung.intake.columns import PARTICIPANTS

_VILLAGE = ("village_code_text", "village_name", "district_name")
_RETYPED = (
    "birth_date", "registered_on", "stated_on", "sex", "status", "paid_through", "village_code",
    "birth_year",
)  # fmt: skip
_LONGEST = {"full_name": 150, "mother_name": 150, "employer": 150, "card": 40}


def check_participants(staged: pl.DataFrame, context: Context) -> Verdict:
    """The checked frame in the columns of `columns.PARTICIPANTS`, and what goes back."""
    frame = _placed(_typed(staged, context), context)
    verdict = apply(frame, _checks(frame, context))
    return replace(verdict, accepted=_shaped(verdict.accepted))


def _typed(staged: pl.DataFrame, context: Context) -> pl.DataFrame:
    frame = identity.with_hash(identity.with_nik(staged))
    frame = insurer.with_insurer_words(frame)
    renamed = frame.rename({name: f"{name}_text" for name in _RETYPED})
    return renamed.with_columns(
        *(date_of(f"{name}_text", context.epoch).alias(name) for name in _RETYPED[:3]),
        _year_of("birth_year_text").alias("birth_year"),
        word_of("sex_text", words.SEX).alias("sex"),
        word_of("status_text", words.MEMBERSHIP).alias("status"),
        month_of("paid_through_text").alias("paid_through"),
        name_key("full_name").alias("name_key"),
    )


def _year_of(column: str) -> pl.Expr:
    digits = pl.col(column).str.extract(r"^(\d{4})(?:\.0+)?$", 1)
    return digits.cast(pl.Int16)


def _placed(frame: pl.DataFrame, context: Context) -> pl.DataFrame:
    says_nothing = pl.all_horizontal(pl.col(name) == "" for name in _VILLAGE)
    found = frame.hstack(context.resolve(frame, _VILLAGE))
    return found.with_columns(
        pl.when(pl.col("village_doubt") == "").then("village_code").alias("village_code"),
        ((pl.col("village_doubt") != "") & ~says_nothing).alias("village_lost"),
    )


def _checks(frame: pl.DataFrame, context: Context) -> list[Check]:
    return [
        *identity.ROW_CHECKS,
        identity.HASH_CHECK,
        *insurer.reachable(
            also=pl.col("name_key") != "",
            sentence="Baris tanpa nama, NIK, hash NIK, maupun nomor peserta. Isi paling sedikit satu.",
        ),
        *insurer.insurer_checks(),
        *_date_checks(context),
        _out_of_scope(frame, context),
        reject_text(
            "status_unknown",
            "status",
            "Status '{value}' tidak dikenal. Yang ada: AKTIF, NONAKTIF.",
            pl.col("status").is_null(),
        ),
        *_doubts(),
    ]


def _date_checks(context: Context) -> list[Check]:
    return [
        dates.readable("birth_date", "Tanggal lahir"),
        dates.not_after("birth_date", "Tanggal lahir", context.received_on),
        dates.born_within_a_life(context.received_on),
        dates.readable("registered_on", "Tanggal daftar"),
        dates.readable("stated_on", "Per tanggal"),
        dates.not_after("stated_on", "Per tanggal", context.received_on),
        reject_text(
            "birth_year_impossible",
            "birth_year",
            "Tahun lahir '{value}' tidak mungkin. Tulis empat angka, contoh: 1985; kosongkan bila "
            "tidak diketahui.",
            (pl.col("birth_year_text") != "")
            & ~pl.col("birth_year")
            .is_between(
                context.received_on.year - dates.LONGEST_LIFE_YEARS, context.received_on.year
            )
            .fill_null(value=False),
        ),
        reject_text(
            "paid_through_unreadable",
            "paid_through",
            "'{value}' bukan bulan. Tulis tahun-bulan, contoh: 2025-03.",
            pl.col("paid_through").is_null() & (pl.col("paid_through_text") != ""),
        ),
    ]


def _out_of_scope(frame: pl.DataFrame, context: Context) -> Check:
    return reject(
        "village_out_of_scope",
        "village_code",
        "Baris ini milik desa {value}, di luar wilayah akun Anda.",
        pl.col("village_code").is_in(forbidden_codes(frame["village_code"], context)),
    )


def _doubts() -> list[Check]:
    return [
        doubt("nik_useless", "nik", identity.AS_TEXT, identity.NIK_USELESS),
        doubt("village_unknown", "village_code", "", pl.col("village_lost")),
        doubt("sex_unknown", "sex", "Tulis L atau P.", pl.col("sex").is_null()),
        doubt(
            "card_is_number",
            "card",
            "Nomor peserta tersimpan sebagai angka; nol di depan dapat hilang.",
            pl.col("card_is_number") & (pl.col("card") != ""),
        ),
    ]


def _shaped(frame: pl.DataFrame) -> pl.DataFrame:
    shortened = [pl.col(name).str.slice(0, length) for name, length in _LONGEST.items()]
    return (
        frame.with_columns(pl.col("sex").fill_null(""))
        .with_columns(shortened)
        .select(pl.col(name).cast(kind) for name, kind in PARTICIPANTS.items())
    )
