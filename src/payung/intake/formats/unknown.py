"""A sheet that no layout knows: the sentence, and its first rows so that a person can say what they are."""

from __future__ import annotations

from collections.abc import Iterable

from payung.intake.sheets.grid import Grid
from payung.intake.sheets.sample import Sample, sample_of
from payung.primitives.errors import InputError

_MOST_SHEETS = 8


class UnknownSheetError(InputError):
    """No layout reads this file. `samples` are the sheets that may be lists all the same."""

    def __init__(self, message: str, grids: Iterable[Grid]) -> None:
        super().__init__(message)
        found = (sample_of(grid) for grid in grids)
        self.samples: list[Sample] = [sample for sample in found if sample][:_MOST_SHEETS]
