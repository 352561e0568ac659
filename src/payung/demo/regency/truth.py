"""What is really so, kept aside from the files: who worked, who was covered, which row is whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from payung.demo.regency.calendar import BASE, MONTHS
from payung.demo.regency.memberships import NEVER
from payung.demo.regency.payments import WORDS
from payung.demo.regency.settlement import Settlement


@dataclass(frozen=True, slots=True)
class FileRows:
    """Whom the data rows of a written file are about, in order (row 2 is the first data row)."""

    path: Path
    person: pl.Series
    membership: pl.Series | None = None


def people_truth(
    people: pl.DataFrame,
    members: pl.DataFrame,
    words: pl.DataFrame,
    settlements: list[Settlement],
) -> pl.DataFrame:
    """One row per person: person, village_code (empty: elsewhere), nik, full_name, birth_date, worker
    (in December 2024), listed, life, life_on, and jkk, jkm, jht, jp.

    A programme's column is a word of bits: bit i says that month i (0 is January 2024) is paid, by
    any payer, and that the person was alive in it.
    """
    codes = pl.Series([settlement.village.code for settlement in settlements] + [""])
    paid = (
        members.join(words, on="membership")
        .group_by("person", maintain_order=True)
        .agg(*(pl.col(word).bitwise_or() for word in WORDS), pl.col("life_month").first())
    )
    alive = (
        pl.when(pl.col("life_month") == NEVER).then(MONTHS + 12).otherwise(pl.col("life_month") + 1)
    )
    mask = alive.map_batches(_lowest_bits, return_dtype=pl.Int64)
    cover = paid.select("person", *(pl.col(word) & mask for word in WORDS))
    return (
        people.with_columns(codes.gather(people["village"]).alias("village_code"))
        .join(cover, on="person", how="left", maintain_order="left")
        .select(
            "person", "village_code", "nik", pl.col("name").alias("full_name"), "birth_date", "worker",
            "listed", "life", "life_on", *(pl.col(word).fill_null(0) for word in WORDS),
        )
    )  # fmt: skip


def _lowest_bits(count: pl.Series) -> pl.Series:
    bits = count.clip(0, MONTHS + 12).to_numpy()
    return pl.Series((1 << bits) - 1)


def covered(truth: pl.DataFrame, position: int = BASE) -> pl.Series:
    """Is each person covered (JKK and JKM) in the month at a position?"""
    return (truth["jkk"] & truth["jkm"] & (1 << position)) != 0


def links_truth(folder: Path, files: Sequence[FileRows]) -> pl.DataFrame:
    """Columns file (relative), row (as a spreadsheet numbers it), person, membership (or null)."""
    return pl.concat(
        pl.DataFrame({"person": file.person}).select(
            file=pl.lit(file.path.relative_to(folder).as_posix()),
            row=pl.int_range(2, pl.len() + 2, dtype=pl.Int32),
            person="person",
            membership=pl.lit(file.membership, dtype=pl.Int64)
            if file.membership is not None
            else pl.lit(None, pl.Int64),
        )
        for file in files
    )
