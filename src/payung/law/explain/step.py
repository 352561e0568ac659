"""One step of a calculation, with the steps it was put together from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple, cast

from payung.law.dated import Confidence, Value, weakest


class Text(NamedTuple):
    """A sentence in Indonesian and in English."""

    id: str
    en: str


NO_TEXT = Text("", "")


@dataclass(slots=True, eq=False)
class Step:
    """What was found, how, and from what. `amount` is None when no verified rule gives one.

    `own` is the confidence of the step's own reasoning; `notes` are what a reader must know. Nothing
    changes a step after it is made; it is not declared frozen because making it would cost more.
    """

    what: Text
    amount: int | Decimal | None
    unit: str
    formula: Text = NO_TEXT
    inputs: Mapping[str, object] = field(default_factory=dict)
    parameters: tuple[Value, ...] = ()
    parts: tuple[Step, ...] = ()
    own: Confidence = Confidence.SEEN
    notes: tuple[Text, ...] = ()

    @property
    def rupiah(self) -> int:
        """The amount as whole rupiah; 0 when no verified rule gives one."""
        return 0 if self.amount is None else cast(int, self.amount)

    @property
    def used(self) -> frozenset[Value]:
        """Every parameter value that the step and its parts rest on."""
        return frozenset(self.parameters).union(*(part.used for part in self.parts))

    @property
    def confidence(self) -> Confidence:
        """The least sure of the step, its parameters and its parts."""
        return _BY_RANK[self._rank()]

    def _rank(self) -> int:
        own = _rank_of(self.parameters, self.own)
        return max(own, *[part._rank() for part in self.parts]) if self.parts else own


_BY_RANK = tuple(Confidence)


@lru_cache(maxsize=4096)
def _rank_of(values: tuple[Value, ...], own: Confidence) -> int:
    return weakest((own, *(value.confidence for value in values))).rank
