"""The next wage ceiling of JP: the former one raised by last year's economic growth."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from payung.law.dated import parameter
from payung.law.explain import Step, Text, money

WHAT = Text("Batas upah JP", "Wage ceiling of JP")


def next_jp_ceiling(previous: int, growth_percent: Decimal, year: int) -> Step:
    """previous x (1 + growth), floored to Rp100; reproduces every ceiling from 2016 to 2026."""
    step = parameter("contributions.pu.jp_ceiling_step").at(dt.date(year, 3, 1))
    exact = previous * (1 + growth_percent / 100)
    ceiling = int(exact // step.whole) * step.whole
    line = f"{money(previous)} x (1 + {growth_percent} %), ke bawah ke {money(step.whole)}"
    english = f"{money(previous)} x (1 + {growth_percent} %), floored to {money(step.whole)}"
    inputs = {"previous_ceiling": previous, "gdp_growth_pct": growth_percent, "year": year}
    return Step(WHAT, ceiling, "IDR", Text(line, english), inputs, (step,))


def known_jp_ceiling(year: int) -> Step:
    """The ceiling in force from March of a year (from July in 2015)."""
    day = dt.date(year, 7 if year == 2015 else 3, 1)
    value = parameter("contributions.pu.jp_wage_ceiling").at(day)
    return Step(WHAT, value.whole, "IDR", inputs={"year": year}, parameters=(value,))
