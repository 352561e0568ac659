"""Who may stop a file from being taken back, beyond what later files changed: upper offices say so here."""

from __future__ import annotations

from collections.abc import Callable

from django.db.backends.utils import CursorWrapper

from payung.intake.models import SourceFile
from payung.primitives.errors import InputError

Objection = Callable[[SourceFile, CursorWrapper], str]
"""A sentence against taking the file back, or nothing. Its rows stand in `undo_row`."""

_objections: list[Objection] = []


def object_with(objection: Objection) -> None:
    """Offices call it in `AppConfig.ready()`."""
    _objections.append(objection)


def check_nobody_objects(file: SourceFile, cursor: CursorWrapper) -> None:
    """InputError with the first objection."""
    for objection in _objections:
        if sentence := objection(file, cursor):
            raise InputError(sentence)
