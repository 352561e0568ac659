"""Everything that is true of the regency, and what the insurer recorded of it, before any file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl

from payung.demo.regency.enrolment import enrol
from payung.demo.regency.memberships import memberships, recorded_members, with_outsiders
from payung.demo.regency.payments import paid_words, payment_lines
from payung.demo.regency.residents import draw_residents
from payung.demo.regency.settlement import Settlement, settle
from payung.demo.villages import Village

Rng = np.random.Generator
Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Regency:
    """People, memberships, what the insurer recorded of them, payment lines, paid months as bits."""

    settlements: list[Settlement]
    people: pl.DataFrame
    members: pl.DataFrame
    recorded: pl.DataFrame
    lines: pl.DataFrame
    words: pl.DataFrame


def draw_regency(
    rng: Rng,
    villages: Sequence[Village],
    workers: int,
    covered_share: float,
    hash_key: bytes,
    progress: Progress,
) -> Regency:
    """A regency whose rosters name `workers` workers, `covered_share` of them covered in the base month."""
    progress(f"Merekayasa penduduk {len(villages)} desa/kelurahan")
    settlements = settle(rng, sorted(villages, key=lambda village: village.code), workers)
    residents = draw_residents(rng, settlements)
    weight = np.array([settlement.covered_weight for settlement in settlements])
    people, enrolled = with_outsiders(rng, residents, enrol(rng, residents, weight, covered_share))
    progress(f"Merekayasa {len(enrolled)} kepesertaan dan iuran 24 bulan")
    members = memberships(rng, people, enrolled, settlements)
    lines = payment_lines(rng, members)
    recorded = recorded_members(rng, people, members, settlements, hash_key)
    return Regency(settlements, people, members, recorded, lines, paid_words(lines))
