"""Officials named without a number: found among the living people of their village by name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl
from django.db.backends.utils import CursorWrapper

from payung.access.numbers.keys import sealer
from payung.intake.merging import Refusal
from payung.matching.spelling import TITLES
from payung.primitives.nik import NikState

_LIVING = """
SELECT p.village_id, p.full_name, p.birth_date, p.mother_name, p.nik_state, p.nik_sealed, h.kk_sealed
FROM register_person p LEFT JOIN register_household h ON h.id = p.household_id
WHERE p.village_id = ANY(%s) AND p.life_status = 'hidup'
"""
_DEGREES = re.compile(r",.*$")
_WORD = re.compile(r"[A-Z]+")
_FILLED = ("full_name", "birth_date", "mother_name", "nik_state", "nik_digits", "kk_digits")


@dataclass(frozen=True)
class Identified:
    """The rows, those found in the register with the identity it knows, and those that go back."""

    frame: pl.DataFrame
    refused: list[Refusal]


def bare_name(name: str) -> str:
    """The letters of a name without degrees and titles: 'H. Amir, S.Pd' -> 'AMIR'."""
    words = _WORD.findall(_DEGREES.sub("", name.upper()).replace("'", ""))
    return "".join([word for word in words if word.lower() not in TITLES] or words)


def identify(frame: pl.DataFrame, cursor: CursorWrapper) -> Identified:
    """Give each row without a valid NIK the identity of the one living person of its name.

    Nobody of that name: the row stays as it is, a new person. Several: it goes back.
    """
    nameless = frame.filter(pl.col("nik_state") != NikState.VALID.value)
    if nameless.is_empty():
        return Identified(frame, [])
    cursor.execute(_LIVING, [nameless["village_code"].unique().to_list()])
    people = _by_name(cursor.fetchall())
    refused, found = [], {}
    for row, village, name in nameless.select("row_number", "village_code", "full_name").rows():
        fits = people[village, bare_name(name)]
        if len(fits) == 1:
            found[row] = _identity(fits[0])
        elif fits:
            refused.append(_refusal(row, name, len(fits)))
    kept = frame.filter(~pl.col("row_number").is_in([r.row_number for r in refused]))
    return Identified(_filled(kept, found), refused)


def _by_name(rows: list[tuple[Any, ...]]) -> dict[tuple[str, str], list[tuple[Any, ...]]]:
    people: dict[tuple[str, str], list[tuple[Any, ...]]] = defaultdict(list)
    for village, *person in rows:
        people[village, bare_name(person[0])].append(tuple(person))
    return people


def _identity(person: tuple[Any, ...]) -> dict[str, object]:
    name, birth_date, mother, state, nik, kk = person
    return {
        "full_name": name,
        "birth_date": birth_date,
        "mother_name": mother,
        "nik_state": state,
        "nik_digits": sealer("nik").open(bytes(nik)) if nik else "",
        "kk_digits": sealer("kk").open(bytes(kk)) if kk else "",
    }


def _filled(frame: pl.DataFrame, found: Mapping[int, Mapping[str, object]]) -> pl.DataFrame:
    if not found:
        return frame
    schema = {name: frame.schema[name] for name in ("row_number", *_FILLED)}
    known = pl.DataFrame([{"row_number": row, **who} for row, who in found.items()], schema=schema)
    return frame.update(known, on="row_number")


def _refusal(row: int, name: str, people: int) -> Refusal:
    return Refusal(
        row,
        "several_of_that_name",
        f"Ada {people} warga bernama {name} di desa ini. Tulis NIK-nya di kolom No_ID (16 angka, "
        "sebagai teks), lalu kirim lagi.",
        "full_name",
    )
