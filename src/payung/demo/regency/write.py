"""Write a synthetic regency: the files its offices would hand in, and the truth beside them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import polars as pl

from payung.demo.regency.calendar import BASE, BASE_DAY, LAST_DAY
from payung.demo.regency.denominators import active_memberships, write_denominators
from payung.demo.regency.draw import Progress, Regency, draw_regency
from payung.demo.regency.insurer import write_participants, write_payments
from payung.demo.regency.opensid import write_opensid
from payung.demo.regency.rosters import roster_rows
from payung.demo.regency.template import write_template
from payung.demo.regency.truth import FileRows, covered, links_truth, people_truth
from payung.demo.villages import Village
from payung.primitives.errors import InputError

COVERED_SHARE = 0.4
WORKERS_OF_SINJAI = 115_383
"""People at work in Sinjai, August 2022 (sinjaikab.bps.go.id, 30 December 2022)."""

_FEWEST_WORKERS = 150


@dataclass(frozen=True, slots=True)
class Written:
    """The files in the order in which an office would hand them in, and what is true of them."""

    rosters: list[tuple[str, Path]]  # village code, file
    participants: list[Path]
    payments: list[Path]
    denominators: Path
    truth: Path
    workers: int
    covered: int
    active_memberships: int
    roster_rows: int
    payment_lines: int


@dataclass(frozen=True, slots=True)
class _InsurerFiles:
    participants: list[FileRows]
    payments: list[FileRows]


def write_regency(
    folder: Path,
    *,
    villages: Sequence[Village],
    workers: int = WORKERS_OF_SINJAI,
    seed: int = 7307,
    hash_key: bytes = b"payung-contoh",
    progress: Progress = lambda _sentence: None,
) -> Written:
    """Write rosters/, participants, payments, denominators and truth of `villages` under `folder`.

    Rosters name exactly `workers` workers, 40 % of them covered in December 2024. The same seed
    writes the same bytes. `hash_key` keys the NIK hashes of the insurer's list. Raises InputError
    when there are too few workers for the villages.
    """
    _check_size(len(villages), workers)
    rng = np.random.default_rng(seed)
    regency = draw_regency(rng, villages, workers, COVERED_SHARE, hash_key, progress)
    rosters = _write_rosters(rng, folder, regency, progress)
    insurer = _write_insurer(folder, regency, progress)
    active = active_memberships(regency.members, regency.words, BASE)
    denominators = _folder(folder, "denominators") / "potensi.csv"
    write_denominators(rng, denominators, regency.settlements, active, COVERED_SHARE)
    people = _write_truth(
        folder, regency, [*rosters, *insurer.participants, *insurer.payments], progress
    )
    counted = people.filter(pl.col("worker") & pl.col("listed"))
    codes = [settlement.village.code for settlement in regency.settlements]
    return Written(
        rosters=[(code, file.path) for code, file in zip(codes, rosters, strict=True)],
        participants=[file.path for file in insurer.participants],
        payments=[file.path for file in insurer.payments],
        denominators=denominators,
        truth=folder / "truth",
        workers=len(counted),
        covered=int(covered(counted).sum()),
        active_memberships=sum(active.values()),
        roster_rows=sum(len(file.person) for file in rosters),
        payment_lines=len(regency.lines),
    )


def _check_size(villages: int, workers: int) -> None:
    if not villages or workers < _FEWEST_WORKERS * villages:
        raise InputError(
            f"Data contoh butuh sedikitnya {_FEWEST_WORKERS} pekerja untuk tiap desa; diminta {workers} "
            f"pekerja untuk {villages} desa. Tambah pekerja atau kurangi desa."
        )


def _write_rosters(
    rng: np.random.Generator, folder: Path, regency: Regency, progress: Progress
) -> list[FileRows]:
    place = _folder(folder, "roster")
    rows = roster_rows(rng, regency.people, regency.settlements)
    by_village = rows.partition_by("village", as_dict=True)
    progress(f"Menulis {len(by_village)} berkas desa ({len(rows)} baris)")
    files = []
    for number, settlement in enumerate(regency.settlements):
        mine = by_village[(number,)]
        if settlement.layout.is_opensid:
            path = write_opensid(rng, place, settlement, mine)
        else:
            path = write_template(place, settlement, mine)
        files.append(FileRows(path, mine["person"]))
    return files


def _write_insurer(folder: Path, regency: Regency, progress: Progress) -> _InsurerFiles:
    villages = [settlement.village for settlement in regency.settlements]
    person = regency.members["person"]
    progress(f"Menulis daftar peserta dan {len(regency.lines)} baris pembayaran")

    def listed(as_of: dt.date) -> FileRows:
        path = _folder(folder, "participants") / f"peserta-{as_of:%Y-%m}.csv"
        rows = write_participants(
            path, regency.members, regency.recorded, regency.lines, villages, as_of
        )
        return FileRows(path, person.gather(rows), rows)

    def paid(year: int) -> FileRows:
        path = _folder(folder, "payments") / f"pembayaran-{year}.csv"
        rows = write_payments(path, regency.members, regency.recorded, regency.lines, year)
        return FileRows(path, person.gather(rows), rows)

    days = (BASE_DAY, LAST_DAY)
    return _InsurerFiles([listed(day) for day in days], [paid(day.year) for day in days])


def _write_truth(
    folder: Path, regency: Regency, files: list[FileRows], progress: Progress
) -> pl.DataFrame:
    progress("Menyimpan kebenaran di tempat terpisah")
    place = _folder(folder, "truth")
    truth = people_truth(regency.people, regency.members, regency.words, regency.settlements)
    truth.write_parquet(place / "people.parquet")
    links_truth(folder, files).write_parquet(place / "links.parquet")
    return truth


def _folder(folder: Path, name: str) -> Path:
    place = folder / name
    place.mkdir(parents=True, exist_ok=True)
    return place
