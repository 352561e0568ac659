"""Two denominators side by side: workers the register can name, and the insurer's potential."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from payung.primitives.numbers import share_text


@dataclass(frozen=True, slots=True)
class StatedNumber:
    """A number somebody stated: how many, who says so, as of which day."""

    number: int
    source: str
    as_of: dt.date


@dataclass(frozen=True, slots=True)
class AgainstPotential:
    """Covered workers against both denominators. A share above 100 percent is shown as it is.

    Wajo 2024 had 38,036 covered wage earners against a potential of 35,036: the potential was too low,
    and hiding that would hide the mistake.
    """

    covered: int
    named: StatedNumber
    potential: StatedNumber

    @property
    def share_of_named(self) -> str:
        return share_text(self.covered, self.named.number)

    @property
    def share_of_potential(self) -> str:
        return share_text(self.covered, self.potential.number)

    @property
    def exceeds_potential(self) -> bool:
        return self.covered > self.potential.number
