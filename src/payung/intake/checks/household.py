"""Is a family card (KK) plausible? A doubt, never a reason to send a row back.

Looked at within one file: a roster may hold only some members of a family.
"""

from __future__ import annotations

import polars as pl

from payung.intake.checks.check import Check, doubt

MOST_MEMBERS = 20
_YOUNGEST_PARENT_YEARS = 12
_HEAD = pl.col("relationship") == "KEPALA KELUARGA"


def with_household(frame: pl.DataFrame) -> pl.DataFrame:
    """`kk_heads`, `kk_members`, `kk_villages` and `kk_head_born` of the rows with the same family card.

    A row that repeats a person counts for nothing; rows without a usable card have nulls.
    """
    person = pl.col("repeats_row").is_null()
    card = pl.when(pl.col("kk_digits") != "").then("kk_digits").alias("kk_key")
    told = frame.with_columns(card)
    found = (
        told.filter(pl.col("kk_key").is_not_null() & person)
        .group_by("kk_key")
        .agg(
            kk_heads=_HEAD.fill_null(value=False).sum(),
            kk_members=pl.len(),
            kk_villages=pl.col("village_code").drop_nulls().n_unique(),
            kk_head_born=pl.col("birth_date").filter(_HEAD.fill_null(value=False)).min(),
        )
    )
    return told.join(found, on="kk_key", how="left", maintain_order="left").drop("kk_key")


def household_doubts() -> list[Check]:
    """What one family card should not say."""
    kin, born = pl.col("relationship"), pl.col("birth_date")
    youngest = pl.col("kk_head_born").dt.offset_by(f"{_YOUNGEST_PARENT_YEARS}y")
    return [
        doubt(
            "kk_two_heads",
            "relationship",
            "KK ini punya lebih dari satu kepala keluarga.",
            _HEAD & (pl.col("kk_heads") > 1),
        ),
        doubt(
            "kk_two_villages",
            "village_code",
            "Anggota KK ini tercatat di desa yang berbeda.",
            pl.col("kk_villages") > 1,
        ),
        doubt(
            "kk_many_members",
            "kk",
            f"KK ini punya lebih dari {MOST_MEMBERS} anggota.",
            pl.col("kk_members") > MOST_MEMBERS,
        ),
        doubt(
            "kk_child_too_old",
            "birth_date",
            f"Anak ini lahir kurang dari {_YOUNGEST_PARENT_YEARS} tahun sesudah kepala keluarganya.",
            (kin == "ANAK") & (born < youngest),
        ),
        doubt(
            "kk_spouse_of_other_sex",
            "sex",
            "Istri tercatat laki-laki, atau suami tercatat perempuan.",
            ((kin == "ISTRI") & (pl.col("sex") == "L"))
            | ((kin == "SUAMI") & (pl.col("sex") == "P")),
        ),
    ]
