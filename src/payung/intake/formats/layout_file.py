"""A layout written as YAML: the insurer's lists in this folder, and mappings that users bring.

    id: daftar_cabang
    kind: participants
    title: Daftar peserta dari cabang
    columns:
      full_name: [Nama TK]
      nik: [No. Identitas]
    fixed: {segment: BPU}

Keys: `id`, `kind`, `title`, `columns` must be there; `required`, `any_of`, `fixed`, `values`, `ignored`,
`sheets`, `example`, `end_mark`, `without_header` may be. `values: {sex: {cowok: L}}` says what the sheet's
own words mean. `without_header: yes`: the first row is data, and the columns are `Kolom A`, `Kolom B`, ...
Header names and words are compared without case, spaces and marks.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from payung.intake.formats.fields import MINIMUM
from payung.intake.formats.labels import label_key
from payung.intake.formats.layout import Layout, header_key
from payung.intake.formats.layout_faults import EXAMPLE, faults_of
from payung.primitives.errors import InputError

INSURER_FOLDER = Path(__file__).parent / "insurer"
_LARGEST = 200_000


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
            f"Pemetaan '{path.name}' bukan YAML yang benar{_line_of(error)}. Contoh isi: {EXAMPLE}."
        ) from error
    return layout_from(found, path.name)


def layout_from(found: object, name: str) -> Layout:
    """The layout that parsed YAML or JSON describes; InputError names every fault at once."""
    if not isinstance(found, dict):
        raise InputError(f"Pemetaan '{name}' tidak berisi apa pun yang dikenal. Contoh: {EXAMPLE}.")
    faults = list(faults_of(found))
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
        values={
            name: {label_key(text): value for text, value in meant.items()}
            for name, meant in found.get("values", {}).items()
        },
        example=found.get("example", ""),
        end_mark=found.get("end_mark", ""),
        without_header=found.get("without_header") == "yes",
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
        "without_header": "yes" if layout.without_header else "no",
        "values": {name: dict(meant) for name, meant in layout.values.items()},
    }


def _line_of(error: Exception) -> str:
    mark = getattr(error, "problem_mark", None)
    return f" (baris {mark.line + 1})" if mark else ""
