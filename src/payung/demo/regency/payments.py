"""Payment lines of all memberships, and the months they cover."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import polars as pl

from payung.demo.faults import LIFE_EVENTS
from payung.demo.regency.calendar import BASE, MONTHS, first_day
from payung.demo.regency.contributions import bpu_monthly, pu_monthly
from payung.demo.regency.schemes import SCHEMES, Part, Scheme, TakeUp
from payung.demo.regency.takeup import taken
from payung.primitives.programme import Programme, Segment

Rng = np.random.Generator
_RISE_2025 = 1.065  # the minimum wage of the province rose by 6.5 %
_LATE_SELF_PAYERS = 0.04
WORDS = {"jkk": Programme.JKK, "jkm": Programme.JKM, "jht": Programme.JHT, "jp": Programme.JP}


def payment_lines(rng: Rng, members: pl.DataFrame) -> pl.DataFrame:
    """One line per member, part and paid window.

    `members` has membership, scheme, cohort, programmes (bits), wage, base, kelurahan, life_month
    (position of the month of death or 99). Columns out: membership, first, months, programmes,
    amount (rupiah), funds, paid_on (date).
    """
    lines = [
        _part_lines(rng, members.filter(pl.col("scheme") == scheme.name), scheme, part)
        for scheme in SCHEMES
        for part in scheme.parts
    ]
    return pl.concat(lines).sort("first", "membership", "programmes", maintain_order=True)


def _part_lines(rng: Rng, members: pl.DataFrame, scheme: Scheme, part: Part) -> pl.DataFrame:
    table = taken(rng, part, members["cohort"].to_numpy().astype(str))
    if part.take_up is not TakeUp.GRANT:
        table &= _still_paid(rng, members, part)
    row, window = np.nonzero(table)
    first = np.array([start for start, _ in part.windows])[window]
    months = np.array([length for _, length in part.windows])[window]
    programmes = members["programmes"].to_numpy()[row] & int(part.programmes)
    amount = _monthly(scheme, members, row, first, programmes) * months
    kelurahan = pl.Series(members["kelurahan"].to_numpy()[row] & (part.funds in ("apbdes", "add")))
    lines = pl.DataFrame(
        {
            "membership": members["membership"].to_numpy()[row],
            "first": first,
            "months": months,
            "programmes": programmes,
            "amount": amount,
            "funds": pl.select(
                pl.when(kelurahan).then(pl.lit("apbd")).otherwise(pl.lit(part.funds))
            ).to_series(),
        }
    )
    return lines.with_columns(_paid_on(rng, scheme, part, lines))


def _still_paid(rng: Rng, members: pl.DataFrame, part: Part) -> npt.NDArray[np.bool_]:
    """Payments stop with the month of death, except where nobody told the payer."""
    untold = rng.random(len(members)) < LIFE_EVENTS["dead_still_paid"]
    until = np.where(untold, MONTHS, members["life_month"].to_numpy())
    first = np.array([start for start, _ in part.windows])
    still: npt.NDArray[np.bool_] = first <= until[:, None]
    return still


def _monthly(
    scheme: Scheme,
    members: pl.DataFrame,
    row: npt.NDArray[np.int64],
    first: npt.NDArray[np.int64],
    programmes: npt.NDArray[np.int64],
) -> npt.NDArray[np.int64]:
    if scheme.segment is Segment.BPU:
        return bpu_monthly(members["base"].to_numpy()[row], programmes)
    wage = members["wage"].to_numpy()[row]
    later = first > BASE
    raised = np.where(later, (wage * _RISE_2025 // 1_000).astype(np.int64) * 1_000, wage)
    return pu_monthly(raised, programmes, np.where(later, 2025, 2024))


def _paid_on(rng: Rng, scheme: Scheme, part: Part, lines: pl.DataFrame) -> pl.Series:
    """Employers by the 15th of the next month; others in the first month, some self-payers late."""
    starts = pl.Series([first_day(position) for position in range(MONTHS + 1)])
    by_employer = scheme.segment is Segment.PU and part.take_up is TakeUp.STEADY
    start = starts.gather(lines["first"].to_numpy() + int(by_employer))
    late = (rng.random(len(lines)) < _LATE_SELF_PAYERS) & (part.take_up is TakeUp.IRREGULAR)
    days = rng.integers(0, 15, len(lines)) + np.where(late, rng.integers(20, 75, len(lines)), 0)
    frame = pl.DataFrame({"start": start, "days": days})
    return frame.select((pl.col("start") + pl.duration(days="days")).alias("paid_on")).to_series()


def paid_words(lines: pl.DataFrame) -> pl.DataFrame:
    """Per membership one word per programme (jkk, jkm, jht, jp): bit i is the month at position i."""
    word = ((1 << lines["months"].to_numpy()) - 1) << lines["first"].to_numpy()
    return (
        lines.with_columns(pl.Series("word", word))
        .group_by("membership", maintain_order=True)
        .agg(
            pl.col("word")
            .filter((pl.col("programmes") & int(programme)) != 0)
            .bitwise_or()
            .fill_null(0)
            .alias(name)
            for name, programme in WORDS.items()
        )
    )
