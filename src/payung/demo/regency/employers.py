"""Invented employers, and the wages and programmes they pay for."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
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
_MINIMUM_WAGE = 3_434_298  # South Sulawesi, 2024
_OFFICE_WAGE = 2_000_000
_OFFICIAL_WAGE = 2_022_200  # lowest income of village officials, PP 11/2019
_LOW_PROGRAMMES, _MIDDLE_PROGRAMMES = 0.2, 0.45


def employer_columns(rng: Rng, scheme: pl.Series, villages: Sequence[str]) -> list[pl.Series]:
    """Columns employer, wage (rupiah a month in 2024, 0 for BPU) and employer_programmes (bits, 0 where
    the scheme decides) of each membership.

    `villages` is the village name of each membership: a village pays its officials.
    """
    kind = scheme.to_numpy().astype(str)
    pick = (rng.beta(0.7, 2.2, kind.size) * len(PRIVATE)).astype(np.int64)
    private, building = kind == "karyawan swasta", kind == "proyek konstruksi"
    office, official = kind == "honorer daerah", kind == "perangkat desa"
    names = np.select(
        [private | building, office, official],
        [
            np.array(PRIVATE, dtype=object)[pick],
            np.array(_OFFICES, dtype=object)[pick % len(_OFFICES)],
            np.array([f"Pemerintah Desa {name}" for name in villages], dtype=object),
        ],
        "",
    )
    groups = [private, building, office, official]
    fixed = [np.full(kind.size, wage) for wage in (_MINIMUM_WAGE, _OFFICE_WAGE, _OFFICIAL_WAGE)]
    wages = [_private_wage(rng, kind.size), *fixed]
    return [
        pl.Series("employer", names.astype(str)),
        pl.Series("wage", np.select(groups, wages, 0)),
        pl.Series("employer_programmes", np.where(private, _programmes_of(pick), 0)),
    ]


def _programmes_of(employer: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Small employers pay for two programmes, middling ones for three, the others for all four."""
    place = employer / len(PRIVATE)
    return np.select(
        [place < _LOW_PROGRAMMES, place < _MIDDLE_PROGRAMMES],
        [int(BASIC), int(THREE)],
        int(ALL_FOUR),
    )


def _private_wage(rng: Rng, count: int) -> npt.NDArray[np.int64]:
    """Around the provincial minimum wage of 2024 (Rp3,434,298), some less, a few much more."""
    wage: npt.NDArray[np.float64] = np.where(
        rng.random(count) < 0.55, _MINIMUM_WAGE, 3_000_000 * rng.lognormal(0.0, 0.3, count)
    )
    return (wage // 1_000).astype(np.int64) * 1_000
