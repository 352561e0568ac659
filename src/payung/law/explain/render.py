"""A tree of steps as lines to read (Indonesian or English), as plain values, and as JSON."""

from __future__ import annotations

import json
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any

from payung.law.dated import Reference, Value
from payung.law.explain.step import Step
from payung.law.explain.words import money, percent

_YES_NO = {"id": ("tidak", "ya"), "en": ("no", "yes")}
_OPEN = {"id": "belum tetap", "en": "open"}
_DATE = {"id": "tanggal {}", "en": "day {} of the month"}
_UNITS = {
    "months": "bulan",
    "years": "tahun",
    "working days": "hari kerja",
    "hours": "jam",
    "count": "orang",
    "people": "orang",
    "percent": "persen",
}


def as_lines(step: Step, language: str = "id") -> list[str]:
    """One line per step, indented by two spaces per level, with its citations.

    Doubts about the cited values (`?`) and notes of the step (`!`) follow it.
    """
    lines: list[str] = []
    _add_lines(step, language == "en", "", lines)
    return lines


def _add_lines(step: Step, english: bool, indent: str, lines: list[str]) -> None:
    cited = _citations(step.parameters, english) if step.parameters else ""
    lines.append(f"{indent}{_headline(step, english)}{cited}")
    for doubt in _doubts(step.parameters, english) if step.parameters else ():
        lines.append(f"{indent}  ? {doubt}")
    for note in step.notes:
        lines.append(f"{indent}  ! {note.en if english else note.id}")
    for part in step.parts:
        _add_lines(part, english, f"{indent}  ", lines)


@lru_cache(maxsize=4096)
def _citations(values: tuple[Value, ...], english: bool) -> str:
    return "".join(f" [{citation(value, 'en' if english else 'id')}]" for value in values)


@lru_cache(maxsize=4096)
def _doubts(values: tuple[Value, ...], english: bool) -> tuple[str, ...]:
    """What a reader must know of the values: the other side of a conflict, what is needed, a note."""
    told = (
        (value.description_en if english else value.description, label, text)
        for value in values
        for label, text in _doubts_of(value, english)
    )
    return tuple(f"{name}: {label}: {text}" for name, label, text in told if text)


def _doubts_of(value: Value, english: bool) -> tuple[tuple[str, str], ...]:
    if english:
        return (
            ("other side", value.conflict_en),
            ("needed", value.needed_en),
            ("note", value.note_en),
        )
    return (
        ("sisi lain", value.conflict),
        ("diperlukan", value.needed),
        ("catatan", value.note),
    )


def as_tree(step: Step) -> dict[str, Any]:
    """The tree as plain dictionaries and lists, ready for JSON or a page."""
    tree: dict[str, Any] = {
        "what": step.what._asdict(),
        "amount": _plain(step.amount),
        "unit": step.unit,
        "formula": step.formula._asdict(),
        "inputs": {key: _plain(value) for key, value in step.inputs.items()},
        "parameters": [value_tree(value) for value in step.parameters],
        "confidence": step.confidence.value,
        "notes": [note._asdict() for note in step.notes],
        "parts": [as_tree(part) for part in step.parts],
    }
    return tree


def as_json(step: Step) -> str:
    """The tree as one line of JSON."""
    return json.dumps(as_tree(step), ensure_ascii=False, separators=(",", ":"))


@cache
def value_tree(value: Value) -> dict[str, Any]:
    """A parameter value with unit, dates, sources and confidence. Shared: do not change it."""
    tree: dict[str, Any] = {
        "name": value.name,
        "description": value.description,
        "description_en": value.description_en,
        "value": _plain(value.value),
        "unit": value.unit,
        "since": value.since.isoformat(),
        "until": value.until.isoformat() if value.until else None,
        "reference": [_reference_tree(one) for one in value.reference],
        "confidence": value.confidence.value,
    }
    words = ("note", "note_en", "conflict", "conflict_en", "needed", "needed_en")
    return tree | {word: getattr(value, word) for word in words if getattr(value, word)}


def citation(value: Value, language: str = "id") -> str:
    """'PP 44/2015 Lampiran II, sejak 2015-07-01, SEEN' in the language asked."""
    since = "sejak" if language == "id" else "since"
    sources = "; ".join(str(one) for one in value.reference)
    name = value.description if language == "id" else value.description_en
    shown = value_text(value, language)
    return f"{name} = {shown}: {sources}, {since} {value.since}, {value.confidence}"


def value_text(value: Value, language: str = "id") -> str:
    """The value as a reader writes it, with its unit."""
    if isinstance(value.value, bool):
        return _YES_NO[language][value.value]
    if isinstance(value.value, tuple):
        rows = len(value.value)
        return f"tabel {rows} baris" if language == "id" else f"table of {rows} rows"
    if value.unit == "text":
        return _OPEN[language] if value.value == "open" else str(value.value)
    if value.unit == "share" and isinstance(value.value, int | Decimal):
        return percent(Decimal(value.value))
    if value.unit.startswith("IDR") and isinstance(value.value, int):
        return money(value.value)
    if value.unit == "day of the month":
        return _DATE[language].format(value.value)
    return f"{_plain(value.value)} {_unit(value.unit, language == 'en')}"


def _unit(unit: str, english: bool) -> str:
    return unit if english else _UNITS.get(unit, unit)


def _headline(step: Step, english: bool) -> str:
    name, formula = (step.what.en, step.formula.en) if english else (step.what.id, step.formula.id)
    if step.amount is None:
        return f"{name}: {formula}"
    in_rupiah = step.unit == "IDR"
    unit = _unit(step.unit, english)
    shown = money(step.rupiah) if in_rupiah else f"{_plain(step.amount)} {unit}"
    return f"{name}: {shown} ({formula})" if formula else f"{name}: {shown}"


def _reference_tree(reference: Reference) -> dict[str, str]:
    fields = {
        "regulation": reference.regulation,
        "article": reference.article,
        "href": reference.href,
        "read_in": reference.read_in,
    }
    return {key: text for key, text in fields.items() if text}


def _plain(value: object) -> Any:
    """As JSON can hold it: whole numbers stay whole, exact decimals become numbers."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return value
