"""What follows when a file sent on a page has been merged. Offices above register their part."""

from __future__ import annotations

from collections.abc import Callable

from payung.access.sight import EVERYTHING, working_as
from payung.intake.models import SourceFile

Step = Callable[[SourceFile], None]
_steps: list[Step] = []


def register(step: Step) -> None:
    """Call `step` after every merged file, in the process that merged it."""
    _steps.append(step)


def follow(file: SourceFile) -> None:
    """Take every registered step; nothing for a file that failed."""
    if file.state == SourceFile.State.MERGED:
        with working_as(EVERYTHING):  # figures are of everybody, whoever brought the file
            for step in _steps:
                step(file)
