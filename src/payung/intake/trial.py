"""What the first rows of a sheet would become by a layout, before anything is read or kept."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import timezone

from payung.access.models import User
from payung.intake.actions.reading import context_of
from payung.intake.checks.kinds import CHECKS
from payung.intake.formats.known import read_with
from payung.intake.formats.layout import Layout
from payung.intake.formats.recognition import recognise
from payung.intake.merging import Refusal
from payung.intake.models import SourceFile
from payung.intake.outlook import worded_rows
from payung.intake.preview import shown_rows
from payung.intake.sheets.opening import OpenFile
from payung.intake.sheets.sample import Sample
from payung.intake.staging import stage

_SHOWN = 3


@dataclass(frozen=True)
class Trial:
    """The first rows in words, and the first that would go back; of `rows` rows looked at."""

    rows: int
    accepted: int
    shown: list[list[tuple[str, str]]]
    refused: list[Refusal]


def try_out(sample: Sample, layout: Layout, file: SourceFile, by: User) -> Trial:
    """Stage and check the sample by the layout; nothing is written."""
    with read_with(layout):
        opened = OpenFile([sample.sheet] if sample.sheet else [], iter([sample.grid()]))
        source = recognise(opened, file.kind, file.file_name)
        staged = stage(source)
    context = context_of(file, source, by, timezone.localdate(file.received_at))
    verdict = CHECKS[file.kind](staged, context)
    return Trial(
        rows=staged.height,
        accepted=verdict.accepted.height,
        shown=worded_rows(file.kind, shown_rows(file.kind, verdict.accepted))[:_SHOWN],
        refused=list(verdict.refused)[:_SHOWN],
    )
