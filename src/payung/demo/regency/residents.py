"""The people of the regency with what becomes of them: work, village roles, deaths and moves."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import polars as pl

from payung.demo.faults import LIFE_EVENTS
from payung.demo.population.people import draw_people, with_parent_names
from payung.demo.regency.calendar import (
    ADULT_AGE,
    BASE_DAY,
    LAST_DAY,
    LAST_DAY_NUMBER,
    RETIRED_AGE,
)
from payung.demo.regency.occupations import draw_occupations
from payung.demo.regency.roles import with_roles
from payung.demo.regency.settlement import Settlement

Rng = np.random.Generator
_HOUSES_PER_WORKER = 0.68
_WORKING_SHARE = {"L": 0.93, "P": 0.5}
_EVENT_DAYS = 680  # deaths and moves are told for this long before the last day


def draw_residents(rng: Rng, settlements: list[Settlement]) -> pl.DataFrame:
    """Everybody, on the last day of 2025, with the columns of `draw_people` and:

    father_name; life (hidup, mati, pindah, pergi, hilang) and life_on (date); worker (in the month
    of the 40 %: of age, at work, alive and here); working (has an occupation that is work);
    listed (named on the roster of the village); occupation, kind; role, incentive, vulnerable,
    income (rupiah a month). Each village has exactly its number of listed and unlisted workers.
    """
    villages = [settlement.village for settlement in settlements]
    workers = np.array([place.workers + place.unlisted for place in settlements])
    houses = np.ceil(workers * _HOUSES_PER_WORKER).astype(np.int64) + 8
    people = draw_people(rng, villages, houses, LAST_DAY_NUMBER)
    people = with_parent_names(rng, people, "father")
    people = people.with_columns(_life(rng, people))
    people = _with_work(rng, people, settlements)
    people = with_roles(rng, people, settlements)
    return people.with_columns(_means(rng, people))


def _life(rng: Rng, people: pl.DataFrame) -> list[pl.Series]:
    """Alive or not, here or not, and since when; the very old die more often."""
    age = (LAST_DAY_NUMBER - people["birth_date"].to_physical().to_numpy()) / 365.25
    u = rng.random(age.size)
    died = u < LIFE_EVENTS["mati"] * np.select(
        [age > 70, age > 50, age < 15], [8.0, 2.0, 0.15], 0.6
    )
    state = np.where(died, "mati", "hidup").astype(object)
    start = 0.5
    for event in ("pindah", "pergi", "hilang"):
        state[(u >= start) & (u < start + LIFE_EVENTS[event])] = event
        start += LIFE_EVENTS[event]
    ago = rng.integers(0, _EVENT_DAYS, age.size)
    born = people["birth_date"].to_physical().to_numpy()
    day = pl.Series("life_on", np.maximum(LAST_DAY_NUMBER - ago, born).astype(np.int32)).cast(
        pl.Date
    )
    changed = pl.Series(state != "hidup")
    on = pl.DataFrame({"day": day}).select(pl.when(changed).then("day").alias("life_on"))
    return [pl.Series("life", state.astype(str)), on.to_series()]


def _with_work(rng: Rng, people: pl.DataFrame, settlements: list[Settlement]) -> pl.DataFrame:
    worker, listed = _workers(rng, people, settlements)
    new_adult = _age_between(people, LAST_DAY.year * 12 + 11, ADULT_AGE, ADULT_AGE + 1)
    started = new_adult & ~worker & (rng.random(worker.size) < 0.35)
    child = ~_age_between(people, LAST_DAY.year * 12 + 11, ADULT_AGE, 150)
    old = _age_between(people, BASE_DAY.year * 12 + 11, RETIRED_AGE, 150)
    state = np.select([worker | started, child, old], ["work", "young", "old"], "none")
    place = np.array([_place(settlement) for settlement in settlements])[
        people["village"].to_numpy()
    ]
    drawn = draw_occupations(rng, place, people["female"].to_numpy(), state)
    return people.with_columns(
        pl.Series("worker", worker),
        pl.Series("working", worker | started),
        pl.Series("listed", listed),
    ).hstack(drawn)


def _place(settlement: Settlement) -> str:
    if settlement.coastal:
        return "coastal"
    return "urban" if settlement.is_kelurahan else "inland"


def _workers(
    rng: Rng, people: pl.DataFrame, settlements: list[Settlement]
) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
    """Exactly as many workers in each village as asked, men and the middle ages more often."""
    able = _age_between(people, BASE_DAY.year * 12 + 11, ADULT_AGE, RETIRED_AGE) & _here(people)
    share = np.where(people["female"], _WORKING_SHARE["P"], _WORKING_SHARE["L"])
    rank = np.where(able, rng.random(able.size) ** (1 / share), -1.0)
    village = people["village"].to_numpy()
    order = np.lexsort((-rank, village))
    starts = np.searchsorted(village[order], np.arange(len(settlements)))
    worker, listed = np.zeros(able.size, bool), np.ones(able.size, bool)
    for settlement, start in zip(settlements, starts, strict=True):
        chosen = order[start : start + settlement.workers + settlement.unlisted]
        assert able[chosen].all(), f"too few adults in {settlement.village.code}"
        worker[chosen] = True
        listed[rng.choice(chosen, settlement.unlisted, replace=False)] = False
    return worker, listed


def _age_between(
    people: pl.DataFrame, month: int, at_least: int, below: int
) -> npt.NDArray[np.bool_]:
    """By months: who turns 18 in a month belongs to it, who turns 65 does not."""
    born = people["birth_date"].dt.year() * 12 + people["birth_date"].dt.month() - 1
    months: npt.NDArray[np.int64] = month - born.cast(pl.Int64).to_numpy()
    return (months >= at_least * 12) & (months < below * 12)


def _here(people: pl.DataFrame) -> npt.NDArray[np.bool_]:
    """Alive and living here through the base month."""
    gone = (people["life"] != "hidup") & (people["life_on"] <= BASE_DAY)
    return ~gone.fill_null(False).to_numpy()


def _means(rng: Rng, people: pl.DataFrame) -> list[pl.Series]:
    """Monthly income in rupiah, and whether the village counts the person as vulnerable."""
    employed = (people["kind"] == "employed").to_numpy()
    income = np.where(
        employed, rng.lognormal(14.7, 0.35, employed.size), rng.lognormal(14.1, 0.5, employed.size)
    )
    income = np.where(people["working"], (income // 50_000).astype(np.int64) * 50_000, 0)
    vulnerable = people["working"].to_numpy() & ~employed & (income < 1_100_000)
    return [pl.Series("income", income), pl.Series("vulnerable", vulnerable)]
