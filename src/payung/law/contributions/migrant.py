"""Migrant workers (PMI): JKK and JKM together, paid once for the contract (Permenaker 4/2023)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from payung.law.dated import Value, parameter
from payung.law.explain import Step, Text, money
from payung.primitives.errors import InputError
from payung.primitives.sentences import say

WHAT = Text("Iuran PMI", "PMI contribution")
CONTRACTS = (6, 12, 24)
"""Lengths of contract with a sum of their own, months."""


class Route(StrEnum):
    """How the worker goes abroad: through a placement agency, or alone (no sum before work)."""

    AGENCY = "agency"
    PRIVATE = "private"


@dataclass(frozen=True, slots=True)
class MigrantContribution:
    """Whole rupiah, once; `jht_monthly` comes on top each month."""

    before_work: int
    at_work: int
    jht_monthly: int
    explanation: Step


def migrant_contribution(
    route: Route, contract_months: int, day: dt.date, extra_months: int = 0, jht_monthly: int = 0
) -> MigrantContribution:
    """What a PMI pays for a contract of 6, 12 or 24 months and `extra_months` beyond it.

    InputError for another length, or a JHT contribution outside its limits.
    """
    _check_contract(contract_months)
    _check_jht(jht_monthly, day)
    at_work = [_sum(parameter(f"contributions.migrant.contract.{contract_months}").at(day))]
    if extra_months:
        at_work.append(_extra(extra_months, parameter("contributions.migrant.extra_month").at(day)))
    before = []
    if route is Route.AGENCY:
        before = [_sum(parameter("contributions.migrant.before_work").at(day))]
    parts = (*before, *at_work)
    total = sum(part.rupiah for part in parts)
    inputs = {"route": route.value, "contract_months": contract_months}
    paid_once = Text("dibayar sekali", "paid once")
    whole = Step(WHAT, total, "IDR", paid_once, inputs, parts=parts, notes=(_OPTIONAL_JHT,))
    return MigrantContribution(
        sum(part.rupiah for part in before),
        sum(part.rupiah for part in at_work),
        jht_monthly,
        whole,
    )


def _check_contract(months: int) -> None:
    if months not in CONTRACTS:
        raise InputError(
            say(
                "'contract_months' berisi %(contract_months)s; yang ada 6, 12, dan 24. Bulan "
                "selebihnya ditulis pada 'extra_months'.",
                contract_months=months,
            )
        )


def _check_jht(monthly: int, day: dt.date) -> None:
    least = parameter("contributions.migrant.jht_least").at(day).whole
    most = parameter("contributions.migrant.jht_most").at(day).whole
    if monthly and not least <= monthly <= most:
        raise InputError(
            say(
                "'jht_monthly' berisi %(monthly)s; JHT PMI %(least)s sampai %(most)s "
                "sebulan, atau 0.",
                monthly=monthly,
                least=money(least),
                most=money(most),
            )
        )


def _sum(value: Value) -> Step:
    return Step(
        Text(value.description, value.description_en), value.whole, "IDR", parameters=(value,)
    )


def _extra(months: int, value: Value) -> Step:
    line = f"{months} x {money(value.whole)}"
    what = Text(value.description, value.description_en)
    return Step(what, months * value.whole, "IDR", Text(line, line), {}, (value,))


_OPTIONAL_JHT = Text(
    "JHT pilihan, dibayar setiap bulan, tidak termasuk jumlah ini.",
    "JHT is optional, paid each month, and not part of this sum.",
)
