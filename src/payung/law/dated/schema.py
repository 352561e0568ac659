"""What a parameter file must hold. Each check adds a sentence to `faults` and the rest goes on."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from payung.law.dated.value import Confidence, Parameter, Plain, Reference, Value

UNITS = (
    "IDR",
    "IDR/month",
    "IDR/year",
    "share",
    "percent",
    "months",
    "years",
    "day of the month",
    "working days",
    "hours",
    "count",
    "yes/no",
    "text",
)
_OWN = {"description", "description_en", "metadata", "values", "brackets"}
_WORDS = ("note", "conflict", "needed")
_METADATA = {"unit", "ends", "reference", "confidence", *_WORDS, *(f"{one}_en" for one in _WORDS)}
_REFERENCE = {"regulation", "article", "href", "read_in"}
_WHOLE = {
    *("IDR", "IDR/month", "IDR/year"),
    *("months", "years", "day of the month", "working days", "hours"),
}

Raw = dict[str, Any]


def build(
    name: str, raw: Any, inherited: Raw, found: dict[str, Parameter], faults: list[str]
) -> None:
    """Add the parameters of one file or node to `found`, or its faults to `faults`."""
    if not isinstance(raw, dict):
        faults.append(f"{name}: isinya harus pasangan kunci dan nilai")
        return
    metadata = inherited | _metadata(name, raw.get("metadata", {}), faults)
    if "values" in raw or "brackets" in raw:
        before = len(faults)
        parameter = _parameter(name, raw, metadata, faults)
        if parameter and len(faults) == before:
            found[name] = parameter
        return
    for key, child in raw.items():
        if key not in _OWN:
            build(f"{name}.{key}", child, metadata, found, faults)


def _metadata(name: str, raw: Any, faults: list[str]) -> Raw:
    if not isinstance(raw, dict):
        faults.append(f"{name}: metadata harus pasangan kunci dan nilai")
        return {}
    unknown = set(raw) - _METADATA
    if unknown:
        faults.append(f"{name}: metadata tidak dikenal {sorted(unknown)}")
    for word in _WORDS:
        if (word in raw) != (f"{word}_en" in raw):
            faults.append(f"{name}: tulis '{word}' bersama '{word}_en' (Indonesia dan Inggris)")
    return {key: raw[key] for key in raw if key in _METADATA}


def _parameter(name: str, raw: Raw, metadata: Raw, faults: list[str]) -> Parameter | None:
    if unknown := set(raw) - _OWN:
        faults.append(f"{name}: kunci tidak dikenal {sorted(unknown)}")
    for key in ("description", "description_en"):
        if not raw.get(key):
            faults.append(f"{name}: {key} kosong")
    if metadata.get("unit") not in UNITS:
        faults.append(f"{name}: unit {metadata.get('unit')!r} tidak dikenal; pilih {UNITS}")
    dated = _bracket_values(name, raw, faults) if "brackets" in raw else raw["values"]
    if not isinstance(dated, dict) or not dated:
        faults.append(f"{name}: tidak ada nilai")
        return None
    described = metadata | {key: raw.get(key, "") for key in ("description", "description_en")}
    values = _values(name, dated, described, faults)
    if not values:
        return None
    return Parameter(name, str(raw.get("description", "")), str(metadata.get("unit")), values)


def _bracket_values(name: str, raw: Raw, faults: list[str]) -> Raw:
    """Turn OpenFisca brackets into one table per start date."""
    tables: dict[Any, list[tuple[int, int]]] = {}
    for bracket in raw["brackets"]:
        lows, amounts = bracket.get("threshold", {}), bracket.get("amount", {})
        if set(lows) != set(amounts):
            faults.append(f"{name}: threshold dan amount harus bertanggal sama")
            continue
        for day in lows:
            tables.setdefault(day, []).append((lows[day], amounts[day]))
    for day, table in tables.items():
        if table != sorted(table) or len({low for low, _ in table}) != len(table):
            faults.append(f"{name}: batas pada {day} tidak menaik")
    return {day: {"value": tuple(table)} for day, table in tables.items()}


def _values(name: str, dated: Raw, metadata: Raw, faults: list[str]) -> tuple[Value, ...]:
    days: list[Any] = list(dated)
    if not all(type(day) is dt.date for day in days):
        faults.append(f"{name}: setiap nilai diberi tanggal mulai, contoh 2015-07-01")
        return ()
    if days != sorted(days):
        faults.append(f"{name}: tanggal harus berurutan")
    closing = dated[days[-1]]
    closed = isinstance(closing, dict) and closing.get("value", ...) is None
    if closed == (metadata.get("ends") == "open"):
        faults.append(f"{name}: tulis akhirnya (nilai null bertanggal) atau 'ends: open'")
    values = []
    for day, until in zip(days, [*days[1:], None], strict=True):
        value = _value(name, day, until, dated[day], metadata, faults)
        if value:
            values.append(value)
    return tuple(values)


def _value(
    name: str, day: dt.date, until: dt.date | None, raw: Any, metadata: Raw, faults: list[str]
) -> Value | None:
    place = f"{name} {day}"
    if not isinstance(raw, dict) or "value" not in raw or set(raw) - {"value", "metadata"}:
        faults.append(f"{place}: harus berisi value (dan metadata)")
        return None
    if raw["value"] is None:
        return None
    own = metadata | _metadata(place, raw.get("metadata", {}), faults)
    if fault := _plain_fault(raw["value"], str(own.get("unit"))):
        faults.append(f"{place}: {fault}")
    confidence = _confidence(place, own, faults)
    if confidence is None:
        return None
    return Value(
        name,
        str(own["description"]),
        _plain(raw["value"]),
        str(own.get("unit")),
        day,
        until,
        _references(place, own.get("reference"), faults),
        confidence,
        **{key: str(own.get(key, "")) for key in (*_WORDS, *(f"{one}_en" for one in _WORDS))},
        description_en=str(own["description_en"]),
    )


def _confidence(place: str, own: Raw, faults: list[str]) -> Confidence | None:
    """How sure the value is; who is not sure says what stands against it, or what is needed."""
    confidence = own.get("confidence")
    if confidence not in list(Confidence):
        faults.append(f"{place}: confidence {confidence!r} tidak dikenal")
        return None
    if confidence == Confidence.CONFLICT and not own.get("conflict"):
        faults.append(f"{place}: CONFLICT harus menulis sisi lain pada 'conflict'")
    if confidence == Confidence.UNVERIFIED and not own.get("needed"):
        faults.append(f"{place}: UNVERIFIED harus menulis apa yang diperlukan pada 'needed'")
    return Confidence(confidence)


def _plain(value: Any) -> Plain:
    plain: Plain = value
    return plain


def _plain_fault(value: Any, unit: str) -> str:
    if isinstance(value, tuple):
        return (
            "" if all(type(part) is int for row in value for part in row) else "tabel bukan bulat"
        )
    if unit == "yes/no":
        return "" if isinstance(value, bool) else f"{value!r} bukan true/false"
    if unit == "text":
        return "" if isinstance(value, str) else f"{value!r} bukan teks"
    if unit in _WHOLE:
        whole = type(value) is int and value >= 0
        return "" if whole else f"{value!r} bukan bilangan bulat yang tidak negatif"
    number = type(value) in (int, Decimal)
    return "" if number else f"{value!r} bukan bilangan"


def _references(place: str, raw: Any, faults: list[str]) -> tuple[Reference, ...]:
    if not isinstance(raw, list) or not raw:
        faults.append(f"{place}: reference kosong; sebut peraturan dan pasalnya")
        return ()
    references = []
    for one in raw:
        if not isinstance(one, dict) or not one.get("regulation") or set(one) - _REFERENCE:
            faults.append(f"{place}: reference harus berisi regulation, article, href, read_in")
            continue
        references.append(Reference(**{key: str(text) for key, text in one.items()}))
    return tuple(references)
