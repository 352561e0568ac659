"""All pairs a sample is drawn from: what stands in the links, and what was scored just below."""

from __future__ import annotations

import datetime as dt

import polars as pl
from django.db import connection

from payung.matching.quality.groups import age_group
from payung.matching.quality.sampling import with_strata
from payung.membership.linking import pairs_below

_LINKS = """
SELECT person_id, participant_id, probability,
    CASE decision WHEN 'match' THEN 'match' WHEN 'review' THEN 'review' ELSE 'none' END
FROM membership_link
"""
_PAIR = {"person_id": pl.Int64, "participant_id": pl.Int64}
_LINK = {**_PAIR, "probability": pl.Float64, "decision": pl.String}


def population(on: dt.date) -> pl.DataFrame:
    """person_id, participant_id, decision, probability, stratum, village_code, age_group.

    The age is that of the membership: full years from its registration to `on`.
    """
    decided = _table(_LINKS, _LINK)
    below = pairs_below().select(
        pl.col("left_id").cast(pl.Int64).alias("person_id"),
        pl.col("right_id").cast(pl.Int64).alias("participant_id"),
        "probability",
        "decision",
    )
    new = below.join(decided, on=list(_PAIR), how="anti")
    return _placed(with_strata(pl.concat([decided, new])), on)


def _placed(pairs: pl.DataFrame, on: dt.date) -> pl.DataFrame:
    villages = _table(
        "SELECT id, village_id FROM register_person",
        {"person_id": pl.Int64, "village_code": pl.String},
    )
    registered = _table(
        "SELECT id, registered_on FROM membership_participant",
        {"participant_id": pl.Int64, "registered_on": pl.Date},
    )
    known = pairs.join(villages, on="person_id").join(registered, on="participant_id")
    years = (pl.lit(on) - pl.col("registered_on")).dt.total_days() / 365.25
    ages = age_group(known.select(years=years).to_series())
    return known.with_columns(pl.col("village_code").fill_null(""), ages.alias("age_group")).drop(
        "registered_on"
    )


def _table(query: str, schema: dict[str, type[pl.DataType]]) -> pl.DataFrame:
    with connection.cursor() as cursor:
        cursor.execute(query)
        return pl.DataFrame(cursor.fetchall(), schema=schema, orient="row")
