"""A sheet nobody knows waits for a person, who says what its columns mean, or takes that back."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from payung.access.models import User
from payung.access.trail.audit import record
from payung.intake.formats.layout import Layout
from payung.intake.formats.unknown import UnknownSheetError
from payung.intake.mappings import mapping_that_read, remember_mapping
from payung.intake.models import SourceFile
from payung.intake.permissions import check_can_import, region_of
from payung.intake.preview import sealed_samples
from payung.intake.saved_words import Meant, remember_words
from payung.intake.states import State, move
from payung.primitives.errors import InputError


@transaction.atomic
def ask_meaning(file: SourceFile, unknown: UnknownSheetError) -> None:
    """The file waits, with its first rows sealed beside it."""
    file.preview = {"unknown": str(unknown), "sheets": sealed_samples(unknown.samples)}
    file.save(update_fields=["preview"])
    move(file, State.IN_REVIEW)


@transaction.atomic
def give_meaning(
    *, source_file: SourceFile, headers: Sequence[str], layout: Layout, by: User
) -> None:
    """Remember what the columns mean for the file's sender; a file that waited for it is read on."""
    file = SourceFile.objects.select_for_update().get(pk=source_file.pk)
    check_can_import(by, file.kind, region_of(file), on=timezone.localdate())
    waits = file.state == State.IN_REVIEW and "unknown" in file.preview
    if not waits and mapping_that_read(file) is None:
        raise InputError(
            _("Berkas '%(name)s' tidak menunggu arti kolom.") % {"name": file.file_name}
        )
    remember_mapping(headers=headers, layout=layout, by=by, sender=file.uploaded_by)
    if waits:
        _read_on(file)


@transaction.atomic
def explain_words(*, source_file: SourceFile, meant: Meant, by: User) -> None:
    """Remember what words mean for the file's sender; a file that waits for a person is read on with them."""
    file = SourceFile.objects.select_for_update().get(pk=source_file.pk)
    check_can_import(by, file.kind, region_of(file), on=timezone.localdate())
    if not file.strange_words or file.state not in (State.IN_REVIEW, State.MERGED):
        raise InputError(
            _("Tidak ada kata yang perlu dijelaskan dalam berkas '%(name)s'.")
            % {"name": file.file_name}
        )
    remember_words(file=file, meant=meant, by=by)
    if file.state == State.IN_REVIEW:
        _read_on(file)


def _read_on(file: SourceFile) -> None:
    """To the queue again, as if it had just come."""
    move(file, State.RECEIVED)
    file.preview, file.attempts = {}, 0
    file.save(update_fields=["preview", "attempts"])
    file.rejected.all().delete()
    file.noted.all().delete()


@transaction.atomic
def forget_meaning(*, source_file: SourceFile, by: User) -> None:
    """The next sheet with these headers is asked about again; what was read by it stays."""
    check_can_import(by, source_file.kind, region_of(source_file), on=timezone.localdate())
    saved = mapping_that_read(source_file)
    if saved is None:
        raise InputError(
            _("Arti kolom berkas '%(name)s' tidak sedang diingat.")
            % {"name": source_file.file_name}
        )
    record(
        by=by,
        verb="mapping_forgotten",
        object_type="saved_mapping",
        object_id=saved.pk,
        kind=saved.kind,
    )
    saved.delete()
