"""A returned row is mended on the page: it comes in as a small file of its own."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from django.db import transaction
from django.utils.translation import gettext as _

from payung.access.models import User
from payung.intake import storage
from payung.intake.actions.process import process_file
from payung.intake.actions.receive import receive_file
from payung.intake.actions.trail import record_file
from payung.intake.checks.foreign import SEVERAL_VILLAGES
from payung.intake.models import RejectedRow, SourceFile
from payung.intake.rejected import opened
from payung.intake.returned import one_row
from payung.intake.saved_words import as_known_to
from payung.intake.states import State
from payung.primitives.errors import InputError


def mend_row(*, row: RejectedRow, cells: Mapping[str, str], by: User) -> SourceFile:
    """Check and merge the row with other cells; the file returned mends it and is merged.

    InputError with the reasons when the row is still at fault: nothing of it is kept then.
    """
    kept: list[int] = []
    try:
        with transaction.atomic():
            return _mend(row, {**opened(row.cells), **cells}, by, kept)
    finally:
        for file_id in kept:
            storage.forget(file_id)


def _mend(row: RejectedRow, cells: Mapping[str, str], by: User, kept: list[int]) -> SourceFile:
    row = RejectedRow.objects.select_for_update().get(pk=row.pk)
    _check_can_be_mended(row)
    original = row.source_file
    file = receive_file(
        content=one_row(cells),
        file_name=_file_name(row),
        kind=original.kind,
        village_code=original.village_code,
        by=by,
    )
    kept.append(file.pk)
    file.mends = row
    file.save(update_fields=["mends"])
    with as_known_to(original.uploaded_by):
        file = process_file(source_file=file, by=by)
    _check_came_in(file)
    row.mended_by = file
    row.save(update_fields=["mended_by"])
    return file


def _check_can_be_mended(row: RejectedRow) -> None:
    if row.mended_by_id:
        raise InputError(_("Baris ini sudah diperbaiki."))
    if row.source_file.state != State.MERGED:
        raise InputError(_("Berkas baris ini tidak lagi masuk. Kirim berkas yang benar."))
    if row.source_file.rejected.filter(check_id=SEVERAL_VILLAGES).exists():
        raise InputError(row.reason)  # alone it would not show whose it is


def _check_came_in(file: SourceFile) -> None:
    if file.state != State.MERGED or file.rows_rejected:
        still = file.rejected.first()
        raise InputError(still.reason if still else file.message)


def _file_name(row: RejectedRow) -> str:
    stem = Path(row.source_file.file_name).stem[-120:]
    return _("perbaikan baris %(row)s dari %(name)s.xlsx") % {"row": row.row_number, "name": stem}


@transaction.atomic
def note_opened(*, row: RejectedRow, by: User) -> None:
    """The cells of a returned row are shown with their numbers: that goes into the audit trail."""
    record_file(row.source_file, by, "rejected_row_opened", sheet=row.sheet, row=row.row_number)
