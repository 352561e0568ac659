"""Who may bring which kind of file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from payung.access.models import User
from payung.access.roles import Duty
from payung.access.scope import Scope, check_can, scope_of
from payung.intake.models import SourceFile
from payung.regions.queries import home_regency

_DUTIES = {
    SourceFile.Kind.ROSTER: Duty.IMPORT_ROSTER,
    SourceFile.Kind.PARTICIPANTS: Duty.IMPORT_INSURER,
    SourceFile.Kind.PAYMENTS: Duty.IMPORT_INSURER,
    SourceFile.Kind.DENOMINATORS: Duty.IMPORT_INSURER,
    SourceFile.Kind.BUDGETS: Duty.IMPORT_ROSTER,
}


def duty_of(kind: str) -> Duty:
    """The duty needed for a kind of file."""
    return _DUTIES[SourceFile.Kind(kind)]


def check_can_import(by: User | None, kind: str, region_code: str, *, on: dt.date) -> None:
    """NotPermittedError in a sentence, unless the sender may. None is the installation itself."""
    if by is not None:
        check_can(by, duty_of(kind), region_code, on=on)


def region_of(file: SourceFile) -> str:
    """The region whose right a file needs: its village, or the whole regency."""
    return file.village_code or home_regency().code


def writable(by: User | None, kind: str, *, on: dt.date) -> Callable[[str], bool]:
    """A question about one region code: may the sender bring rows of it?"""
    if by is None:
        return lambda code: True
    return scope_of(by, duty_of(kind), on=on).contains


def import_scope(user: User, *, on: dt.date) -> Scope:
    """The regions for which a person may bring files of any kind."""
    codes = {
        code
        for duty in (Duty.IMPORT_ROSTER, Duty.IMPORT_INSURER)
        for code in scope_of(user, duty, on=on).codes
    }
    return Scope(tuple(sorted(codes)))
