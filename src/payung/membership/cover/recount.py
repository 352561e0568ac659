"""A file that came in on a page changes the figures without anybody at a command line."""

from __future__ import annotations

from django.utils import timezone

from payung.access.models import User
from payung.intake.models import SourceFile
from payung.membership.cover.run import compute_coverage
from payung.membership.known_months import last_known_month
from payung.membership.linking import link_registers
from payung.primitives.month import Month
from payung.register.duplicates.finding import find_register_duplicates

_CHANGE_WHO_IS_WHO = (SourceFile.Kind.ROSTER, SourceFile.Kind.PARTICIPANTS)


def recount(file: SourceFile) -> None:
    """Look for duplicates and link anew when people or memberships changed, then count cover.

    It is counted up to the newest known month.
    """
    if file.rows_created + file.rows_updated == 0:
        return
    if file.kind == SourceFile.Kind.ROSTER:
        find_register_duplicates(at=timezone.now(), by=file.uploaded_by)
    if file.kind in _CHANGE_WHO_IS_WHO:
        link_registers(at=timezone.now(), by=file.uploaded_by)
    count_again(by=file.uploaded_by)


def count_again(*, by: User | None, through: Month | None = None) -> None:
    """Count cover up to a month, else up to the newest known one."""
    at = timezone.now()
    last = through or last_known_month() or Month.from_date(timezone.localdate(at))
    compute_coverage(at=at, through=last, by=by)
