"""The audit events of files."""

from __future__ import annotations

from payung.access.models import User
from payung.access.trail.audit import record
from payung.intake.models import SourceFile


def record_file(file: SourceFile, by: User | None, verb: str, **details: object) -> None:
    """Write what happened to a file, inside the caller's transaction."""
    record(
        by=by,
        verb=verb,
        object_type="source_file",
        object_id=file.pk,
        region_code=file.village_code,
        kind=file.kind,
        file_name=file.file_name,
        **details,
    )
