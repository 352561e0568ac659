"""Contributions of wage earners (PU): shares of the monthly wage, split between employer and worker.

PP 44/2015 (JKK, JKM), PP 46/2015 (JHT), PP 45/2015 (JP, with a wage ceiling that changes each March).
"""

from __future__ import annotations

from payung.law.contributions.model import Contribution, Payer, RiskClass
from payung.law.contributions.reductions import USUAL, Circumstances, reduction
from payung.law.dated import Value, parameter
from payung.law.explain import Step, Text, money, percent
from payung.law.money import part_of
from payung.primitives.errors import InputError
from payung.primitives.month import Month
from payung.primitives.programme import Programme, Segment

EMPLOYER = Text("bagian pemberi kerja", "employer's part")
WORKER = Text("bagian pekerja", "worker's part")

Share = tuple[Programme, Text, str]
"""A programme, whose part it is, and the parameter that holds the rate."""


def pu_contribution(
    wage: int,
    programmes: Programme,
    month: Month,
    risk_class: RiskClass = RiskClass.VERY_LOW,
    case: Circumstances = USUAL,
) -> Contribution:
    """The contribution of one wage earner for one month, whole rupiah.

    InputError for no programme, a negative wage or a month before July 2015 (for JP also after the
    last known ceiling).
    """
    if wage < 0 or not programmes:
        raise InputError(
            f"Upah {wage} atau program kosong tidak dapat dihitung. "
            'Contoh: upah 3400000 dan program ["JKK", "JKM", "JHT"].'
        )
    chosen = [share for share in pu_shares(risk_class) if share[0] in programmes]
    steps = [_part(share, wage, month, case) for share in chosen]
    by_programme = dict.fromkeys((programme for programme, _, _ in chosen), 0)
    by_side = {EMPLOYER: 0, WORKER: 0}
    for (programme, side, _), step in zip(chosen, steps, strict=True):
        by_programme[programme] += int(step.amount or 0)
        by_side[side] += int(step.amount or 0)
    total = _sum(wage, month, tuple(steps))
    return Contribution(by_programme, by_side[EMPLOYER], by_side[WORKER], total)


def pu_shares(risk_class: RiskClass) -> tuple[Share, ...]:
    """Every part of a full PU contribution, in the order of the programmes."""
    return (
        (Programme.JKK, EMPLOYER, f"contributions.pu.rates.jkk.{risk_class.value}"),
        (Programme.JKM, EMPLOYER, "contributions.pu.rates.jkm"),
        (Programme.JHT, EMPLOYER, "contributions.pu.rates.jht.employer"),
        (Programme.JHT, WORKER, "contributions.pu.rates.jht.worker"),
        (Programme.JP, EMPLOYER, "contributions.pu.rates.jp.employer"),
        (Programme.JP, WORKER, "contributions.pu.rates.jp.worker"),
    )


def jp_wage_ceiling(month: Month) -> Value:
    """The highest wage that counts for JP in a month (PP 45/2015 art. 29)."""
    return parameter("contributions.pu.jp_wage_ceiling").at(month.first_day)


def _part(share: Share, wage: int, month: Month, case: Circumstances) -> Step:
    programme, side, name = share
    rate = parameter(name).at(month.first_day)
    cut = reduction(programme, Segment.PU, month, Payer.EMPLOYER, case)
    ceiling = (jp_wage_ceiling(month),) if programme is Programme.JP else ()
    counted = min(wage, ceiling[0].whole) if ceiling else wage
    kept = 1 - cut.share
    due = part_of(counted, rate.share * kept)
    less = "" if kept == 1 else f" x {percent(kept)}"
    line = f"{percent(rate.share)} x {money(counted)}{less} = {money(due)}"
    return Step(
        Text(f"Iuran {programme.name} {side.id}", f"{programme.name} contribution, {side.en}"),
        due,
        "IDR",
        Text(line, line),
        {"wage": wage, "counted": counted},
        (rate, *ceiling, *cut.parameters),
        notes=cut.notes,
    )


def _sum(wage: int, month: Month, parts: tuple[Step, ...]) -> Step:
    return Step(
        Text(f"Iuran PU {month}", f"PU contribution {month}"),
        sum(int(part.amount or 0) for part in parts),
        "IDR",
        Text(
            f"upah {money(wage)}; jumlah tiap bagian",
            f"wage {money(wage)}; sum of the parts",
        ),
        {"wage": wage, "month": str(month)},
        parts=parts,
    )
