"""Numbers that people had before: an insurer's list may hold them for years."""

from __future__ import annotations

import polars as pl

from payung.access.numbers.keys import sealer
from payung.register.models import FormerNumber


def former_numbers(persons: pl.DataFrame) -> pl.DataFrame:
    """`told` (a number from before) and `found` (what that person has now), one row for each.

    `persons` has id and nik. A former number that two people had finds nobody.
    """
    rows = list(FormerNumber.objects.values_list("person_id", "nik_sealed"))
    opened = sealer("nik").open_column([bytes(sealed) for _person, sealed in rows])
    told = pl.DataFrame(
        {"id": [str(person) for person, _sealed in rows], "told": opened},
        schema={"id": pl.String, "told": pl.String},
    )
    known = told.join(persons.select("id", pl.col("nik").alias("found")), on="id")
    return known.filter(~pl.col("told").is_duplicated()).select("told", "found")


def with_present_numbers(participants: pl.DataFrame, former: pl.DataFrame) -> pl.DataFrame:
    """`nik` of each membership as its person has it now."""
    joined = participants.join(
        former, left_on="nik", right_on="told", how="left", maintain_order="left"
    )
    return joined.with_columns(nik=pl.coalesce("found", "nik")).drop("found")
