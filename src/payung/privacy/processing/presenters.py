"""The register of processing as it is read and printed: declared and added purposes in one form."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from payung.access.wording import day_text
from payung.privacy.models import Processing
from payung.privacy.processing.declared import DECLARED, Declared
from payung.privacy.processing.queries import responsible
from payung.privacy.processing.wording import labels


@dataclass(frozen=True, slots=True)
class Entry:
    """One purpose: its title, its parts with their labels, and what a lawyer has to confirm.

    `pk` is the row of an addition, None for what is declared with Payung.
    """

    title: str
    facts: tuple[tuple[str, str], ...]
    to_check: str = ""
    pk: int | None = None


def declared_entries(on: dt.date) -> list[Entry]:
    """What Payung itself does."""
    who = responsible(on)
    return [_declared(each, who) for each in DECLARED]


def added_entries(rows: Iterable[Processing]) -> list[Entry]:
    """What the regency added."""
    return [Entry(row.title, tuple(_facts(_told(row))), pk=row.pk) for row in rows]


def _declared(each: Declared, who: str) -> Entry:
    told = {
        name: str(getattr(each, name))
        for name in labels()
        if name not in {"basis", "responsible", "valid_from"}
    }
    told |= {"basis": str(each.basis.label), "responsible": who}
    return Entry(str(each.title), tuple(_facts(told)), str(each.to_check))


def _told(row: Processing) -> dict[str, str]:
    told = {name: str(getattr(row, name)) for name in labels()}
    until = _("sampai %s") % day_text(row.valid_until) if row.valid_until else ""
    told["valid_from"] = " ".join(filter(None, (day_text(row.valid_from), until)))
    return told | {"basis": row.get_basis_display()}


def _facts(told: dict[str, str]) -> Iterable[tuple[str, str]]:
    return (
        (label, told[name]) for name, label in labels().items() if name in told and name != "title"
    )
