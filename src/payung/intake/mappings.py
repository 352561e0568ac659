"""Mappings that senders made for their own sheets: kept, and found again by the names in the header."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from django.db import transaction

from payung.access.models import User
from payung.access.trail.audit import record
from payung.intake.formats.headerless import column_letters
from payung.intake.formats.known import likely_sheets
from payung.intake.formats.layout import Layout, fingerprint
from payung.intake.formats.layout_file import as_document, layout_from
from payung.intake.formats.looks import Looks, looks_of
from payung.intake.formats.recognition import recognise
from payung.intake.models import SavedMapping, SourceFile
from payung.intake.sheets import limits
from payung.intake.sheets.opening import open_file

_ON_THE_PAGE = "mapping"  # the id of layouts that `layout_of_mapping` makes


@transaction.atomic
def remember_mapping(
    *, headers: Sequence[str], layout: Layout, by: User | None, sender: User | None = None
) -> SavedMapping:
    """Keep what the columns of a sheet mean for its sender; a later answer replaces an earlier one."""
    looks = [sorted(look) for look in layout.looks]
    saved, _ = SavedMapping.objects.update_or_create(
        sender=sender or by,
        kind=layout.kind,
        fingerprint=fingerprint([*headers, *map(str, enumerate(looks))]),
        defaults={"mapping": as_document(layout), "looks": looks},
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
            looks=kept_looks(saved),
            fingerprint=fingerprint(column_letters(len(saved.looks)))
            if saved.looks
            else saved.fingerprint,
        )
        for saved in SavedMapping.objects.filter(sender=sender).order_by("pk")
    ]


def kept_looks(saved: SavedMapping) -> Looks:
    """How the columns looked for which the mapping was made; empty where they have a header."""
    return tuple(map(frozenset, saved.looks))


def remember_for_sheet_in(path: Path, kind: str, layout: Layout) -> None:
    """Keep a layout of the command line for the sheet that it reads in a file."""
    source = recognise(
        open_file(path, path.name, likely_sheets=likely_sheets(kind)), kind, path.name
    )
    if layout.without_header:
        rows = source.grid.cells.head(limits.HEADER_ROWS + 1).slice(source.data_from).rows()
        layout = replace(layout, looks=looks_of(rows, kind))
    remember_mapping(headers=source.headers, layout=layout, by=None)


def mapping_that_read(file: SourceFile) -> SavedMapping | None:
    """The mapping made on the page by which a file was read, if it is still kept."""
    name, _, key = file.layout.partition("_")
    if name != _ON_THE_PAGE or not key.isdigit():
        return None
    return SavedMapping.objects.filter(pk=key, sender=file.uploaded_by_id).first()
