"""Every layout we know, and those that a sender has mapped for his own sheets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import replace

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
_ours: ContextVar[tuple[Layout, ...]] = ContextVar("ours", default=LAYOUTS)

Words = Mapping[str, Mapping[str, Mapping[str, str]]]
"""By kind and field what a sender's words mean; words by `labels.label_key`."""


@contextmanager
def also_known(layouts: Sequence[Layout], words: Words | None = None) -> Iterator[None]:
    """Read files with these mappings of their sender too, before all our own layouts, and with his words."""
    before = _ours.set(tuple(_with_words(layout, words or {}) for layout in LAYOUTS))
    try:
        with _within(_mapped, [_with_words(layout, words or {}) for layout in layouts]):
            yield
    finally:
        _ours.reset(before)


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


def _with_words(layout: Layout, words: Words) -> Layout:
    """What the layout itself says of a word goes before what the sender says."""
    said = words.get(layout.kind, {})
    if not said:
        return layout
    values = {**said, **layout.values}
    return replace(
        layout, values={name: {**said.get(name, {}), **meant} for name, meant in values.items()}
    )


def layouts_of(kind: str) -> list[Layout]:
    """The layouts in which a kind of file may come, the sender's own first."""
    among = _alone.get() or (*_mapped.get(), *_ours.get())
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
