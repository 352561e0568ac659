"""Every layout we know, and those that a sender has mapped for his own sheets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar

from payung.intake.formats.bip import BIP_2012, BIP_2016, BIP_EKTP, BIP_LUWU_TIMUR
from payung.intake.formats.denominators import DENOMINATORS
from payung.intake.formats.fields import FIELDS
from payung.intake.formats.layout import Layout
from payung.intake.formats.layout_file import insurer_layouts
from payung.intake.formats.opendk import OPENDK_LIST, OPENDK_SYNC
from payung.intake.formats.opensid import OPENSID
from payung.intake.formats.regsosek import REGSOSEK_2022
from payung.intake.formats.roster_template import ROSTER_TEMPLATE
from payung.intake.formats.siak import SIAK
from payung.intake.formats.siskeudes import TA_PERANGKAT, TA_RAB_RINCI

LAYOUTS: tuple[Layout, ...] = (
    ROSTER_TEMPLATE,
    OPENSID,
    OPENDK_SYNC,
    OPENDK_LIST,
    SIAK,
    BIP_2012,
    BIP_2016,
    BIP_LUWU_TIMUR,
    BIP_EKTP,
    REGSOSEK_2022,
    TA_PERANGKAT,
    *insurer_layouts(),
    DENOMINATORS,
    TA_RAB_RINCI,
)

# Of the context, not of the process: threads of a server mend rows of several senders at once.
_mapped: ContextVar[tuple[Layout, ...]] = ContextVar("mapped", default=())
_alone: ContextVar[tuple[Layout, ...]] = ContextVar("alone", default=())


@contextmanager
def also_known(layouts: Sequence[Layout]) -> Iterator[None]:
    """Read files with these mappings of their sender too, before all our own layouts."""
    with _within(_mapped, layouts):
        yield


@contextmanager
def read_with(layout: Layout) -> Iterator[None]:
    """Read files with this mapping and no other layout: somebody said what the columns mean."""
    with _within(_alone, [layout]):
        yield


@contextmanager
def _within(known: ContextVar[tuple[Layout, ...]], layouts: Sequence[Layout]) -> Iterator[None]:
    before = known.set((*known.get(), *layouts))
    try:
        yield
    finally:
        known.reset(before)


def layouts_of(kind: str) -> list[Layout]:
    """The layouts in which a kind of file may come, the sender's own first."""
    among = _alone.get() or (*_mapped.get(), *LAYOUTS)
    return [layout for layout in among if layout.kind == kind]


def layouts_beside(kind: str) -> list[Layout]:
    """The layouts of all other kinds."""
    return [layout for layout in LAYOUTS if layout.kind != kind]


def fields_of(kind: str) -> list[str]:
    """Every field that a layout of a kind can hold, in a fixed order."""
    return list(FIELDS[kind])


def likely_sheets(kind: str) -> tuple[str, ...]:
    """Names of sheets to look at first."""
    return tuple(name for layout in layouts_of(kind) for name in layout.sheets)
