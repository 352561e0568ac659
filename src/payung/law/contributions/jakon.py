"""Construction projects (jasa konstruksi): JKK and JKM together, on the contract or on the wages.

PP 44/2015, annex. Without a list of wages the contract value (without PPN) is charged in layers.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from payung.law.dated import parameter
from payung.law.explain import Step, Text, money, percent
from payung.law.money import part_of
from payung.primitives.errors import InputError
from payung.primitives.sentences import say

MILLION = 1_000_000
WHAT = Text("Iuran jasa konstruksi", "Construction contribution")


def contract_contribution(contract_value: int, day: dt.date) -> Step:
    """The contribution of a whole project from its contract value without PPN, whole rupiah."""
    _check(contract_value)
    table = parameter("contributions.jakon.steps").at(day)
    lows = [low for low, _ in table.brackets]
    highs = [*lows[1:], contract_value]
    layers = tuple(
        _layer(min(contract_value, high) - low, Decimal(share) / MILLION)
        for (low, share), high in zip(table.brackets, highs, strict=True)
        if contract_value > low
    )
    total = sum(layer.rupiah for layer in layers)
    formula = Text("jumlah lapisan nilai kontrak", "sum of the layers of the contract value")
    inputs = {"contract_value": contract_value}
    return Step(WHAT, total, "IDR", formula, inputs, (table,), layers)


def wages_contribution(wages: int, day: dt.date) -> Step:
    """The contribution of a month from the sum of wages on the list, whole rupiah."""
    _check(wages)
    parts = []
    for name in ("jkk", "jkm"):
        rate = parameter(f"contributions.jakon.{name}_of_wages").at(day)
        line = f"{percent(rate.share)} x {money(wages)}"
        what = Text(f"Iuran {name.upper()}", f"{name.upper()} contribution")
        due = part_of(wages, rate.share)
        parts.append(Step(what, due, "IDR", Text(line, line), {"wages": wages}, (rate,)))
    total = sum(part.rupiah for part in parts)
    return Step(WHAT, total, "IDR", parts=tuple(parts))


def _layer(amount: int, share: Decimal) -> Step:
    line = f"{percent(share)} x {money(amount)}"
    return Step(Text("Lapisan", "Layer"), part_of(amount, share), "IDR", Text(line, line))


def _check(amount: int) -> None:
    if amount < 0:
        raise InputError(
            say(
                "Nilai %(amount)s tidak mungkin. Tulis rupiah bulat, contoh: 150000000.",
                amount=amount,
            )
        )
