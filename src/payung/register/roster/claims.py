"""What a survey was told of the people of a roster, beside them: it changes nothing about them."""

from __future__ import annotations

from pathlib import Path

import polars as pl
from django.db.backends.utils import CursorWrapper

from payung.database.copying import copy_frame

_SQL = (Path(__file__).parent / "sql" / "claims.sql").read_text(encoding="utf-8").split("-- next\n")


def merge_claims(fresh: pl.DataFrame, cursor: CursorWrapper, source_file_id: int | None) -> None:
    """Write the claims of rows whose people are written; a row that brings one counts as updated."""
    claims = fresh.filter(pl.col("claimed_programmes").is_not_null()).select(
        "row_number",
        pl.col("claim_source").alias("survey"),
        pl.col("claimed_on").alias("surveyed_on"),
        pl.col("claimed_programmes").alias("programmes"),
    )
    if claims.is_empty():
        return
    staging, merge = _SQL
    cursor.execute(staging)
    copy_frame(cursor, claims, "incoming_claim")
    cursor.execute(merge, {"source_file_id": source_file_id})
