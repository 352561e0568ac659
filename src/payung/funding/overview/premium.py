"""What the cheapest protection of one worker costs a village in each month of a year, by the law."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from payung.law.contributions import Contribution, Payer, lowest_bpu_contribution
from payung.law.explain import Text
from payung.primitives.month import Month


@dataclass(frozen=True, slots=True)
class YearOfPremiums:
    """Whole rupiah of one worker, JKK and JKM on the lowest base, January first; what the law leaves open."""

    by_month: tuple[int, ...]
    notes: tuple[Text, ...]

    @property
    def dearest(self) -> int:
        return max(self.by_month)

    def workers_of(self, amount: int) -> int:
        """How many workers the amount protects all year."""
        return amount // sum(self.by_month)

    def months_of(self, amount: int) -> int:
        """How many months of one worker it pays at least, whichever months they are."""
        return amount // self.dearest


def premiums_of(year: int) -> YearOfPremiums:
    """The premiums when the village pays."""
    due = [lowest_bpu_contribution(Month.of(year, n), Payer.APBDES) for n in range(1, 13)]
    return YearOfPremiums(tuple(each.total for each in due), tuple(dict.fromkeys(_notes(due))))


def _notes(due: Iterable[Contribution]) -> list[Text]:
    return [note for each in due for part in each.explanation.parts for note in part.notes]
