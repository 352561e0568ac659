"""A village's budget for employment insurance in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.utils import timezone
from django.utils.translation import gettext as _

from payung.access.wording import day_text, localised, number, rupiah
from payung.funding.models import BudgetLine
from payung.funding.queries import YearOfBudget
from payung.intake.models import SourceFile
from payung.intake.presenters import row_text


@dataclass(frozen=True, slots=True)
class LineView:
    """One line as a row of the table."""

    description: str
    account: str
    reckoning: str
    funds: str
    amount: str
    origin: str


@dataclass(frozen=True, slots=True)
class YearView:
    """One year: its sentence and its lines; no lines where the budget names none."""

    year: int
    sentence: str
    lines: tuple[LineView, ...]
    total: str


def year_view(year: YearOfBudget, files: Mapping[int, SourceFile]) -> YearView:
    """The year in words."""
    return YearView(
        year=year.year,
        sentence=_sentence(year),
        lines=tuple(_line(line, files) for line in year.lines),
        total=rupiah(year.total),
    )


def _sentence(year: YearOfBudget) -> str:
    facts = {
        "total": rupiah(year.total),
        "lines": number(year.lines_of_expenditure),
        "spent": rupiah(year.expenditure),
    }
    if not year.lines:
        return (
            _(
                "Tidak ada baris untuk BPJS Ketenagakerjaan di antara %(lines)s baris belanja (%(spent)s)."
            )
            % facts
        )
    if any(line.amended for line in year.lines):
        return (
            _(
                "Sesudah perubahan anggaran, %(total)s dari belanja %(spent)s untuk BPJS Ketenagakerjaan."
            )
            % facts
        )
    return _("%(total)s dari belanja %(spent)s dianggarkan untuk BPJS Ketenagakerjaan.") % facts


def _line(line: BudgetLine, files: Mapping[int, SourceFile]) -> LineView:
    return LineView(
        description=line.description or _("tanpa uraian"),
        account=line.account.strip(". "),
        reckoning=_reckoning(line),
        funds=line.source_of_funds,
        amount=rupiah(line.amount),
        origin=_origin(line, files.get(line.source_file_id or 0)),
    )


def _reckoning(line: BudgetLine) -> str:
    if line.volume is None or line.price is None:
        return ""
    return f"{_volume(line.volume)} {line.unit} × {rupiah(line.price)}".replace("  ", " ")


def _volume(volume: Decimal) -> str:
    """1200.000 -> '1.200', 12.500 -> '12,5'."""
    if volume == int(volume):
        return number(int(volume))
    return localised(f"{volume:f}".rstrip("0").replace(".", ","))


def _origin(line: BudgetLine, file: SourceFile | None) -> str:
    if file is None:
        return ""
    return _("%(file)s, %(row)s, diterima %(day)s") % {
        "file": file.file_name,
        "row": row_text(file, line.source_row or 0),
        "day": day_text(timezone.localdate(file.received_at)),
    }
