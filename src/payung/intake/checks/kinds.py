"""Which checks belong to which kind of file."""

from __future__ import annotations

from collections.abc import Callable

import polars as pl

from payung.intake.checks.budgets import check_budgets
from payung.intake.checks.check import Verdict
from payung.intake.checks.context import Context
from payung.intake.checks.denominators import check_denominators
from payung.intake.checks.participants import check_participants
from payung.intake.checks.payments import check_payments
from payung.intake.checks.roster import check_roster

CHECKS: dict[str, Callable[[pl.DataFrame, Context], Verdict]] = {
    "roster": check_roster,
    "participants": check_participants,
    "payments": check_payments,
    "denominators": check_denominators,
    "budgets": check_budgets,
}
