"""Every layout we know."""

from __future__ import annotations

from payung.intake.formats.denominators import DENOMINATORS
from payung.intake.formats.layout import Layout
from payung.intake.formats.opensid import OPENSID
from payung.intake.formats.participants import PARTICIPANTS
from payung.intake.formats.payments import PAYMENTS
from payung.intake.formats.roster_template import ROSTER_TEMPLATE

LAYOUTS: tuple[Layout, ...] = (ROSTER_TEMPLATE, OPENSID, PARTICIPANTS, PAYMENTS, DENOMINATORS)


def layouts_of(kind: str) -> list[Layout]:
    """The layouts in which a kind of file may come."""
    return [layout for layout in LAYOUTS if layout.kind == kind]


def fields_of(kind: str) -> list[str]:
    """Every field that some layout of a kind can hold, in a fixed order."""
    return list(dict.fromkeys(name for layout in layouts_of(kind) for name in layout.headers))


def likely_sheets(kind: str) -> tuple[str, ...]:
    """Names of sheets to look at first."""
    return tuple(name for layout in layouts_of(kind) for name in layout.sheets)
