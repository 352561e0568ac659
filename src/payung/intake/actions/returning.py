"""Rejected rows leave the system."""

from __future__ import annotations

from django.db import transaction

from payung.access.models import User
from payung.intake.actions.trail import record_file
from payung.intake.models import SourceFile


@transaction.atomic
def note_return(*, source_file: SourceFile, by: User) -> None:
    """The rejected rows leave the system: that is an export, and goes into the audit trail."""
    record_file(source_file, by, "rejected_rows_exported", rows=source_file.rows_rejected)
