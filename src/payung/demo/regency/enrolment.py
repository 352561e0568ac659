"""Choose who is in which scheme: exactly as many covered in December 2024 as asked."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import polars as pl

from payung.demo.regency.schemes import RESERVE, SCHEMES, Cohort, Scheme
from payung.planning.apportionment import apportion

Rng = np.random.Generator
Rows = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]
_SECOND_MEMBERSHIP = 0.012
_SHARE_UNITS = 100_000


@dataclass
class _Draw:
    """People not yet placed, and the places given out so far."""

    rank: npt.NDArray[np.float64]
    free: Mask
    of_kind: dict[str, Mask]
    of_role: dict[str, Mask]
    placed: list[tuple[Rows, Scheme, Cohort]] = field(default_factory=list)

    def place(self, scheme: Scheme, cohort: Cohort, candidates: Mask, count: int) -> int:
        """Place up to `count` free candidates, best rank first; how many were found."""
        rows = np.flatnonzero(candidates & self.free)
        rows = rows[np.argsort(-self.rank[rows], kind="stable")][:count]
        self.free[rows] = False
        self.placed.append((rows, scheme, cohort))
        return int(rows.size)


def enrol(
    rng: Rng, people: pl.DataFrame, covered_weight: npt.NDArray[np.float64], share: float
) -> pl.DataFrame:
    """Memberships (columns row, scheme, cohort): row is the position in `people`.

    Of the listed workers exactly `share` (0 to 1, rounded to whole people) are covered in December
    2024, and of those on no roster as well. `covered_weight` makes some villages better than others.
    """
    weight = covered_weight[people["village"].to_numpy()]
    no_role = people["role"] == ""
    draw = _Draw(
        rank=rng.random(len(people)) ** (1 / weight),
        free=people["working"].to_numpy().copy(),
        of_kind={s.name: (_among(people, "kind", s.kinds) & no_role).to_numpy() for s in SCHEMES},
        of_role={s.name: _among(people, "role", s.roles).to_numpy() for s in SCHEMES},
    )
    worker = people["worker"].to_numpy()
    for listed in (True, False):
        stratum = worker & (people["listed"].to_numpy() == listed)
        _place_covered(draw, stratum, round(share * int(stratum.sum())))
    _place_others(draw, worker)
    return _with_second_memberships(rng, people, _frame(draw))


def _among(people: pl.DataFrame, column: str, values: tuple[str, ...]) -> pl.Series:
    return people[column].is_in(list(values))


def _place_covered(draw: _Draw, stratum: Mask, count: int) -> None:
    left = count
    for scheme in SCHEMES:
        holders = stratum & draw.of_role[scheme.name]
        wanted = min(left, round(scheme.role_share * int(holders.sum())))
        left -= draw.place(scheme, Cohort.BASE, holders, wanted)
    shares = apportion(left, [round(scheme.share * _SHARE_UNITS) for scheme in SCHEMES])
    for scheme, wanted in zip(SCHEMES, shares, strict=True):
        left -= draw.place(scheme, Cohort.BASE, stratum & draw.of_kind[scheme.name], wanted)
    left -= draw.place(RESERVE, Cohort.BASE, stratum & draw.of_kind[RESERVE.name], left)
    left -= draw.place(RESERVE, Cohort.BASE, stratum, left)
    assert left == 0, f"{left} people too few to cover"


def _place_others(draw: _Draw, worker: Mask) -> None:
    """Who lapsed before, and who comes in 2025 (also those who only then grow up)."""
    for scheme in SCHEMES:
        in_base = sum(len(rows) for rows, s, c in draw.placed if s is scheme and c is Cohort.BASE)
        holders = draw.of_role[scheme.name]
        coming = round(scheme.role_later * int((holders & draw.free).sum()))
        draw.place(scheme, Cohort.LATER, holders, coming)
        fitting = draw.of_kind[scheme.name]
        draw.place(scheme, Cohort.EARLIER, fitting & worker, round(scheme.earlier * in_base))
        draw.place(scheme, Cohort.LATER, fitting, round(scheme.later * in_base))


def _frame(draw: _Draw) -> pl.DataFrame:
    placed = [
        (rows, scheme.name, cohort.value) for rows, scheme, cohort in draw.placed if rows.size
    ]
    return pl.concat(
        pl.DataFrame({"row": rows}).with_columns(scheme=pl.lit(name), cohort=pl.lit(cohort))
        for rows, name, cohort in placed
    )


def _with_second_memberships(rng: Rng, people: pl.DataFrame, first: pl.DataFrame) -> pl.DataFrame:
    """Some wage earners also pay for themselves for a second job."""
    employed = first.filter(pl.col("scheme").is_in(["karyawan swasta", "honorer daerah"]))
    chosen = employed.filter(pl.Series(rng.random(len(employed)) < _SECOND_MEMBERSHIP))
    cohorts = pl.Series([Cohort.BASE.value, Cohort.EARLIER.value, Cohort.LATER.value])
    second = chosen.select("row", scheme=pl.lit("mandiri")).with_columns(
        cohorts.gather(rng.integers(0, 3, len(chosen))).alias("cohort")
    )
    # A second membership must not cover somebody who counts as not covered in December 2024.
    base_rows = first.filter(pl.col("cohort") == Cohort.BASE.value)["row"]
    second = second.filter(pl.col("row").is_in(base_rows.implode()) | (pl.col("cohort") != "base"))
    return pl.concat([first, second]).sort("row", "scheme")
