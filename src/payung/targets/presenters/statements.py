"""What was published, beside what the register proves: each as it was said, never averaged."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from payung.access.wording import day_text, month_text, number, share, signed
from payung.targets.presenters.target import percentage_points, points
from payung.targets.queries import Comparison


@dataclass(frozen=True, slots=True)
class StatementRow:
    """`proven` and `difference` are empty where one side is silent."""

    day: str
    kind: str
    said: str
    text: str
    source: str
    month: str
    proven: str
    difference: str


def statement_row(comparison: Comparison) -> StatementRow:
    """One published figure with the register's figure of the same month."""
    said, proven = comparison.statement, comparison.proven
    return StatementRow(
        day=day_text(said.said_on),
        kind=_("target") if said.is_target else _("capaian"),
        said=_said(said.basis_points, said.people),
        text=said.text,
        source=said.source,
        month=month_text(said.about_month),
        proven=_("%(share)s (%(covered)s dari %(workers)s)")
        % {
            "share": share(proven.covered, proven.workers),
            "covered": number(proven.covered),
            "workers": number(proven.workers),
        }
        if proven
        else _("bulan itu belum dihitung"),
        difference=_difference(comparison),
    )


def _said(basis_points: int | None, people: int | None) -> str:
    parts = [
        points(basis_points) if basis_points is not None else "",
        _("%(n)s orang") % {"n": number(people)} if people is not None else "",
    ]
    return ", ".join(part for part in parts if part)


def _difference(comparison: Comparison) -> str:
    gap = comparison.difference_basis_points
    if gap is None:
        return ""
    sign = "+" if gap > 0 else "−" if gap < 0 else ""
    text = percentage_points(abs(gap))
    people = comparison.difference_people
    extra = "" if people is None else f", {_('%(n)s orang') % {'n': signed(people)}}"
    return f"{sign}{text}{extra}"
