"""What participant lists and payment lines share: segment, programmes, source of funds."""

from __future__ import annotations

import re

import polars as pl

from payung.intake.checks import identity, words
from payung.intake.checks.check import Check, reject, reject_text
from payung.intake.checks.parsing import word_of
from payung.intake.columns import SOURCES_OF_FUNDS
from payung.primitives.errors import InputError
from payung.primitives.programme import BASIC, Programme

_SEPARATORS = re.compile(r"[,;+/&\s]+")


def with_insurer_words(frame: pl.DataFrame) -> pl.DataFrame:
    """`segment`, `programmes`, `source_of_funds` typed; what stood there in `<column>_text`."""
    renamed = frame.rename({name: f"{name}_text" for name in _RETYPED})
    return renamed.with_columns(
        word_of("segment_text", words.SEGMENT).alias("segment"),
        _programmes(renamed["programmes_text"]).alias("programmes"),
        _funds().alias("source_of_funds"),
    )


_RETYPED = ("segment", "programmes", "source_of_funds")


def _programmes(texts: pl.Series) -> pl.Series:
    """Bits; JKK and JKM when nothing is said, as every participant has both; null when unknown."""
    distinct = texts.unique().to_list()
    bits = [_bits(text) for text in distinct]
    return texts.replace_strict(distinct, bits, return_dtype=pl.Int16)


def _bits(text: str) -> int | None:
    names = [name for name in _SEPARATORS.split(text) if name]
    try:
        return int(Programme.from_names(names)) if names else int(BASIC)
    except InputError:
        return None


def _funds() -> pl.Expr:
    key = pl.col("source_of_funds_text").str.to_lowercase().str.replace_all(r"[\s\-]+", "_")
    return pl.when(key.is_in([*SOURCES_OF_FUNDS, ""])).then(key)


def insurer_checks() -> list[Check]:
    """Unknown words go back: a guess here would put people into the wrong figure."""
    return [
        reject_text(
            "segment_unknown",
            "segment",
            "Segmen '{value}' tidak dikenal. Yang ada: PU, BPU, JAKON, PMI.",
            pl.col("segment").fill_null("") == "",
        ),
        reject_text(
            "programme_unknown",
            "programmes",
            "Program '{value}' tidak dikenal. Yang ada: JKK, JKM, JHT, JP; contoh: JKK+JKM.",
            pl.col("programmes").is_null(),
        ),
        reject_text(
            "source_of_funds_unknown",
            "source_of_funds",
            f"Sumber dana '{{value}}' tidak dikenal. Yang ada: {', '.join(SOURCES_OF_FUNDS)}.",
            pl.col("source_of_funds").is_null(),
        ),
    ]


def reachable(*, also: pl.Expr, sentence: str) -> list[Check]:
    """Some number, or `also`, must say whose row this is."""
    unnumbered = pl.all_horizontal(pl.col("nik_digits", "card") == "")
    nobody = unnumbered & pl.col("nik_hash").is_null() & ~also
    return [
        reject("nobody_named", "nik", sentence, nobody & ~identity.NIK_DAMAGED),
        reject(
            "nik_damaged_and_nobody_named",
            "nik",
            f"{identity.RETYPED} Nomor peserta atau hash NIK juga cukup.",
            nobody & identity.NIK_DAMAGED,
        ),
    ]
