"""What people do: the occupations of the population register with plausible frequencies."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
import polars as pl

Rng = np.random.Generator
KINDS = ("informal", "employed", "sea", "building", "none", "young", "old")
_FILE = Path(__file__).with_name("occupations.csv")

_WORK_MIX: dict[str, dict[str, float]] = {
    "inland L": {"informal": 0.68, "employed": 0.2, "building": 0.12},
    "inland P": {"informal": 0.7, "employed": 0.3},
    "coastal L": {"sea": 0.34, "informal": 0.37, "employed": 0.18, "building": 0.11},
    "coastal P": {"sea": 0.03, "informal": 0.68, "employed": 0.29},
    "urban L": {"informal": 0.42, "employed": 0.44, "building": 0.12, "sea": 0.02},
    "urban P": {"informal": 0.45, "employed": 0.55},
}
"""Share of each kind of work among the workers of a place, by sex."""


def draw_occupations(
    rng: Rng,
    place: npt.NDArray[np.str_],
    female: npt.NDArray[np.bool_],
    state: npt.NDArray[np.str_],
) -> pl.DataFrame:
    """Columns occupation (label) and kind for each person.

    `place` is inland, coastal or urban; `state` is work, none (grown up, without work), young or old.
    """
    sex = np.where(female, "P", "L")
    kind = np.where(state == "work", "", state).astype(object)
    for setting, mix in _WORK_MIX.items():
        where, of = setting.split()
        rows = np.flatnonzero((state == "work") & (place == where) & (sex == of))
        kind[rows] = rng.choice(list(mix), size=rows.size, p=list(mix.values()))
    labels = pl.Series("occupation", [""]).new_from_index(0, len(female))
    for of in "LP":
        for name in KINDS:
            rows = np.flatnonzero((kind == name) & (sex == of))
            if rows.size:
                choices, weights = _choices(name, of)
                labels = labels.scatter(
                    rows, choices.gather(rng.choice(len(choices), rows.size, p=weights))
                )
    return pl.DataFrame({"occupation": labels, "kind": kind.astype(str)})


@cache
def _choices(kind: str, sex: str) -> tuple[pl.Series, npt.NDArray[np.float64]]:
    rows = _table().filter((pl.col("kind") == kind) & (pl.col("sex") == sex))
    weights = rows["weight"].to_numpy()
    return rows["label"], weights / weights.sum()


@cache
def _table() -> pl.DataFrame:
    return pl.read_csv(_FILE)


@cache
def occupation_codes() -> dict[str, str]:
    """The code OpenSID exports for each label used here."""
    table = _table().unique("label", keep="first", maintain_order=True)
    village = {"PERANGKAT DESA": "85", "KEPALA DESA": "86", "ANGGOTA BPK": "50"}
    return dict(zip(table["label"], table["code"].cast(pl.String), strict=True)) | village
