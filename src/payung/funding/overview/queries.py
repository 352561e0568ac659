"""Reads about the budgets of all villages inside a region."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Q, QuerySet

from payung.funding.models import BudgetLine
from payung.funding.queries import EXPENDITURE, files_of_lines
from payung.funding.social_security import (
    MENTIONED,
    OFFICIALS,
    for_officials,
    is_for_employment_insurance,
)
from payung.intake.models import SourceFile
from payung.primitives.region_code import Level
from payung.regions.models import Region
from payung.regions.queries import inside


@dataclass(slots=True)
class VillageBudget:
    """The lines of one village for BPJS Ketenagakerjaan in one year. Amounts are whole rupiah.

    `is_known`: the village's budget of the year came in, be there such a line or not.
    """

    village: Region
    is_known: bool
    lines: list[BudgetLine] = field(default_factory=list)

    @property
    def total(self) -> int:
        return sum(line.amount for line in self.lines)

    @property
    def for_workers(self) -> int:
        """Without what is for the village head and officials."""
        return sum(line.amount for line in self.lines if not for_officials(line.account))


def years_in(code: str) -> list[int]:
    """The years of which a village inside the region has a budget, newest first."""
    rows = BudgetLine.objects.filter(village__code__startswith=f"{code}.").order_by("-year")
    return list(rows.values_list("year", flat=True).distinct())


def village_budgets(code: str, year: int) -> list[VillageBudget]:
    """One for each village inside the region, in order of code."""
    rows = BudgetLine.objects.filter(village__code__startswith=f"{code}.", year=year)
    known = set(rows.values_list("village_id", flat=True).distinct())
    found = {
        village.code: VillageBudget(village, village.code in known)
        for village in inside(code, Level.VILLAGE)
    }
    for line in _mentioned(rows):
        if is_for_employment_insurance(line.account, line.description):
            found[line.village_id].lines.append(line)
    return list(found.values())


def files_of(budgets: Iterable[VillageBudget]) -> dict[int, SourceFile]:
    """The files of all their lines."""
    return files_of_lines(line for budget in budgets for line in budget.lines)


def _mentioned(rows: QuerySet[BudgetLine]) -> QuerySet[BudgetLine]:
    """Few lines of a budget are worth a look: the database leaves out those that say nothing of it."""
    worth = Q(account__startswith=OFFICIALS) | Q(description__iregex=MENTIONED)
    return rows.filter(worth, account__startswith=EXPENDITURE)
