"""Contributions of wage earners (PU): shares of the monthly wage, split between employer and worker.

PP 44/2015 (JKK, JKM), PP 46/2015 (JHT), PP 45/2015 (JP, with a wage ceiling that changes each March).
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from payung.law.contributions.model import Contribution, Payer, RiskClass
from payung.law.contributions.reductions import USUAL, Circumstances, reduction
from payung.law.dated import Value, parameter
from payung.law.explain import Step, Text, money, percent
from payung.law.money import part_of
from payung.primitives.errors import InputError
from payung.primitives.month import Month
from payung.primitives.programme import Programme, Segment
from payung.primitives.sentences import say

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
    if not programmes:
        raise InputError(say('Program kosong. Contoh: ["JKK", "JKM", "JHT"].'))
    return pu_rule(programmes, month, risk_class, case).contribution(wage)


@dataclass(frozen=True, slots=True)
class Part:
    """What one side pays for one programme: a share of the wage up to a ceiling, as of one month."""

    programme: Programme
    side: Text
    what: Text
    share: Decimal
    ceiling: int | None
    parameters: tuple[Value, ...]
    notes: tuple[Text, ...]
    words: tuple[str, str]

    def due(self, wage: int) -> Step:
        """The part of one wage, in whole rupiah, and how it came about."""
        counted = wage if self.ceiling is None or wage < self.ceiling else self.ceiling
        line = f"{self.words[0]}{money(counted)}{self.words[1]}"
        return Step(
            self.what,
            part_of(counted, self.share),
            "IDR",
            Text(line, line),
            {"wage": wage, "counted": counted},
            self.parameters,
            notes=self.notes,
        )


@dataclass(frozen=True, slots=True)
class PuRule:
    """Everything of a contribution but the wage. `spans` are the parts of each programme."""

    month: Month
    parts: tuple[Part, ...]
    spans: tuple[tuple[Programme, slice], ...]
    employer: tuple[int, ...]
    title: Text

    def contribution(self, wage: int) -> Contribution:
        """The contribution of one wage; InputError when it is negative."""
        if wage < 0:
            raise InputError(
                say("Upah %(wage)s tidak mungkin. Tulis rupiah bulat, contoh: 3400000.", wage=wage)
            )
        steps = [part.due(wage) for part in self.parts]
        dues = [step.rupiah for step in steps]
        by_programme = {programme: sum(dues[span]) for programme, span in self.spans}
        total, employer = sum(dues), sum([dues[place] for place in self.employer])
        shown = money(wage)
        formula = Text(f"upah {shown}; jumlah tiap bagian", f"wage {shown}; sum of the parts")
        inputs = {"wage": wage, "month": str(self.month)}
        whole = Step(self.title, total, "IDR", formula, inputs, parts=tuple(steps))
        return Contribution(by_programme, employer, total - employer, whole)


@lru_cache(maxsize=4096)
def pu_rule(
    programmes: Programme, month: Month, risk_class: RiskClass, case: Circumstances
) -> PuRule:
    """The contribution of wage earners as of one month, settled but for the wage."""
    shares = [share for share in pu_shares(risk_class) if share[0] in programmes]
    parts = tuple(_part(share, month, case) for share in shares)
    owners = [part.programme for part in parts]
    spans = [
        (one, slice(owners.index(one), owners.index(one) + owners.count(one)))
        for one in dict.fromkeys(owners)
    ]
    employer = tuple(place for place, part in enumerate(parts) if part.side is EMPLOYER)
    title = Text(f"Iuran PU {month}", f"PU contribution {month}")
    return PuRule(month, parts, tuple(spans), employer, title)


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


def _part(share: Share, month: Month, case: Circumstances) -> Part:
    programme, side, name = share
    rate = parameter(name).at(month.first_day)
    cut = reduction(programme, Segment.PU, month, Payer.EMPLOYER, case)
    ceiling = (jp_wage_ceiling(month),) if programme is Programme.JP else ()
    kept = 1 - cut.share
    return Part(
        programme,
        side,
        Text(f"Iuran {programme.name} {side.id}", f"{programme.name} contribution, {side.en}"),
        rate.share * kept,
        ceiling[0].whole if ceiling else None,
        (rate, *ceiling, *cut.parameters),
        cut.notes,
        (f"{percent(rate.share)} x ", "" if kept == 1 else f" x {percent(kept)}"),
    )
