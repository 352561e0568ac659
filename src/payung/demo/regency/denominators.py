"""The insurer's potential per region, made so that it gives 40 % in December 2024."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import polars as pl

from payung.demo.regency.calendar import BASE_DAY, LAST_DAY
from payung.demo.regency.settlement import Settlement
from payung.planning.apportionment import apportion
from payung.primitives.programme import Segment

Rng = np.random.Generator
SOURCE = "REKAAN (data contoh)"
_ABSENT_SHARE = 0.08
_PU_RATE, _JAKON_RATE = 1.04, 0.8  # active by potential: the first is above one, as really seen
_GROWTH_2025 = 1.012


def active_memberships(members: pl.DataFrame, words: pl.DataFrame, position: int) -> dict[str, int]:
    """Memberships of each segment paid for JKK and JKM in the month at a position."""
    both = (pl.col("jkk") & pl.col("jkm") & (1 << position)) != 0
    active = members.join(words.filter(both), on="membership").group_by("segment").len()
    counts = dict(zip(active["segment"], active["len"], strict=True))
    return {segment.value: int(counts.get(segment.value, 0)) for segment in Segment}


def potential(active: dict[str, int], share: float) -> dict[str, int]:
    """Potential of each segment and of all (`SEMUA`) for which all active are `share` of it."""
    everyone = round(sum(active.values()) / share)
    employed = round(active[Segment.PU] / _PU_RATE)
    building = round(active[Segment.JAKON] / _JAKON_RATE)
    own = everyone - employed - building
    return {"PU": employed, "BPU": own, "JAKON": building, "SEMUA": everyone}


def write_denominators(
    rng: Rng, path: Path, settlements: list[Settlement], active: dict[str, int], share: float
) -> None:
    """Regency by segment, districts and most villages in sum; a few villages are absent on purpose."""
    codes = [settlement.village.code for settlement in settlements]
    workers = [settlement.workers for settlement in settlements]
    parts = potential(active, share)
    regency = [(codes[0][:5], segment, "potensi_bpjs", number) for segment, number in parts.items()]
    regency.append((codes[0][:5], "SEMUA", "penduduk_bekerja", sum(workers)))
    villages = apportion(parts["SEMUA"], workers)
    districts: dict[str, int] = {}
    for code, number in zip(codes, villages, strict=True):
        districts[code[:8]] = districts.get(code[:8], 0) + number
    absent = _absent(rng, codes)
    named = [
        *districts.items(),
        *((c, n) for c, n in zip(codes, villages, strict=True) if c not in absent),
    ]
    rows = regency + [(code, "SEMUA", "potensi_bpjs", number) for code, number in named]
    _frame(rows).write_csv(path)


def _absent(rng: Rng, codes: list[str]) -> set[str]:
    """At least one village where there are several."""
    count = max(1, round(len(codes) * _ABSENT_SHARE)) if len(codes) > 1 else 0
    return {codes[place] for place in rng.choice(len(codes), count, replace=False)}


def _frame(rows: list[tuple[str, str, str, int]]) -> pl.DataFrame:
    at_base = pl.DataFrame(rows, schema=["kode_wilayah", "segmen", "jenis", "jumlah"], orient="row")
    later = at_base.filter(pl.col("jenis") == "potensi_bpjs").with_columns(
        (pl.col("jumlah") * _GROWTH_2025).round().cast(pl.Int64)
    )
    dated = [
        at_base.with_columns(sumber=pl.lit(SOURCE), per_tanggal=pl.lit(BASE_DAY.isoformat())),
        later.with_columns(sumber=pl.lit(SOURCE), per_tanggal=pl.lit(LAST_DAY.isoformat())),
    ]
    return pl.concat(dated)
