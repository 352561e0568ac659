"""The village codes of other programs."""

from __future__ import annotations

import polars as pl

from payung.intake.checks.check import Check, reject

SEVERAL_VILLAGES = "several_local_villages"


def foreign_checks(frame: pl.DataFrame) -> list[Check]:
    """A table with the program's own village codes is sent for one village."""
    several = frame["local_village"].n_unique() > 1
    return [
        reject(
            SEVERAL_VILLAGES,
            "local_village",
            "Berkas ini memuat lebih dari satu desa (di baris ini kode Siskeudes '{value}'), padahal "
            "berkas dikirim untuk satu desa. Kirim satu berkas untuk tiap desa.",
            pl.lit(value=several),
        ),
    ]
