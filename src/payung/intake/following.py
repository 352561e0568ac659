"""What follows when a file was merged or taken back. Offices above register their part."""

from __future__ import annotations

from collections.abc import Callable

from payung.access.rows.sight import EVERYTHING, working_as
from payung.intake.models import SourceFile

Step = Callable[[SourceFile], None]
_steps: list[Step] = []


def register(step: Step) -> None:
    """Call `step` after every file that was merged or taken back."""
    _steps.append(step)


def follow(file: SourceFile) -> None:
    """Take every registered step; nothing for a file that failed."""
    if file.state in (SourceFile.State.MERGED, SourceFile.State.UNDONE):
        with working_as(EVERYTHING):  # figures are of everybody, whoever brought the file
            for step in _steps:
                step(file)
