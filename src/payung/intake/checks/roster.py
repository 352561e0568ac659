"""Rows of people: typed, placed in a village, checked."""

from __future__ import annotations

from dataclasses import replace

import polars as pl

from payung.intake.checks import dates, identity, words
from payung.intake.checks.check import Check, Verdict, apply, doubt, reject, reject_text
from payung.intake.checks.claims import claim_checks, with_claims
from payung.intake.checks.context import Context, forbidden_codes
from payung.intake.checks.foreign import foreign_checks
from payung.intake.checks.household import household_doubts, with_household
from payung.intake.checks.numbers import number_doubts
from payung.intake.checks.occupation import with_occupation
from payung.intake.checks.parsing import (
    date_of,
    moment_of,
    name_key,
    whole_number_of,
    without_late_mark,
    word_key,
    word_of,
    yes_no_of,
)
from payung.intake.checks.repeats import repeat_checks, with_repeats
from payung.intake.columns import ROSTER

_VILLAGE = ("village_code_text", "village_name", "district_name")
_LONGEST = {
    "full_name": 150, "mother_name": 150, "address": 200, "hamlet": 80, "rw": 8, "rt": 8,
    "relationship": 20, "occupation": 80, "village_role": 40, "phone": 30,
}  # fmt: skip


def check_roster(staged: pl.DataFrame, context: Context) -> Verdict:
    """The checked frame in the columns of `columns.ROSTER`, and what goes back."""
    frame = with_household(
        with_repeats(_placed(with_claims(_typed(staged, context), context), context), context)
    )
    verdict = apply(frame, _checks(frame, context))
    return replace(verdict, accepted=_shaped(verdict.accepted))


def _typed(staged: pl.DataFrame, context: Context) -> pl.DataFrame:
    frame = identity.with_kk(identity.with_nik(staged))
    frame = with_occupation(frame, context.layout_id)
    renamed = frame.rename({name: f"{name}_text" for name in _RETYPED})
    return renamed.with_columns(
        date_of("birth_date_text", context.epoch).alias("birth_date"),
        date_of("status_on_text", context.epoch).alias("status_on"),
        word_of("sex_text", words.SEX).alias("sex"),
        word_of("relationship_text", words.RELATIONSHIP).alias("relationship"),
        yes_no_of("receives_incentive_text").alias("receives_incentive"),
        yes_no_of("is_vulnerable_text").alias("is_vulnerable"),
        whole_number_of("monthly_income_text").alias("monthly_income"),
        _life_status().alias("life_status"),
        without_late_mark("mother_name").alias("mother_name"),
        name_key("full_name").alias("name_key"),
        moment_of("source_changed_at", context.epoch).alias("source_changed_at"),
    )


_RETYPED = (
    "birth_date", "status_on", "sex", "relationship", "receives_incentive", "is_vulnerable",
    "monthly_income", "life_status", "village_code",
)  # fmt: skip


def _life_status() -> pl.Expr:
    residence = word_key("life_status_text").is_in(list(words.RESIDENCE))
    meaning = word_of("life_status_text", words.LIFE_STATUS)
    return pl.when(residence).then(pl.lit("")).otherwise(meaning)


def _placed(frame: pl.DataFrame, context: Context) -> pl.DataFrame:
    """The village of each row: what the row says, else the village chosen at upload."""
    says_nothing = pl.all_horizontal(pl.col(name) == "" for name in _VILLAGE)
    found = frame.hstack(context.resolve(frame, _VILLAGE))
    if not context.village_code:
        return found
    return found.with_columns(
        pl.when(says_nothing)
        .then(pl.lit(context.village_code))
        .otherwise("village_code")
        .alias("village_code"),
        pl.when(says_nothing).then(pl.lit("")).otherwise("village_doubt").alias("village_doubt"),
    )


def _checks(frame: pl.DataFrame, context: Context) -> list[Check]:
    return [
        *identity.ROW_CHECKS,
        *_person_checks(context),
        *_place_checks(frame, context),
        *foreign_checks(frame),
        *claim_checks(),
        *repeat_checks(),
        *_doubts(context),
    ]


