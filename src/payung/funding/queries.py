"""Reads about village budgets."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from payung.funding.models import BudgetLine
from payung.funding.social_security import is_for_employment_insurance
from payung.intake.models import SourceFile

EXPENDITURE = "5."


@dataclass(frozen=True, slots=True)
class YearOfBudget:
    """A village's budget of one year: the lines for BPJS Ketenagakerjaan among all its expenditure.

    Amounts are whole rupiah.
    """

    year: int
    lines: tuple[BudgetLine, ...]
    lines_of_expenditure: int
    expenditure: int

    @property
    def total(self) -> int:
        """What the year sets aside."""
        return sum(line.amount for line in self.lines)


def budget_of(village_code: str) -> list[YearOfBudget]:
    """The years of which a budget is known, newest first."""
    rows = BudgetLine.objects.filter(village_id=village_code, account__startswith=EXPENDITURE)
    ordered = rows.order_by("-year", "account", "activity", "sub_account", "line_number", "pk")
    return [_year(year, list(lines)) for year, lines in groupby(ordered, lambda row: row.year)]


def files_of(years: list[YearOfBudget]) -> dict[int, SourceFile]:
    """The files of the lines that are shown."""
    return files_of_lines(line for year in years for line in year.lines)


def files_of_lines(lines: Iterable[BudgetLine]) -> dict[int, SourceFile]:
    """The same of any lines."""
    ids = {line.source_file_id for line in lines}
    return SourceFile.objects.in_bulk([key for key in ids if key is not None])


def _year(year: int, lines: list[BudgetLine]) -> YearOfBudget:
    ours = (x for x in lines if is_for_employment_insurance(x.account, x.description))
    return YearOfBudget(year, tuple(ours), len(lines), sum(line.amount for line in lines))
