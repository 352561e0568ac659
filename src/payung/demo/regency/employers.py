"""Invented employers, and the wages and programmes they pay for."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import polars as pl

from payung.demo.regency.schemes import ALL_FOUR, THREE
from payung.primitives.programme import BASIC

Rng = np.random.Generator
_KINDS = (
    "CV",
    "PT",
    "Toko",
    "Koperasi",
    "UD",
    "Klinik",
    "Yayasan",
    "Penggilingan",
    "Rumah Makan",
    "Bengkel",
)
_NAMES = (
    "Lappa Jaya", "Mallongi Mandiri", "Bulu Sejahtera", "Padaidi", "Siporio", "Resopa Temmangingngi",
    "Cahaya Passare", "Mattirobulu", "Teppo Makmur", "Salo Mas", "Ujung Berkah", "Tana Lestari",
)  # fmt: skip
_OFFICES = (
    "Dinas Contoh Pendidikan", "Dinas Contoh Kesehatan", "Dinas Contoh Perhubungan",
    "Dinas Contoh Kebersihan", "Sekretariat Contoh",
)  # fmt: skip
PRIVATE = tuple(f"{kind} {name} (contoh)" for name in _NAMES for kind in _KINDS)
_LOW_PROGRAMMES, _MIDDLE_PROGRAMMES = 0.2, 0.45


def employer_columns(rng: Rng, scheme: pl.Series, villages: Sequence[str]) -> list[pl.Series]:
    """Columns employer, wage (rupiah a month in 2024, 0 for BPU) and programmes of each membership.

    `villages` is the village name of each membership: a village pays its officials.
    """
    kind = scheme.to_numpy().astype(str)
    pick = (rng.beta(0.7, 2.2, kind.size) * len(PRIVATE)).astype(np.int64)
    desa = np.array([f"Pemerintah Desa {name}" for name in villages], dtype=object)
    office = np.array(_OFFICES, dtype=object)[pick % len(_OFFICES)]
    private = np.array(PRIVATE, dtype=object)[pick]
    employer = np.select(
        [
            np.isin(kind, ("karyawan swasta", "proyek konstruksi")),
            kind == "honorer daerah",
            kind == "perangkat desa",
        ],
        [private, office, desa],
        "",
    )
    wage = np.select(
        [
            kind == "karyawan swasta",
            kind == "proyek konstruksi",
            kind == "honorer daerah",
            kind == "perangkat desa",
        ],
        [_private_wage(rng, kind.size), np.full(kind.size, 3_434_298), 2_000_000, 2_022_200],
        0,
    )
    steps = np.linspace(0, 1, len(PRIVATE))[pick]
    private_programmes = np.select(
        [steps < _LOW_PROGRAMMES, steps < _MIDDLE_PROGRAMMES],
        [int(BASIC), int(THREE)],
        int(ALL_FOUR),
    )
    programmes = np.where(kind == "karyawan swasta", private_programmes, 0)
    return [
        pl.Series("employer", employer.astype(str)),
        pl.Series("wage", wage.astype(np.int64)),
        pl.Series("employer_programmes", programmes.astype(np.int64)),
    ]


def _private_wage(rng: Rng, count: int) -> np.ndarray:
    """Around the provincial minimum wage of 2024 (Rp3,434,298), some less, a few much more."""
    wage = np.where(rng.random(count) < 0.55, 3_434_298, 3_000_000 * rng.lognormal(0.0, 0.3, count))
    return (wage // 1_000).astype(np.int64) * 1_000
