"""What a layout is: the header names it accepts, what must be there, and how its rows are read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import sha256

_NOT_A_WORD = re.compile(r"[\W_]+")


@lru_cache(maxsize=20_000)
def header_key(text: str | None) -> str:
    """A header without case, marks and line breaks: 'No.\\nKK ' -> 'no_kk'."""
    return _NOT_A_WORD.sub("_", (text or "").casefold()).strip("_")


def fingerprint(headers: Iterable[str]) -> str:
    """The same for the same names in any order: how a sender's next file is known again."""
    keys = sorted({header_key(header) for header in headers} - {""})
    return sha256("\n".join(keys).encode()).hexdigest()


@dataclass(frozen=True)
class Layout:
    """A known layout of one kind of file.

    `headers` gives for each of our fields the header names that mean it (as `header_key` writes them).
    `required` fields must be present; of `any_of` at least one; `known_only` are header names that
    belong to the layout without being used. A row whose cell in one of the first two columns is
    `end_mark` ends the data.

    Rows: `fixed` fields have one value that no column states. `keep_only` gives a pattern without
    which a cell says nothing. `bare_code` gives what a bare number in a field means, where the numbers
    of a source are not known. `unnamed_after` finds a field in the column without a name that stands
    right of a header. `values` gives by field what the words of a source mean, by `labels.label_key`.
    With `families` the rows between people name the family card of those below.

    A sheet `without_header` names its columns by letters (`payung.intake.formats.headerless`); where their
    `looks` are known (`payung.intake.formats.looks`), it reads only sheets that look alike.
    A layout `by_sender` is a mapping somebody made and goes before all others; with a `fingerprint` it
    reads that header only.
    """

    id: str
    kind: str
    title: str
    sheets: tuple[str, ...]
    headers: Mapping[str, tuple[str, ...]]
    required: tuple[str, ...]
    any_of: tuple[str, ...] = ()
    known_only: tuple[str, ...] = ()
    end_mark: str = ""
    example: str = ""
    fixed: Mapping[str, str] = field(default_factory=dict)
    keep_only: Mapping[str, str] = field(default_factory=dict)
    bare_code: Mapping[str, str] = field(default_factory=dict)
    unnamed_after: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    families: bool = False
    header_rows: int = 2
    without_header: bool = False
    looks: tuple[frozenset[str], ...] = ()
    by_sender: bool = False
    fingerprint: str = ""
    _fields: dict[str, str] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        self._fields.update({name: f for f, names in self.headers.items() for name in names})

    def field_of(self, header: str) -> str:
        """Our field for a header as written; empty when the layout has no use for it."""
        return self._fields.get(header_key(header), "")

    def knows(self, header: str) -> bool:
        """Does the header belong to this layout, used or not?"""
        key = header_key(header)
        return key in self._fields or key in self.known_only
