"""The reference page of file formats: prose of `reference.txt` with tables made from the layouts."""

from __future__ import annotations

import re
from pathlib import Path

from payung.intake.formats.known import LAYOUTS
from payung.intake.formats.layout import Layout
from payung.intake.formats.meanings import MEANINGS
from payung.intake.sheets import limits

_PROSE = Path(__file__).with_name("reference.txt")
_PLACE = re.compile(r"^\{\{(\w+)\}\}$", re.MULTILINE)


def formats_document() -> str:
    """The text of docs/reference/file-formats.md. KeyError for a table nobody knows."""
    tables = {layout.id: _table(layout) for layout in LAYOUTS}
    tables |= {"all_layouts": _overview(), "limits": _limits()}
    return _PLACE.sub(lambda found: tables[found[1]], _PROSE.read_text(encoding="utf-8"))


def _table(layout: Layout) -> str:
    rows = [
        f"| {_code(names[:1])} | {_code(names[1:])} | {MEANINGS[layout.kind][name]} |"
        for name, names in layout.headers.items()
    ]
    notes = [_needed(layout)]
    if layout.known_only:
        notes.append(f"Known and left out: {_code(layout.known_only)}.")
    head = ["| column | also accepted | meaning |", "|---|---|---|"]
    return "\n".join([*head, *rows, "", *notes])


def _needed(layout: Layout) -> str:
    names = [layout.headers[name][0] for name in layout.required if name in layout.headers]
    text = f"Must be there: {_code(names)}"
    if layout.any_of:
        text += f", and one of {_code([layout.headers[name][0] for name in layout.any_of])}"
    return f"{text}."


def _overview() -> str:
    rows = [f"| {layout.title} | `{layout.kind}` | {layout.example} |" for layout in LAYOUTS]
    return "\n".join(["| layout | `--as` | names in its header |", "|---|---|---|", *rows])


def _limits() -> str:
    return (
        f"At most {limits.FILE_BYTES // limits.MEGABYTE} MB, {limits.COLUMNS} columns and "
        f"{limits.TABLES_IN_ARCHIVE} tables in a ZIP. The header may stand anywhere in the first "
        f"{limits.HEADER_ROWS} rows."
    )


def _code(names: tuple[str, ...] | list[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)
