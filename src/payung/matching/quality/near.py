"""What a run decided, and the pairs just below what it showed: a sample must look there too."""

from __future__ import annotations

import duckdb
import polars as pl

from payung.matching import linkage
from payung.matching.weights import shipped

LEAST = 0.002
"""Pairs that are less likely are left out: there are very many, and hardly a true one among them."""


def near_misses(left: pl.DataFrame, right: pl.DataFrame) -> pl.DataFrame:
    """left_id, right_id, probability, decision 'none': scored by `link`, and neither match nor review."""
    connection = duckdb.connect()
    left_rows = linkage.load(connection, left, right)
    linkage.link_rows(connection, left_rows, shipped())
    return below(connection)


def below(connection: duckdb.DuckDBPyConnection) -> pl.DataFrame:
    """The same of a run that stands in `connection`, of two lists or of one."""
    found: pl.DataFrame = connection.sql(f"""
    with claimed as (
        select row_l, row_r, power(2, weight) as odds, sum(odds) over (partition by row_r) as rivals
        from scored),
    near as (
        select row_l, row_r, round(odds / (1 + rivals), 6) as probability from claimed
        anti join decided using (row_l, row_r) where odds / (1 + rivals) >= {LEAST})
    select l.id as left_id, r.id as right_id, probability, 'none' as decision
    from near join identity l on l.row = row_l join identity r on r.row = row_r
    order by row_l, row_r""").pl()
    return found
