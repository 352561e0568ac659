"""The villages a synthetic regency is built on, and made-up ones for tests and benchmarks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

_FRONT = ("Bonto", "Lappa", "Bulu", "Salo", "Batu", "Tana", "Padang", "Ale", "Barang", "Pao")
_BACK = ("Lebba", "Marannu", "Tengnga", "Bau", "Riaja", "Malimpo", "Lau", "Sapiri", "Tuju", "Kessi")


@dataclass(frozen=True, slots=True)
class Village:
    """A village or kelurahan: dotted code, name, name of its district."""

    code: str
    name: str
    district: str

    @property
    def number_area(self) -> str:
        """First six digits of the invented NIKs: 99 (no such province), then regency and district."""
        return "99" + self.code[3:5] + self.code[6:8]


def made_up_villages(count: int) -> Sequence[Village]:
    """Villages of an invented regency 99.01, up to 15 in a district."""
    return [
        Village(
            code=f"99.{1 + n // 1485:02d}.{1 + n // 15 % 99:02d}.{2001 + n % 15}",
            name=f"{_FRONT[n % 10]} {_BACK[n // 10 % 10]}",
            district=f"{_FRONT[n // 15 % 10]}{_BACK[n // 150 % 10].lower()}",
        )
        for n in range(count)
    ]
