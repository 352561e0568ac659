"""Which people stand on which village's roster, with the faults of its office."""

from __future__ import annotations

import numpy as np
import polars as pl

from payung.demo.faults import FAULTS
from payung.demo.names.spelling import respell
from payung.demo.recording import record
from payung.demo.regency.settlement import Settlement
from payung.demo.slips.numbers import nik_temporary

Rng = np.random.Generator
_IDLE_ON_TEMPLATE = 0.03  # adults without work whom a village lists although only workers are asked
_SECOND_SPELLING = {"known_variant": 1.0, "slip": 1.0}


def roster_rows(rng: Rng, people: pl.DataFrame, settlements: list[Settlement]) -> pl.DataFrame:
    """Every row of every roster, sorted by village and household.

    All columns of `draw_residents`, and as the village wrote them: nik, full_name, birth_date (text),
    sex, mother_name, village_code, address, phone.
    """
    listed = _listed(rng, people, settlements)
    rows = pl.concat([listed, _on_old_roster(rng, listed, len(settlements))])
    rows = rows.sort("village", "household", "kk_level", "person", maintain_order=True)
    villages = [settlement.village for settlement in settlements]
    codes = pl.Series([village.code for village in villages])
    entered = rows.with_columns(
        pl.col("name").alias("full_name"),
        pl.col("birth_date").dt.to_string("iso"),
        pl.when("female").then(pl.lit("P")).otherwise(pl.lit("L")).alias("sex"),
        codes.gather(rows["village"]).alias("village_code"),
        pl.format("Dusun {}", "hamlet").alias("address"),
    )
    written = record(rng, entered, FAULTS["roster"], villages)
    again = _entered_again(rng, written, entered)
    return pl.concat([written, again]).sort("village", maintain_order=True)


def _listed(rng: Rng, people: pl.DataFrame, settlements: list[Settlement]) -> pl.DataFrame:
    """Whole households where OpenSID is kept; elsewhere who works, and a few others."""
    whole = np.array([settlement.layout.is_opensid for settlement in settlements])
    residents = people.filter(pl.col("listed") & (pl.col("village") >= 0))
    adult = residents["kind"].is_in(["none", "old"]).to_numpy()
    idle = adult & (rng.random(adult.size) < _IDLE_ON_TEMPLATE)
    keep = whole[residents["village"].to_numpy()] | residents["working"].to_numpy() | idle
    return residents.filter(pl.Series(keep))


def _on_old_roster(rng: Rng, listed: pl.DataFrame, villages: int) -> pl.DataFrame:
    """People who moved to another village of the regency: the old one still has them, as moved."""
    share = FAULTS["roster"].listed_in_two_villages
    moved = listed.filter(
        pl.Series(rng.random(len(listed)) < share)
        & (pl.col("life") == "hidup")
        & (pl.col("role") == "")
    )
    before = (moved["village"] + rng.integers(1, max(2, villages), len(moved))) % villages
    days = pl.Series("days", rng.integers(20, 600, len(moved)))
    return (
        moved.with_columns(days)
        .with_columns(
            before.cast(pl.Int32).alias("village"),
            life=pl.lit("pindah"),
            life_on=pl.date(2025, 12, 31) - pl.duration(days="days"),
        )
        .drop("days")
    )


def _entered_again(rng: Rng, written: pl.DataFrame, entered: pl.DataFrame) -> pl.DataFrame:
    """The same person a second time: earlier, under a temporary number and another spelling."""
    chosen = np.flatnonzero(rng.random(len(written)) < FAULTS["roster"].same_person_twice)
    twice, truth = written[chosen], entered[chosen]
    return twice.with_columns(
        nik_temporary(rng, truth).alias("nik"),
        respell(rng, truth["full_name"], _SECOND_SPELLING).alias("full_name"),
    )
