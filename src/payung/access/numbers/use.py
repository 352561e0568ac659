"""How much hangs on each key of the ring."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from payung.access.numbers.columns import sealed_tables
from payung.access.numbers.values import count_by_key
from payung.access.rows.sight import EVERYTHING, seeing


@dataclass(frozen=True, slots=True)
class Use:
    """How many sealed values hang on each key, by table."""

    tables: dict[str, Counter[int]]

    def of(self, number: int) -> int:
        return sum(counted[number] for counted in self.tables.values())

    def of_older(self, number: int) -> int:
        return sum(n for each in self.tables.values() for key, n in each.items() if key < number)


def use_of_keys() -> Use:
    """Counted now, over every declared table."""
    with seeing(EVERYTHING):
        return Use({table.name: count_by_key(table) for table in sealed_tables()})
