"""Published numbers of workers per region: typed and checked."""

from __future__ import annotations

from dataclasses import replace

import polars as pl

from payung.intake.checks import dates, identity, words
from payung.intake.checks.check import Check, Verdict, apply, reject, reject_text
from payung.intake.checks.context import Context, forbidden_codes
from payung.intake.checks.parsing import date_of, whole_number_of, word_of
from payung.intake.checks.repeats import with_said_place
from payung.intake.columns import DENOMINATORS
from payung.primitives.errors import InputError
from payung.primitives.region_code import RegionCode

_RETYPED = ("region_code", "segment", "basis", "people", "as_of")
_MOST_PEOPLE = 2_000_000_000
_KEY = ["region_code", "segment", "basis", "as_of", "source"]
_SEGMENTS = {**words.SEGMENT, "SEMUA": "SEMUA", "TOTAL": "SEMUA"}


def check_denominators(staged: pl.DataFrame, context: Context) -> Verdict:
    """The checked frame in the columns of `columns.DENOMINATORS`, and what goes back."""
    frame = _typed(staged, context)
    verdict = apply(frame, _checks(frame, context))
    shaped = verdict.accepted.with_columns(pl.col("source").str.slice(0, 300)).select(
        pl.col(name).cast(kind) for name, kind in DENOMINATORS.items()
    )
    return replace(verdict, accepted=shaped)


def _typed(staged: pl.DataFrame, context: Context) -> pl.DataFrame:
    renamed = staged.rename({name: f"{name}_text" for name in _RETYPED})
    segment = word_of("segment_text", _SEGMENTS)
    frame = renamed.with_columns(
        _codes(renamed["region_code_text"]).alias("region_code"),
        pl.when(pl.col("segment_text") == "")
        .then(pl.lit("SEMUA"))
        .otherwise(segment)
        .alias("segment"),
        word_of("basis_text", words.BASIS).alias("basis"),
        whole_number_of("people_text").alias("people"),
        date_of("as_of_text", context.epoch).alias("as_of"),
    )
    first = pl.col("row_number").first().over(_KEY)
    repeats = pl.when(first < pl.col("row_number")).then(first).alias("repeats_row")
    return with_said_place(frame.with_columns(repeats), context)


def _codes(texts: pl.Series) -> pl.Series:
    distinct = texts.unique().to_list()
    return texts.replace_strict(distinct, [_code(t) for t in distinct], return_dtype=pl.String)


def _code(text: str) -> str | None:
    try:
        return RegionCode.parse(text)
    except InputError:
        return None


def _checks(frame: pl.DataFrame, context: Context) -> list[Check]:
    forbidden = forbidden_codes(frame["region_code"], context)
    code = pl.col("region_code")
    return [
        *identity.ROW_CHECKS,
        reject_text(
            "region_unknown",
            "region_code",
            "Kode wilayah '{value}' tidak dikenal atau di luar wilayah Anda. Contoh: 73.07.04.2005.",
            code.is_null() | code.is_in(forbidden),
        ),
        *_value_checks(),
        dates.not_after("as_of", "Per tanggal", context.received_on),
        reject(
            "repeated_in_file",
            "region_code",
            "Angka ini sudah ada di {value} (wilayah, segmen, jenis, sumber, tanggal sama).",
            pl.col("repeats_row").is_not_null(),
            value_from="repeats_place",
        ),
    ]


def _value_checks() -> list[Check]:
    return [
        reject_text(
            "segment_unknown",
            "segment",
            "Segmen '{value}' tidak dikenal. Yang ada: PU, BPU, JAKON, SEMUA.",
            pl.col("segment").is_null() | (pl.col("segment") == "PMI"),
        ),
        reject_text(
            "basis_unknown",
            "basis",
            "Jenis '{value}' tidak dikenal. Yang ada: potensi_bpjs, penduduk_bekerja.",
            pl.col("basis").fill_null("") == "",
        ),
        reject_text(
            "people_unreadable",
            "people",
            "Jumlah '{value}' harus bilangan bulat, nol atau lebih, contoh: 1250.",
            ~pl.col("people").is_between(0, _MOST_PEOPLE).fill_null(value=False),
        ),
        reject_text(
            "as_of_unreadable",
            "as_of",
            "Per tanggal '{value}' bukan tanggal. Tulis tahun-bulan-hari, contoh: 2025-06-11.",
            pl.col("as_of").is_null(),
        ),
        reject(
            "source_empty",
            "source",
            "Sumber kosong. Sebut dari mana angkanya, contoh: BPJS Ketenagakerjaan Cabang, 2025.",
            pl.col("source") == "",
        ),
    ]
