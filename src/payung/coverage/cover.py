"""Which cover is asked about: one programme, or the two that the headline figure needs together."""

from __future__ import annotations

from enum import StrEnum

from payung.primitives.programme import BASIC, Programme


class Cover(StrEnum):
    """A column of the protection table. BASIC is JKK and JKM, both paid in the same month."""

    BASIC = "BASIC"
    JKK = "JKK"
    JKM = "JKM"
    JHT = "JHT"
    JP = "JP"

    @property
    def programmes(self) -> Programme:
        """The programmes that must all be paid."""
        return BASIC if self is Cover.BASIC else Programme[self.value]

    @property
    def column(self) -> str:
        return self.value.lower()

    @property
    def past_flag(self) -> int:
        """Its bit in the column `before`."""
        return 16 if self is Cover.BASIC else int(self.programmes)
