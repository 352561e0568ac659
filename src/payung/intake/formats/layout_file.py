"""A layout written as YAML: the insurer's lists in this folder, and mappings that users bring.

    id: daftar_cabang
    kind: participants
    title: Daftar peserta dari cabang
    columns:
      full_name: [Nama TK]
      nik: [No. Identitas]
    fixed: {segment: BPU}

Keys: `id`, `kind`, `title`, `columns` must be there; `required`, `any_of`, `fixed`, `ignored`, `sheets`,
`example`, `end_mark` may be. Header names are compared without case, spaces and marks.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from payung.intake.formats.fields import FIELDS, MINIMUM, kinds_of_file
from payung.intake.formats.layout import Layout, header_key
from payung.primitives.errors import InputError

INSURER_FOLDER = Path(__file__).parent / "insurer"
_LARGEST = 200_000
_SHOWN = 8
_MUST = ("id", "kind", "title", "columns")
_NAMES = ("required", "any_of", "ignored", "sheets")
_TEXTS = ("id", "kind", "title", "example", "end_mark")
_KEYS = (*_MUST, "required", "any_of", "fixed", "ignored", "sheets", "example", "end_mark")
_ID = re.compile(r"^[a-z][a-z0-9_]{1,38}$")
_EXAMPLE = "columns: {full_name: [nama], nik: [nik]}"


class _Texts(yaml.SafeLoader):
    """Every value is text as it stands: a header `no` is a header, not the answer no."""

    yaml_implicit_resolvers: dict[str, Any] = {}


def insurer_layouts() -> tuple[Layout, ...]:
    """The layouts of the insurer's lists: one file each, no code."""
    return tuple(read_layout(path) for path in sorted(INSURER_FOLDER.glob("*.yaml")))


def read_layout(path: Path) -> Layout:
    """The layout in a YAML file; InputError names every fault of the file at once."""
    try:
        if path.stat().st_size > _LARGEST:
            raise InputError(
                f"Pemetaan '{path.name}' terlalu besar untuk sebuah daftar judul kolom."
            )
        text = path.read_text(encoding="utf-8-sig")
        found = yaml.load(text, Loader=_Texts)  # noqa: S506 - a SafeLoader that reads texts only
    except OSError as error:
        raise InputError(
            f"Pemetaan '{path}' tidak ditemukan. Periksa nama dan foldernya."
        ) from error
    except (yaml.YAMLError, UnicodeDecodeError, ValueError, RecursionError) as error:
        raise InputError(
            f"Pemetaan '{path.name}' bukan YAML yang benar{_line_of(error)}. Contoh isi: {_EXAMPLE}."
        ) from error
    return layout_from(found, path.name)


def layout_from(found: object, name: str) -> Layout:
    """The layout that parsed YAML or JSON describes; InputError names every fault at once."""
    if not isinstance(found, dict):
        raise InputError(
            f"Pemetaan '{name}' tidak berisi apa pun yang dikenal. Contoh: {_EXAMPLE}."
        )
    faults = list(_faults(found))
    if faults:
        raise InputError(f"Pemetaan '{name}' belum benar: {' '.join(faults)}")
    columns = {f: tuple(map(header_key, names)) for f, names in found["columns"].items()}
    return Layout(
        id=found["id"],
        kind=found["kind"],
        title=found["title"],
        headers=columns,
        sheets=tuple(found.get("sheets", ())),
        required=tuple(found.get("required", ())) or MINIMUM[found["kind"]],
        any_of=tuple(found.get("any_of", ())),
        known_only=tuple(map(header_key, found.get("ignored", ()))),
        fixed=dict(found.get("fixed", {})),
        example=found.get("example", ""),
        end_mark=found.get("end_mark", ""),
    )


def as_document(layout: Layout) -> dict[str, Any]:
    """The same layout as `layout_from` reads it: for keeping as JSON or writing as YAML."""
    return {
        "id": layout.id,
        "kind": layout.kind,
        "title": layout.title,
        "columns": {name: list(names) for name, names in layout.headers.items()},
        "required": list(layout.required),
        "any_of": list(layout.any_of),
        "ignored": list(layout.known_only),
        "fixed": dict(layout.fixed),
    }


def _line_of(error: Exception) -> str:
    mark = getattr(error, "problem_mark", None)
    return f" (baris {mark.line + 1})" if mark else ""


def _faults(found: Mapping[Any, Any]) -> Iterator[str]:
    unknown = [str(key) for key in found if key not in _KEYS]
    if unknown:
        yield f"Kunci {_listed(unknown)} tidak dikenal; yang ada: {', '.join(_KEYS)}."
    missing = [key for key in _MUST if not found.get(key)]
    if missing:
        yield f"Kunci {_listed(missing)} belum diisi. Contoh: {_EXAMPLE}."
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
    kind = found.get("kind")
    if not isinstance(kind, str) or kind not in kinds_of_file():
        yield f"kind '{kind}' tidak dikenal; yang ada: {', '.join(kinds_of_file())}."
        return
    columns, fixed = found.get("columns") or {}, found.get("fixed") or {}
    if not _is_mapping(columns, lambda names: _is_texts(names) and bool(names)):
        yield f"'columns' harus memberi daftar judul untuk tiap isian. Contoh: {_EXAMPLE}."
        return
    if not _is_mapping(fixed, lambda value: isinstance(value, str)):
        yield "'fixed' harus memberi satu teks untuk tiap isian, contoh: fixed: {segment: BPU}."
        return
    named = [*columns, *fixed, *_texts_of(found, "required"), *_texts_of(found, "any_of")]
    strange = [name for name in dict.fromkeys(named) if name not in FIELDS[kind]]
    if strange:
        yield f"Isian {_listed(strange)} tidak ada untuk {kind}; yang ada: {', '.join(FIELDS[kind])}."
    yield from _headers_meant_twice(columns)


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