def _person_checks(context: Context) -> list[Check]:
    no_birth = pl.col("birth_date").is_null() & (pl.col("birth_date_text") == "")
    return [
        reject(
            "name_empty",
            "full_name",
            "Nama kosong. Isi nama lengkap seperti di KTP, contoh: SITTI AMINAH.",
            pl.col("name_key") == "",
        ),
        dates.readable("birth_date", "Tanggal lahir"),
        dates.not_after("birth_date", "Tanggal lahir", context.received_on),
        dates.born_within_a_life(context.received_on),
        dates.readable("status_on", "Tanggal peristiwa"),
        dates.not_after("status_on", "Tanggal peristiwa", context.received_on),
        dates.not_before_birth("status_on", "Tanggal peristiwa"),
        reject(
            "nik_damaged_and_no_birth_date",
            "nik",
            f"{identity.RETYPED} Tanggal lahir juga kosong, sehingga orang ini tidak dapat dikenali.",
            identity.NIK_DAMAGED & no_birth,
        ),
        reject(
            "nik_useless_and_no_birth_date",
            "nik",
            "NIK bukan 16 angka, dan tanggal lahir kosong, sehingga orang ini tidak dapat dikenali. "
            f"{identity.AS_TEXT}",
            identity.NIK_INVALID & no_birth,
        ),
        *_status_checks(),
    ]


def _status_checks() -> list[Check]:
    invalid = word_key("life_status_text").is_in(list(words.NOT_VALID))
    return [
        reject_text(
            "record_not_valid",
            "life_status",
            "Baris ini ditandai '{value}' (tidak valid) oleh pengirim. Perbaiki statusnya atau hapus.",
            invalid,
        ),
        reject_text(
            "life_status_unknown",
            "life_status",
            "Status '{value}' tidak dikenal. Yang ada: hidup, mati, pindah, hilang, pergi.",
            pl.col("life_status").is_null() & ~invalid,
        ),
    ]


def _place_checks(frame: pl.DataFrame, context: Context) -> list[Check]:
    forbidden = forbidden_codes(frame["village_code"], context)
    checks = [
        reject(
            "village_unknown",
            "village_code",
            "{value}",
            pl.col("village_doubt") != "",
            value_from="village_doubt",
        ),
        reject(
            "village_out_of_scope",
            "village_code",
            "Baris ini milik desa {value}, di luar wilayah akun Anda. Kirim lewat akun desa itu.",
            pl.col("village_code").is_in(forbidden),
        ),
    ]
    if context.village_code:
        checks.append(_other_village(context.village_code))
    return checks


def _other_village(chosen: str) -> Check:
    return reject(
        "village_other_than_chosen",
        "village_code",
        f"Baris ini menyebut desa {{value}}, padahal berkas dikirim untuk desa {chosen}.",
        ~pl.col("village_code").is_in(["", chosen]),
    )


def _doubts(context: Context) -> list[Check]:
    unread_income = pl.col("monthly_income").is_null() & (pl.col("monthly_income_text") != "")
    return [
        *number_doubts(context),
        *household_doubts(),
        doubt("sex_unknown", "sex", "Tulis L atau P.", pl.col("sex").is_null()),
        doubt(
            "occupation_code_ambiguous",
            "occupation",
            "Kode pekerjaan ini berarti lain di daftar lain; tulis namanya.",
            pl.col("occupation_doubtful"),
        ),
        doubt(
            "income_unreadable",
            "monthly_income",
            "Tulis rupiah bulat, contoh: 1500000.",
            unread_income,
        ),
    ]


def _shaped(frame: pl.DataFrame) -> pl.DataFrame:
    shortened = [pl.col(name).str.slice(0, length) for name, length in _LONGEST.items()]
    return (
        frame.with_columns(pl.col("sex", "relationship").fill_null(""))
        .with_columns(shortened)
        .select(pl.col(name).cast(kind) for name, kind in ROSTER.items())
    )
