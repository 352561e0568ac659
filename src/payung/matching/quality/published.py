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
    """Quality on one data set; `held_out` when nothing of the linkage was chosen in view of it.

    `unseen` are the true pairs that a labelled sample cannot hold: never compared, or less likely than a
    near miss.
    """

    name: str
    held_out: bool
    measured: Measured
    unseen: int

    @property
    def unseen_share(self) -> float:
        """Of the true pairs: so much too high is recall when it is estimated from a labelled sample."""
        return self.unseen / (self.measured.true + self.measured.missed)


@dataclass(frozen=True, slots=True)
class Published:
    """One run of the benchmark. `seed` is that of the invented Indonesian data."""

    measured_on: dt.date
    seed: int
    data_sets: tuple[DataSetQuality, ...]

    @property
    def most_unseen(self) -> float:
        """The largest `unseen_share` of invented Indonesian data, which are as a village writes them."""
        return max(s.unseen_share for s in self.data_sets if not s.name.startswith("FEBRL"))


@cache
def published() -> Published:
    """The figures that come with Payung."""
    place = resources.files("payung.matching.quality").joinpath("measured.json")
    held = json.loads(place.read_text(encoding="utf-8"))
    sets = tuple(
        DataSetQuality(
            name=row.pop("name"),
            held_out=row.pop("held_out"),
            unseen=row.pop("unseen"),
            measured=Measured(**row),
        )
        for row in held["data_sets"]
    )
    return Published(dt.date.fromisoformat(held["measured_on"]), held["seed"], sets)
