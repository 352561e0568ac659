"""One parameter as a reader meets it: value, since when, article, address, and how sure."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from payung.access import wording
from payung.calculators.presenters.certainty import Mark, mark_of
from payung.law import Value
from payung.law.explain.render import value_text


@dataclass(frozen=True, slots=True)
class Source:
    """A regulation with its article; `url` is the official text, `read_in` what was really read."""

    text: str
    url: str
    read_in: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something a reader must know about a value."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class ParameterView:
    """`rows` are the steps of a scale: from this income, this base."""

    name: str
    description: str
    value: str
    dates: str
    sources: tuple[Source, ...]
    mark: Mark
    doubts: tuple[Doubt, ...]
    rows: tuple[tuple[str, str], ...]


def parameter_view(value: Value) -> ParameterView:
    """A value in the reader's language."""
    return ParameterView(
        value.name,
        value.description_en if is_english() else value.description,
        shown_value(value),
        _dates(value),
        tuple(Source(str(one), one.href, one.read_in) for one in value.reference),
        mark_of(value.confidence),
        _doubts(value),
        _rows(value),
    )


def is_english() -> bool:
    """The page is read in English."""
    return (get_language() or "id").startswith("en")


def shown_value(value: Value) -> str:
    """The value with its unit: '1 %', 'Rp6.800', '3 bulan'."""
    if isinstance(value.value, tuple):
        rows = len(value.value)
        return ngettext("tabel %(rows)d baris", "tabel %(rows)d baris", rows) % {"rows": rows}
    if value.unit == "percent" and isinstance(value.value, int | Decimal):
        return wording.localised(f"{value.value}".replace(".", ",")) + " %"
    if value.unit == "count":
        return str(value.value)
    language = "en" if is_english() else "id"
    text = value_text(value, language)
    return (
        wording.localised(text) if value.unit.startswith("IDR") or value.unit == "share" else text
    )


def _dates(value: Value) -> str:
    since = {"since": wording.day_text(value.since)}
    if value.until is None:
        return _("sejak %(since)s") % since
    return _("sejak %(since)s, sebelum %(until)s") % {
        **since,
        "until": wording.day_text(value.until),
    }


def _doubts(value: Value) -> tuple[Doubt, ...]:
    english = is_english()
    told = (
        (_("Sisi lain"), value.conflict_en if english else value.conflict),
        (_("Diperlukan"), value.needed_en if english else value.needed),
        (_("Catatan"), value.note_en if english else value.note),
    )
    return tuple(Doubt(label, text) for label, text in told if text)


def _rows(value: Value) -> tuple[tuple[str, str], ...]:
    if not isinstance(value.value, tuple):
        return ()
    return tuple((wording.number(low), wording.number(amount)) for low, amount in value.value)
