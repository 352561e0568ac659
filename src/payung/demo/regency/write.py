"""Write a synthetic regency: the files its offices would hand in, and the truth beside them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import polars as pl

from payung.demo.regency.calendar import BASE_DAY, LAST_DAY
from payung.demo.regency.denominators import active_memberships, write_denominators
from payung.demo.regency.enrolment import enrol
from payung.demo.regency.insurer import write_participants, write_payments
from payung.demo.regency.memberships import memberships, recorded_members, with_outsiders
from payung.demo.regency.opensid import write_opensid
from payung.demo.regency.payments import paid_words, payment_lines
from payung.demo.regency.residents import draw_residents
from payung.demo.regency.rosters import roster_rows
from payung.demo.regency.settlement import Settlement, settle
from payung.demo.regency.template import write_template
from payung.demo.regency.truth import FileRows, covered, links_truth, people_truth
from payung.demo.villages import Village
from payung.primitives.errors import InputError

COVERED_SHARE = 0.4
WORKERS_OF_SINJAI = 115_383
"""People at work in Sinjai, August 2022 (sinjaikab.bps.go.id, 30 December 2022)."""

_FEWEST_WORKERS = 150
Progress = Callable[[str], None]


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
class _Regency:
    """Everything before it is written."""

    settlements: list[Settlement]
    people: pl.DataFrame
    members: pl.DataFrame
    recorded: pl.DataFrame
    lines: pl.DataFrame
    words: pl.DataFrame


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
    if not villages or workers < _FEWEST_WORKERS * len(villages):
        raise InputError(
            f"Data contoh butuh sedikitnya {_FEWEST_WORKERS} pekerja untuk tiap desa; diminta {workers} "
            f"pekerja untuk {len(villages)} desa. Tambah pekerja atau kurangi desa."
        )
    rng = np.random.default_rng(seed)
    regency = _draw(
        rng, sorted(villages, key=lambda village: village.code), workers, hash_key, progress
    )
    rosters = _write_rosters(rng, folder, regency, progress)
    insurer = _write_insurer(folder, regency, progress)
    active = active_memberships(regency.members, regency.words, 11)
    denominators = _folder(folder, "denominators") / "potensi.csv"
    write_denominators(rng, denominators, regency.settlements, active, COVERED_SHARE)
    truth = _write_truth(folder, regency, [*rosters, *insurer], progress)
    counted = truth.filter(pl.col("worker") & pl.col("listed"))
    return Written(
        rosters=[(file.path.name.rsplit("-", 1)[0], file.path) for file in rosters],
        participants=[file.path for file in insurer if file.path.parent.name == "participants"],
        payments=[file.path for file in insurer if file.path.parent.name == "payments"],
        denominators=denominators,
        truth=folder / "truth",
        workers=len(counted),
        covered=int(covered(counted).sum()),
        active_memberships=sum(active.values()),
        roster_rows=sum(len(file.person) for file in rosters),
        payment_lines=len(regency.lines),
    )


def _draw(
    rng: np.random.Generator,
    villages: list[Village],
    workers: int,
    hash_key: bytes,
    progress: Progress,
) -> _Regency:
    progress(f"Merekayasa penduduk {len(villages)} desa/kelurahan")
    settlements = settle(rng, villages, workers)
    residents = draw_residents(rng, settlements)
    weight = np.array([settlement.covered_weight for settlement in settlements])
    enrolled = enrol(rng, residents, weight, COVERED_SHARE)
    people, enrolled = with_outsiders(rng, residents, enrolled)
    progress(f"Merekayasa {len(enrolled)} kepesertaan dan iuran 24 bulan")
    members = memberships(rng, people, enrolled, settlements)
    lines = payment_lines(rng, members)
    recorded = recorded_members(rng, people, members, settlements, hash_key)
    return _Regency(settlements, people, members, recorded, lines, paid_words(lines))


def _write_rosters(
    rng: np.random.Generator, folder: Path, regency: _Regency, progress: Progress
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


def _write_insurer(folder: Path, regency: _Regency, progress: Progress) -> list[FileRows]:
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

    return [listed(BASE_DAY), listed(LAST_DAY), paid(2024), paid(2025)]


def _write_truth(
    folder: Path, regency: _Regency, files: list[FileRows], progress: Progress
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
