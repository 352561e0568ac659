"""Mappings that senders made for their own sheets: kept, and found again by the names in the header."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from django.db import transaction

from payung.access.models import User
from payung.access.trail.audit import record
from payung.intake.formats.known import likely_sheets
from payung.intake.formats.layout import Layout, fingerprint
from payung.intake.formats.layout_file import as_document, layout_from
from payung.intake.formats.recognition import recognise
from payung.intake.models import SavedMapping, SourceFile
from payung.intake.sheets.opening import open_file

_ON_THE_PAGE = "mapping"  # the id of layouts that `layout_of_mapping` makes


@transaction.atomic
def remember_mapping(
    *, headers: Sequence[str], layout: Layout, by: User | None, sender: User | None = None
) -> SavedMapping:
    """Keep what the columns of a sheet mean for its sender; a later answer replaces an earlier one."""
    saved, _ = SavedMapping.objects.update_or_create(
        sender=sender or by,
        kind=layout.kind,
        fingerprint=fingerprint(headers),
        defaults={"mapping": as_document(layout)},
    )
    record(
        by=by,
        verb="mapping_saved",
        object_type="saved_mapping",
        object_id=saved.pk,
        kind=layout.kind,
        columns=saved.mapping["columns"],
    )
    return saved


def mappings_of(sender: User | None) -> list[Layout]:
    """The layouts this sender has made, each for one header. None is the command line."""
    return [
        replace(
            layout_from(saved.mapping, f"pemetaan {saved.pk}"),
            id=f"{_ON_THE_PAGE}_{saved.pk}"
            if saved.mapping["id"] == _ON_THE_PAGE
            else saved.mapping["id"],
            by_sender=True,
            fingerprint=saved.fingerprint,
        )
        for saved in SavedMapping.objects.filter(sender=sender).order_by("pk")
    ]


def headers_of(path: Path, file_name: str, kind: str) -> list[str]:
    """The header of the sheet that would be read, by the layouts known here and now."""
    opened = open_file(path, file_name, likely_sheets=likely_sheets(kind))
    return recognise(opened, kind, file_name).headers


def mapping_that_read(file: SourceFile) -> SavedMapping | None:
    """The mapping made on the page by which a file was read, if it is still kept."""
    name, _, key = file.layout.partition("_")
    if name != _ON_THE_PAGE or not key.isdigit():
        return None
    return SavedMapping.objects.filter(pk=key, sender=file.uploaded_by_id).first()
