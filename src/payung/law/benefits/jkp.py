"""Job loss (JKP): cash after a dismissal, wage earners only (PP 6/2025)."""

from __future__ import annotations

import datetime as dt

from payung.law.benefits.model import Benefit, benefit
from payung.law.dated import Value, parameter
from payung.law.explain import Step, Text, money, percent
from payung.law.money import part_of

WHAT = Text("Jaminan kehilangan pekerjaan", "Job loss benefit")
CASH = Text("Uang tunai JKP sebulan", "JKP cash a month")


def job_loss(wage: int, dismissed_on: dt.date, paid_months_of_24: int, months: int) -> Benefit:
    """Cash for `months` months without work, at most six; none below twelve paid months in 24."""
    least = parameter("benefits.jkp.paid_months").at(dismissed_on)
    within = parameter("benefits.jkp.within_months").at(dismissed_on)
    if paid_months_of_24 < least.whole:
        return benefit(WHAT, {"cash": _too_few(least, within)})
    longest = parameter("benefits.jkp.months").at(dismissed_on)
    monthly = _monthly(wage, dismissed_on)
    counted = min(months, longest.whole)
    line = f"{counted} x {money(monthly.rupiah)}"
    cash = Step(
        Text(f"Uang tunai {counted} bulan", f"Cash for {counted} months"),
        counted * monthly.rupiah,
        "IDR",
        Text(line, line),
        {"months": months},
        (longest, least, within),
        (monthly,),
    )
    return benefit(WHAT, {"cash": cash})


def _monthly(wage: int, day: dt.date) -> Step:
    share = parameter("benefits.jkp.share").at(day)
    ceiling = parameter("contributions.jkp.wage_ceiling").at(day)
    counted = min(wage, ceiling.whole)
    line = f"{percent(share.share)} x {money(counted)}"
    due = part_of(counted, share.share)
    return Step(CASH, due, "IDR", Text(line, line), {"wage": wage}, (share, ceiling))


def _too_few(least: Value, within: Value) -> Step:
    reason = Text(
        f"perlu {least.whole} bulan iuran dalam {within.whole} bulan terakhir",
        f"needs {least.whole} contribution months within the last {within.whole}",
    )
    return Step(CASH, 0, "IDR", reason, parameters=(least, within))
