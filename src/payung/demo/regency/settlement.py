"""How the workers are spread over the villages, and which kind of file each village keeps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from payung.demo.villages import Village
from payung.planning.apportionment import apportion

Rng = np.random.Generator
_UNLISTED_SHARE = 0.01
_COVER_SPREAD = 0.3  # how much better some villages do than others
_COASTAL_SHARE = 0.25
_URBAN_WEIGHT = 1.7  # a kelurahan has more people than a desa
_OPENSID_SHARE = 4  # one village in four keeps its register in OpenSID
_TEMPLATE_XLSX_SHARE = 16


class Layout(StrEnum):
    """The kind of file a village hands in."""

    OPENSID = "opensid"
    OPENSID_LETTERS = "opensid_huruf"
    TEMPLATE_XLSX = "templat_xlsx"
    TEMPLATE_CSV = "templat_csv"

    @property
    def is_opensid(self) -> bool:
        return self in (Layout.OPENSID, Layout.OPENSID_LETTERS)


@dataclass(frozen=True, slots=True)
class Settlement:
    """A village with its number of workers, how many of them no roster names, and its habits."""

    village: Village
    workers: int
    unlisted: int
    coastal: bool
    layout: Layout
    covered_weight: float

    @property
    def is_kelurahan(self) -> bool:
        return self.village.code[9] == "1"


def settle(rng: Rng, villages: Sequence[Village], workers: int) -> list[Settlement]:
    """Divide `workers` (all named on rosters) over the villages; the same number in, in sum, comes out."""
    size = rng.lognormal(0.0, 0.32, len(villages))
    urban = np.array([village.code[9] == "1" for village in villages])
    weights = np.rint(10_000 * size * np.where(urban, _URBAN_WEIGHT, 1.0)).astype(int).tolist()
    coastal = rng.random(len(villages)) < _COASTAL_SHARE
    coastal[rng.integers(0, len(villages))] = True
    layouts = _layouts(rng, len(villages))
    covered_weight = rng.lognormal(0.0, _COVER_SPREAD, len(villages))
    unlisted = apportion(round(workers * _UNLISTED_SHARE), weights)
    return [
        Settlement(village, listed, extra, bool(sea), layout, float(covered))
        for village, listed, extra, sea, layout, covered in zip(
            villages, apportion(workers, weights), unlisted, coastal, layouts, covered_weight,
            strict=True,
        )
    ]  # fmt: skip


def _layouts(rng: Rng, count: int) -> list[Layout]:
    """At least one of each kind that fits; one OpenSID village exports letters instead of codes."""
    opensid = max(1, round(count / _OPENSID_SHARE))
    workbooks = max(1, round(count / _TEMPLATE_XLSX_SHARE))
    kinds = [Layout.OPENSID] * opensid + [Layout.TEMPLATE_XLSX] * workbooks
    if opensid > 1:
        kinds[0] = Layout.OPENSID_LETTERS
    kinds = (kinds + [Layout.TEMPLATE_CSV] * count)[:count]
    return [kinds[place] for place in rng.permutation(count)]
