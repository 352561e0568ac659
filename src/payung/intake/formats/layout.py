"""What a layout is: the header names it accepts, and what must be there."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_NOT_A_WORD = re.compile(r"[\W_]+")


def header_key(text: str | None) -> str:
    """A header without case, marks and line breaks: 'No.\\nKK ' -> 'no_kk'."""
    return _NOT_A_WORD.sub("_", (text or "").casefold()).strip("_")


@dataclass(frozen=True)
class Layout:
    """A known layout of one kind of file.

    `headers` gives for each of our fields the header names that mean it (as `header_key` writes them).
    `required` fields must be present; of `any_of` at least one; `known_only` are header names that
    belong to the layout without being used. A row whose cell in one of the first two columns is
    `end_mark` ends the data.
    """

    id: str
    kind: str
    title: str
    sheets: tuple[str, ...]
    headers: dict[str, tuple[str, ...]]
    required: tuple[str, ...]
    any_of: tuple[str, ...] = ()
    known_only: tuple[str, ...] = ()
    end_mark: str = ""
    example: str = ""
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
