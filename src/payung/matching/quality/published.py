"""What `benchmarks/matching/quality.py --write` measured on data whose truth is known."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from functools import cache
from importlib import resources

from payung.matching.quality.measure import Measured


@dataclass(frozen=True, slots=True)
class DataSetQuality:
    """Quality on one data set; `held_out` when nothing of the linkage was chosen in view of it."""

    name: str
    held_out: bool
    measured: Measured


@dataclass(frozen=True, slots=True)
class Published:
    """One run of the benchmark. `seed` is that of the invented Indonesian data."""

    measured_on: dt.date
    seed: int
    data_sets: tuple[DataSetQuality, ...]


@cache
def published() -> Published:
    """The figures that come with Payung."""
    place = resources.files("payung.matching.quality").joinpath("measured.json")
    held = json.loads(place.read_text(encoding="utf-8"))
    sets = tuple(
        DataSetQuality(row.pop("name"), row.pop("held_out"), Measured(**row))
        for row in held["data_sets"]
    )
    return Published(dt.date.fromisoformat(held["measured_on"]), held["seed"], sets)
