"""A sheet that cannot be read as the kind it was sent as: the sentence, and what its sender can do.

Of one that no layout knows the first rows are kept, so that a person can say what they are.
"""

from __future__ import annotations

from collections.abc import Iterable

from payung.intake.formats.headerless import first_data_row
from payung.intake.formats.layout import Layout
from payung.intake.models import SourceFile
from payung.intake.sheets.grid import Grid
from payung.intake.sheets.sample import Sample, sample_of
from payung.primitives.errors import InputError

_MOST_SHEETS = 8


class UnknownSheetError(InputError):
    """No layout reads this file. `samples` are the sheets that may be lists all the same."""

    def __init__(self, message: str, grids: Iterable[Grid], kind: str) -> None:
        super().__init__(message)
        found = (sample_of(grid) for grid in grids)
        lists = [sample for sample in found if sample and _holds_a_list(sample, kind)]
        self.samples: list[Sample] = lists[:_MOST_SHEETS]


class OtherKindError(InputError):
    """A file of another kind than it was sent as; what to do depends on who may send the other one."""

    def __init__(self, file_name: str, sent_as: str, layout: Layout) -> None:
        self.kind = SourceFile.Kind(layout.kind)
        self.found = (
            f"Berkas '{file_name}' dikirim sebagai {sent_as}, tetapi isinya {layout.title}."
        )
        super().__init__(f"{self.found} Pilih jenis '{self.kind.label}' atau kirim berkas lain.")

    def for_who_may_not(self) -> InputError:
        """The same for a sender who is not offered the other kind."""
        return InputError(
            f"{self.found} Jenis '{self.kind.label}' tidak ada di pilihan Anda: serahkan berkas ini "
            "kepada petugas kabupaten, atau kirim berkas lain."
        )


def _holds_a_list(sample: Sample, kind: str) -> bool:
    """A single row is a list when it is data: alone, a header has nothing below it."""
    filled = [row for row in sample.rows if any(map(str.strip, row))]
    return len(filled) > 1 or first_data_row(sample.rows, kind) is not None
