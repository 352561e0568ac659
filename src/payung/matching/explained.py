"""The evidence of pairs as JSON, as offices keep it beside a pair: [aspect, level, bits] each."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from payung.matching.evidence import explain_pairs

if TYPE_CHECKING:
    import polars as pl


def with_evidence(
    pairs: pl.DataFrame, left: pl.DataFrame, right: pl.DataFrame, *, one_list: bool = False
) -> pl.DataFrame:
    """Add `evidence`: of a pair for review every aspect with its level and bits, else nothing."""
    import polars as pl

    open_pairs = pairs.filter(pl.col("decision") == "review")
    lefts, rights = (
        open_pairs.select(id=column).join(rows, on="id", how="left", maintain_order="left")
        for column, rows in (("left_id", left), ("right_id", right))
    )
    told = [
        json.dumps([[each.aspect, each.level, each.bits] for each in pair])
        for pair in (explain_pairs(lefts, rights, one_list=one_list) if open_pairs.height else [])
    ]
    explained = open_pairs.select("left_id", "right_id").with_columns(
        evidence=pl.Series(told, dtype=pl.String)
    )
    joined = pairs.join(explained, on=["left_id", "right_id"], how="left", maintain_order="left")
    return joined.with_columns(pl.col("evidence").fill_null("[]"))
