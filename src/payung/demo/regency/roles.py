"""Who works for the village: heads, officials, BPD, RT and RW, cadres, imams, guards."""

from __future__ import annotations

import numpy as np
import polars as pl

from payung.demo.regency.settlement import Settlement

Rng = np.random.Generator
_DESA: dict[str, int] = {
    "kepala desa": 1,
    "sekretaris desa": 1,
    "kepala urusan": 3,
    "kepala seksi": 3,
    "kepala dusun": 4,
    "staf desa": 2,
    "bpd": 7,
    "rt/rw": 16,
    "kader": 12,
    "imam desa": 4,
    "linmas": 3,
}
_KELURAHAN: dict[str, int] = {"rt/rw": 18, "kader": 12, "imam desa": 4, "linmas": 3}
OFFICIALS = ("kepala desa", "sekretaris desa", "kepala urusan", "kepala seksi", "kepala dusun")
_INCENTIVE = ("rt/rw", "kader", "imam desa", "linmas")
_OFTEN_WOMEN = ("kader", "kepala urusan", "staf desa")
_HOMEMAKER_CADRES = 0.5
_BPD_WRITTEN_AS_BPK = 0.1  # the occupation of auditors of state, chosen for its abbreviation
_LARGE_ENOUGH = 8  # a village must have this many workers for each office it fills


def with_roles(rng: Rng, people: pl.DataFrame, settlements: list[Settlement]) -> pl.DataFrame:
    """Adds role and incentive to workers; officials take the occupation of their office.

    Where the village keeps our own template, half of the cadres are homemakers by occupation: only
    the role says that they work. OpenSID has no column for roles, so there they have another work, and
    some members of the village council (BPD) are entered as members of the audit board (BPK).
    """
    role = np.full(len(people), "", dtype=object)
    occupation = people["occupation"].to_numpy().astype(object)
    workers = _workers_by_village(rng, people, len(settlements))
    for settlement, at_work in zip(settlements, workers, strict=True):
        _fill_offices(people, role, at_work, _KELURAHAN if settlement.is_kelurahan else _DESA)
        if not settlement.layout.is_opensid:
            cadres = at_work[(role[at_work] == "kader")]
            at_home = cadres[rng.random(cadres.size) < _HOMEMAKER_CADRES]
            occupation[at_home] = "MENGURUS RUMAH TANGGA"
        else:
            council = at_work[(role[at_work] == "bpd")]
            mistaken = council[rng.random(council.size) < _BPD_WRITTEN_AS_BPK]
            occupation[mistaken] = "ANGGOTA BPK"
    occupation[role == "kepala desa"] = "KEPALA DESA"
    occupation[np.isin(role, OFFICIALS[1:]) | (role == "staf desa")] = "PERANGKAT DESA"
    return people.with_columns(
        pl.Series("role", role.astype(str)),
        pl.Series("occupation", occupation.astype(str)),
        pl.Series("incentive", np.isin(role, _INCENTIVE)),
    )


def _workers_by_village(rng: Rng, people: pl.DataFrame, count: int) -> list[np.ndarray]:
    rows = rng.permutation(
        np.flatnonzero(people["worker"] & people["listed"] & (people["life"] == "hidup"))
    )
    village = people["village"].to_numpy()[rows]
    order = np.argsort(village, kind="stable")
    return np.split(rows[order], np.searchsorted(village[order], np.arange(1, count)))


def _fill_offices(
    people: pl.DataFrame, role: np.ndarray, at_work: np.ndarray, offices: dict[str, int]
) -> None:
    """Give out the offices of one village in turn, to workers who hold none (changes `role`)."""
    women = people["female"].to_numpy()[at_work]
    pools = {True: list(at_work[women]), False: list(at_work[~women])}
    room = at_work.size // _LARGE_ENOUGH
    for office, places in offices.items():
        pool = pools[office in _OFTEN_WOMEN]
        for _ in range(min(places, room, len(pool))):
            role[pool.pop()] = office
