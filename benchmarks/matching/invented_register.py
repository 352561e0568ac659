"""Invented people in the tables of an installation, as files would have brought them."""

from __future__ import annotations

import datetime as dt

import polars as pl
from django.db import connection

from payung.access.numbers.keys import sealer
from payung.database.copying import copy_frame
from payung.regions import actions
from payung.regions.official import OfficialRegion

AT = dt.datetime(2025, 1, 1, tzinfo=dt.UTC)
_CODE = r"^99\.[0-9]{2}\.[0-9]{2}\.[0-9]{4}$"
_NONE = pl.lit("")


def fill_regions(people: pl.DataFrame) -> None:
    """The villages that the people live in, with what lies above them."""
    villages = people["village_code"].unique().to_list()
    codes = {code[:length] for code in villages if _is_code(code) for length in (2, 5, 8, 13)}
    actions.load_official_regions(
        by=None,
        regions=[
            OfficialRegion(code, f"Rekaan {code}", 1 + code.count("."), _kind(code))
            for code in sorted(codes)
        ],
    )


def _is_code(code: str) -> bool:
    return code.startswith("99.") and len(code) == 13


def _kind(code: str) -> str:
    return ("provinsi", "kabupaten", "kecamatan", "desa")[code.count(".")]


def fill_people(people: pl.DataFrame) -> None:
    """Rows of the register."""
    own = [
        pl.lit("hidup").alias("life_status"),
        pl.lit(AT).alias("updated_at"),
        "address",
        *(_NONE.alias(name) for name in ("relationship", "hamlet", "rw", "rt")),
    ]
    _fill("register_person", _common(people).select(*_COMMON, *own))


def fill_memberships(people: pl.DataFrame) -> None:
    """Rows of the insurer."""
    own = [
        pl.lit("BPU").alias("segment"),
        pl.lit(3).alias("programmes"),
        *(_NONE.alias(name) for name in ("status", "employer", "source_of_funds")),
    ]
    _fill("membership_participant", _common(people).select(*_COMMON, *own))


_COMMON = (
    "natural_key", "content_hash", "nik_sealed", "nik_state", "full_name", "birth_date", "sex",
    "mother_name", "village_id",
)  # fmt: skip


def _common(people: pl.DataFrame) -> pl.DataFrame:
    digits = people["nik"].str.replace_all("[^0-9]", "")
    numbers = pl.select(pl.when(digits.str.len_chars() == 16).then(digits).otherwise(_NONE))
    sealed, _indexes = sealer("nik").seal_column(numbers.to_series())
    village = pl.col("village_code")
    return people.with_columns(
        natural_key=pl.col("id").cast(pl.Binary),
        content_hash=pl.lit(b""),
        nik_sealed=pl.Series(sealed, dtype=pl.Binary),
        nik_state=pl.Series(["valid" if each else "missing" for each in sealed]),
        birth_date=pl.col("birth_date").str.to_date("%Y-%m-%d", strict=False),
        village_id=pl.when(village.str.contains(_CODE)).then(village),
    )


def _fill(table: str, rows: pl.DataFrame) -> None:
    columns = ", ".join(rows.columns)
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TEMP TABLE came AS SELECT {columns} FROM {table} WITH NO DATA")
        copy_frame(cursor, rows, "came")
        cursor.execute(f"INSERT INTO {table} ({columns}) SELECT {columns} FROM came")
        cursor.execute("DROP TABLE came")
        cursor.execute("SELECT access_refresh_statistics(%s)", [table])
