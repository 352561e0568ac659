"""What may be wrong with a layout that somebody wrote: all faults at once, each with an example."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from payung.intake.formats.fields import FIELDS, kinds_of_file
from payung.intake.formats.labels import vocabulary
from payung.intake.formats.layout import header_key

EXAMPLE = "columns: {full_name: [nama], nik: [nik]}"
_SHOWN = 8
_MUST = ("id", "kind", "title", "columns")
_NAMES = ("required", "any_of", "ignored", "sheets")
_TEXTS = ("id", "kind", "title", "example", "end_mark")
_MAY = ("required", "any_of", "fixed", "values", "ignored", "sheets", "example", "end_mark")
_KEYS = (*_MUST, *_MAY, "without_header")
_ID = re.compile(r"^[a-z][a-z0-9_]{1,38}$")


def faults_of(found: Mapping[Any, Any]) -> Iterator[str]:
    """Every fault of a layout as it was written, each in a sentence."""
    unknown = [str(key) for key in found if key not in _KEYS]
    if unknown:
        yield f"Kunci {_listed(unknown)} tidak dikenal; yang ada: {', '.join(_KEYS)}."
    missing = [key for key in _MUST if not found.get(key)]
    if missing:
        yield f"Kunci {_listed(missing)} belum diisi. Contoh: {EXAMPLE}."
    for key in _TEXTS:
        if key in found and not isinstance(found[key], str):
            yield f"'{key}' harus berupa teks."
    for key in _NAMES:
        if not _is_texts(found.get(key, [])):
            yield f"'{key}' harus berupa daftar teks, contoh: {key}: [nama]."
    if isinstance(found.get("id"), str) and not _ID.match(found["id"]):
        yield f"id '{found['id']}' hanya boleh huruf kecil, angka, dan garis bawah."
    yield from _faults_of_fields(found)


def _faults_of_fields(found: Mapping[Any, Any]) -> Iterator[str]:
    if found.get("without_header", "no") not in ("yes", "no"):
        yield "'without_header' harus yes atau no; dengan yes, kolom disebut Kolom A, Kolom B, ..."
    kind = found.get("kind")
    if not isinstance(kind, str) or kind not in kinds_of_file():
        yield f"kind '{kind}' tidak dikenal; yang ada: {', '.join(kinds_of_file())}."
        return
    columns, fixed = found.get("columns") or {}, found.get("fixed") or {}
    if not _is_mapping(columns, lambda names: _is_texts(names) and bool(names)):
        yield f"'columns' harus memberi daftar judul untuk tiap isian. Contoh: {EXAMPLE}."
        return
    if not _is_mapping(fixed, lambda value: isinstance(value, str)):
        yield "'fixed' harus memberi satu teks untuk tiap isian, contoh: fixed: {segment: BPU}."
        return
    named = [*columns, *fixed, *_texts_of(found, "required"), *_texts_of(found, "any_of")]
    strange = [name for name in dict.fromkeys(named) if name not in FIELDS[kind]]
    if strange:
        yield f"Isian {_listed(strange)} tidak ada untuk {kind}; yang ada: {', '.join(FIELDS[kind])}."
    yield from _headers_meant_twice(columns)
    yield from _faults_of_values(found.get("values") or {}, kind)


def _faults_of_values(values: object, kind: str) -> Iterator[str]:
    if not _is_mapping(values, lambda meant: _is_mapping(meant, lambda v: isinstance(v, str))):
        yield "'values' harus memberi arti tiap kata, contoh: values: {sex: {cowok: L, cewek: P}}."
        return
    assert isinstance(values, dict)
    for name, meant in values.items():
        known = vocabulary(kind, name)
        if known is None:
            yield f"Isian '{name[:40]}' boleh berisi apa saja, jadi kata-katanya tidak diberi arti."
            continue
        strange = [value for value in meant.values() if value not in known.values]
        if strange:
            yield f"Arti {_listed(strange)} untuk '{name}' tidak ada; yang ada: {_some(known.values)}."


def _some(values: tuple[str, ...]) -> str:
    return ", ".join(values[:_SHOWN]) + (", ..." if len(values) > _SHOWN else "")


def _headers_meant_twice(columns: Mapping[str, list[str]]) -> Iterator[str]:
    keys = [header_key(name) for names in columns.values() for name in names]
    twice = sorted({key for key in keys if keys.count(key) > 1})
    if twice:
        yield f"Judul {_listed(twice)} dipakai dua kali; satu judul untuk satu isian."


def _texts_of(found: Mapping[Any, Any], key: str) -> list[str]:
    names = found.get(key, [])
    return names if _is_texts(names) else []


def _is_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(text, str) and text for text in value)


def _is_mapping(value: object, fits: Callable[[Any], bool]) -> bool:
    return isinstance(value, dict) and all(
        isinstance(key, str) and fits(each) for key, each in value.items()
    )


def _listed(names: list[str]) -> str:
    shown = ", ".join(f"'{name[:40]}'" for name in names[:_SHOWN])
    return shown if len(names) <= _SHOWN else f"{shown}, ..."
