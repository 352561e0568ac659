"""How many pairs are put before people: a budget, of which every place has its share.

Without shares one odd file, whose thousand people are all alike, would leave no question about anybody else.
What people answered already takes nothing from the budget, or the queue would end with the answers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from duckdb import DuckDBPyConnection

if TYPE_CHECKING:
    import polars as pl

PER_THOUSAND = 15
"""At most this many pairs to review for 1,000 left rows, in all and as the share of each village."""
LEAST = 20
"""So many are written however few rows there are."""


ANSWERED = "create table answered (row_l bigint, row_r bigint)"


def note_answered(connection: DuckDBPyConnection, answered: pl.DataFrame) -> None:
    """Fill `answered` with pairs of identities (`left_id`, `right_id`) that people decided."""
    connection.register("told", answered)
    connection.execute("""
        insert into answered select l.row, r.row from told
        join identity l on l.id = left_id::varchar join identity r on r.id = right_id::varchar""")


def keep_to_budget(connection: DuckDBPyConnection, left_rows: int) -> None:
    """Of the reviews in `decided` those beyond the budget go: first what exceeds the share of its village.

    Within and beyond the shares the least likely go first; ties go by row, so that runs agree.
    """
    budget = max(LEAST, left_rows * PER_THOUSAND // 1000)
    connection.execute(f"""
    delete from decided where (row_l, row_r) in (
        select (row_l, row_r) from (
            select row_l, row_r, probability, row_number() over (
                    partition by village order by probability desc, row_l, row_r) * 1000
                <= people * {PER_THOUSAND} as in_share
            from decided join (
                select row, village, count(*) over (partition by village) as people
                from person where row < {left_rows}) on row = row_l
            where decision = 'review' and (row_l, row_r) not in (select (row_l, row_r) from answered))
        order by in_share desc, probability desc, row_l, row_r offset {budget})""")
