"""Who merges the checked rows of each kind of file.

Intake reads and checks; what becomes of the rows is for the office that owns the table. An office
registers its merger once, in its `AppConfig.ready()`:

    from payung.intake import merging
    merging.register("participants", merge_participants)
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

import polars as pl
from django.db.backends.utils import CursorWrapper

from payung.intake.models import SourceFile
from payung.primitives.masking import mask_identity_numbers


@dataclass(frozen=True, slots=True)
class Refusal:
    """A checked row that the merger could not take: it goes back to its sender with this reason.

    The reason is shown and kept in the open, so a NIK or KK that it quotes is covered.
    """

    row_number: int
    check_id: str
    reason: str
    column: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "reason", mask_identity_numbers(self.reason))


@dataclass(frozen=True, slots=True)
class Noted:
    """Rows that are taken with a doubt: their `row_number`, and the `text` that stands in `column`."""

    column: str
    sentence: str
    rows: pl.DataFrame

    @property
    def row_numbers(self) -> list[int]:
        return self.rows["row_number"].to_list()


@dataclass(frozen=True, slots=True)
class Counts:
    """What became of the rows of the frame: created + updated + unchanged + refused = its height.

    `noted` are rows that were taken but deserve a look, by check id, as far as only the register tells
    that; `doubts` counts what is no row of the file. `keys` gives for the rows that were asked for the key
    of what they tell of, where there is one. `by_sheet` gives created and
    updated for each sheet, counted from 1 (`payung.intake.places.starts_of`); a merger of a file with
    one sheet may leave it out.
    """

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    refused: Sequence[Refusal] = ()
    doubts: dict[str, int] = field(default_factory=dict)
    by_sheet: Mapping[int, tuple[int, int]] = field(default_factory=dict)
    noted: Mapping[str, Noted] = field(default_factory=dict)
    keys: Mapping[int, int] = field(default_factory=dict)

    @classmethod
    def over_sheets(
        cls, found: Iterable[tuple[int, int, int]], rows: int, refused: Sequence[Refusal] = ()
    ) -> Counts:
        """From number, created and updated of each sheet: what is left of `rows` was unchanged."""
        by_sheet = {sheet: (created, updated) for sheet, created, updated in found}
        created = sum(new for new, _ in by_sheet.values())
        updated = sum(changed for _, changed in by_sheet.values())
        unchanged = rows - created - updated - len(refused)
        return cls(created, updated, unchanged, refused, by_sheet=by_sheet)

    def of_sheet(self, number: int) -> tuple[int, int]:
        """Created and updated rows of a sheet."""
        return self.by_sheet.get(number, (0, 0))


class Merger(Protocol):
    """Writes a checked frame (columns: `payung.intake.columns`) inside the open transaction.

    The whole file comes as one frame. `received_on` is the day of receipt: mergers call no clock. `asked`
    are the numbers of the rows whose keys are wanted: those with a doubt.
    """

    def __call__(
        self,
        *,
        source_file: SourceFile,
        frame: pl.DataFrame,
        cursor: CursorWrapper,
        received_on: dt.date,
        progress: Callable[[int], None],
        asked: Sequence[int] = (),
    ) -> Counts: ...


_MERGERS: dict[str, Merger] = {}


def register(kind: str, merger: Merger) -> None:
    """Name the merger of a kind. Registering the same one again is harmless."""
    if _MERGERS.setdefault(SourceFile.Kind(kind), merger) is not merger:
        raise ValueError(f"Dua penggabung untuk jenis berkas '{kind}'.")


def merger_of(kind: str) -> Merger:
    """The merger of a kind. KeyError means that its office is not installed."""
    return _MERGERS[kind]
