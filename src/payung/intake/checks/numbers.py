"""Doubts about NIK and KK numbers: state, area, and what the number says of birth date and sex."""

from __future__ import annotations

import polars as pl

from payung.intake.checks import identity
from payung.intake.checks.check import Check, doubt
from payung.intake.checks.context import Context
from payung.primitives.nik import NikState


def number_doubts(context: Context) -> list[Check]:
    """What may be wrong with the numbers of a row that is taken all the same."""
    state = pl.col("nik_state")
    return [
        doubt("nik_damaged", "nik", identity.AS_TEXT, state == NikState.DAMAGED.value),
        doubt("nik_invalid", "nik", identity.AS_TEXT, state == NikState.INVALID.value),
        doubt("nik_temporary", "nik", "NIK sementara.", state == NikState.TEMPORARY.value),
        doubt("nik_on_two_people", "nik", "NIK yang sama pada dua nama.", pl.col("nik_shared")),
        doubt("kk_unusable", "kk", identity.AS_TEXT, pl.col("kk_lost")),
        *_number_against_columns(state == NikState.VALID.value),
        *_area(context, state == NikState.VALID.value),
    ]


def _number_against_columns(valid: pl.Expr) -> list[Check]:
    """What a valid NIK says of birth date and sex; women have 40 added to the day."""
    day = pl.col("nik_digits").str.slice(6, 2).cast(pl.Int32, strict=False)
    plain_day = pl.when(day > 40).then(day - 40).otherwise(day).cast(pl.String).str.zfill(2)
    born = pl.concat_str(plain_day, pl.col("nik_digits").str.slice(8, 4))
    sex = pl.when(day > 40).then(pl.lit("P")).otherwise(pl.lit("L"))
    return [
        doubt(
            "nik_says_other_birth_date",
            "birth_date",
            "Tanggal lahir berbeda dari angka di NIK.",
            valid & (born != pl.col("birth_date").dt.strftime("%d%m%y")),
        ),
        doubt(
            "nik_says_other_sex",
            "sex",
            "Jenis kelamin berbeda dari angka di NIK.",
            valid & (pl.col("sex") != "") & (sex != pl.col("sex")),
        ),
    ]


def _area(context: Context, valid: pl.Expr) -> list[Check]:
    """The first six digits are a district that exists or existed.

    When most numbers of a file are of unknown areas, the table is what lacks them, not the people.
    """
    if not context.known_areas:
        return []
    unknown = valid & ~pl.col("nik_digits").str.slice(0, 6).is_in(list(context.known_areas))
    return [
        doubt(
            "nik_area_unknown",
            "nik",
            "Enam angka pertama NIK bukan kode kecamatan yang ada atau pernah ada.",
            unknown & (unknown.sum() * 2 <= valid.sum()),
        )
    ]
