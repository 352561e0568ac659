"""Why two rows may be one person, in words a village official reads, with the weight of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import duckdb

from payung.matching import linkage, people
from payung.matching.model import COMPARISONS
from payung.matching.score import levels_sql, paired_sql
from payung.matching.weights import Weights, shipped

if TYPE_CHECKING:
    import polars as pl

WORDS: Mapping[str, Mapping[str, str]] = {
    "nik": {
        "same": "NIK sama",
        "kin": "NIK hanya beda nomor urut (saudara kembar atau salah ketik)",
        "slip": "NIK beda satu angka atau dua angka tertukar",
        "different": "NIK berbeda",
        "unknown": "NIK tidak dapat dibandingkan (kosong, sementara atau rusak)",
    },
    "name": {
        "same": "nama sama",
        "joined": "nama sama, ditulis sambung",
        "slip": "ejaan nama berbeda",
        "parts": "nama sama, ada kata yang tidak ditulis",
        "part": "sebagian nama sama",
        "alike": "nama mirip atau nama panggilan",
        "word": "satu kata nama sama",
        "different": "nama berbeda",
    },
    "born": {
        "same": "tanggal lahir sama",
        "swapped": "hari dan bulan lahir tertukar",
        "slip": "tanggal lahir beda satu angka",
        "month": "tahun dan bulan lahir sama, hari tidak tercatat",
        "year": "tahun lahir sama, hari dan bulan tidak tercatat",
        "piece": "sebagian tanggal lahir sama",
        "near": "tahun lahir selisih paling banyak satu",
        "different": "tanggal lahir berbeda",
    },
    "sex": {"same": "jenis kelamin sama", "different": "jenis kelamin berbeda"},
    "mother": {
        "same": "nama ibu sama",
        "close": "ejaan nama ibu berbeda",
        "part": "sebagian nama ibu sama",
        "word": "nama ibu sedikit mirip",
        "different": "nama ibu berbeda",
    },
    "village": {
        "same": "desa sama",
        "spelling": "nama desa hampir sama",
        "district": "desa lain di kecamatan yang sama",
        "different": "desa berbeda",
    },
    "address": {
        "same": "alamat sama",
        "close": "alamat hampir sama",
        "most": "sebagian besar alamat sama",
        "words": "sedikit alamat sama",
        "different": "alamat berbeda",
    },
    "phone": {"same": "nomor telepon sama", "different": "nomor telepon berbeda"},
}
"""Words of every level of the model; a test holds the two together."""

ENGLISH: Mapping[str, Mapping[str, str]] = {
    "nik": {
        "same": "same NIK",
        "kin": "NIK differs in the serial number only (a twin or a slip)",
        "slip": "NIK differs in one digit, or two digits are swapped",
        "different": "different NIK",
        "unknown": "NIK cannot be compared (empty, temporary or damaged)",
    },
    "name": {
        "same": "same name",
        "joined": "same name, written as one word",
        "slip": "name spelt differently",
        "parts": "same name with a word left out",
        "part": "part of the name is the same",
        "alike": "similar name or short form",
        "word": "one word of the name is the same",
        "different": "different name",
    },
    "born": {
        "same": "same birth date",
        "swapped": "day and month of birth swapped",
        "slip": "birth date differs in one digit",
        "month": "same year and month of birth, day not recorded",
        "year": "same year of birth, day and month not recorded",
        "piece": "part of the birth date is the same",
        "near": "years of birth at most one apart",
        "different": "different birth date",
    },
    "sex": {"same": "same sex", "different": "different sex"},
    "mother": {
        "same": "same mother's name",
        "close": "mother's name spelt differently",
        "part": "part of the mother's name is the same",
        "word": "mother's names slightly alike",
        "different": "different mother's name",
    },
    "village": {
        "same": "same village",
        "spelling": "village names nearly the same",
        "district": "another village of the same district",
        "different": "different village",
    },
    "address": {
        "same": "same address",
        "close": "addresses nearly the same",
        "most": "most of the address is the same",
        "words": "a little of the address is the same",
        "different": "different address",
    },
    "phone": {"same": "same phone number", "different": "different phone number"},
}


def words(aspect: str, level: str, language: str) -> str:
    """What a level means, in Indonesian or (`language` 'en') English."""
    return (ENGLISH if language == "en" else WORDS)[aspect][level]


@dataclass(frozen=True, slots=True)
class Evidence:
    """One aspect of a pair. `bits` above zero speak for one person, below against; each doubles the odds."""

    aspect: str
    level: str
    words: str
    bits: float


def explain(left: Mapping[str, str | None], right: Mapping[str, str | None]) -> list[Evidence]:
    """The evidence of one pair of rows (keys as `people.COLUMNS`), in the order number, name, birth date...

    Aspects that either row does not tell are left out, except the number.
    """
    import polars as pl

    sides = [
        pl.DataFrame([{"id": "1", **row}], schema_overrides=dict.fromkeys(row, pl.String))
        for row in (left, right)
    ]
    return explain_pairs(sides[0], sides[1])[0]


def explain_pairs(
    left: pl.DataFrame, right: pl.DataFrame, weights: Weights | None = None
) -> list[list[Evidence]]:
    """The evidence of many pairs at once: row n of `left` with row n of `right`.

    Bits do not hold the frequency of a value, which needs the whole registers.
    """
    connection = duckdb.connect()
    rows = linkage.load(connection, left, right)
    people.normalise(connection)
    pairs = f"(select row as row_l, row + {rows} as row_r from person where row < {rows})"
    paired = f"({paired_sql(pairs)})"
    gammas = ", ".join(f"g_{comparison.name}" for comparison in COMPARISONS)
    reached = connection.execute(
        f"select {gammas} from ({levels_sql(paired)}) order by row_l"
    ).fetchall()
    return [_worded(codes, weights or shipped()) for codes in reached]


def _worded(codes: tuple[int, ...], weights: Weights) -> list[Evidence]:
    found = []
    for comparison, code in zip(COMPARISONS, codes, strict=True):
        if code >= 0:
            level = comparison.levels[len(comparison.levels) - 1 - code].name
            bits = round(weights.bits(comparison.name, level), 1)
            found.append(Evidence(comparison.name, level, WORDS[comparison.name][level], bits))
        elif comparison.name == "nik":
            found.append(Evidence("nik", "unknown", WORDS["nik"]["unknown"], 0.0))
    return found
