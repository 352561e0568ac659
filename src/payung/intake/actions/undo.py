"""A merged file is taken back: the register is as it was before it."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _

from payung.access.models import ChangedRows, FormerRow, User
from payung.access.rows.sight import EVERYTHING, seeing
from payung.access.trail.reason import say_why
from payung.intake.actions.trail import record_file
from payung.intake.models import RejectedRow, SourceFile
from payung.intake.permissions import check_can_import, region_of
from payung.intake.states import State, move
from payung.intake.undo.consequences import Consequences, consequences_of
from payung.intake.undo.merges import refusal
from payung.intake.undo.objections import check_nobody_objects
from payung.intake.undo.restoring import restore
from payung.intake.undo.tables import hold_still, tables
from payung.primitives.errors import InputError


def undo_file(
    *, source_file: SourceFile, because: str, by: User | None, with_later: bool = False
) -> list[SourceFile]:
    """Take a merged file back; returns the files that were taken back, in that order.

    When later files changed the same rows, they go first if `with_later`, else InputError names them.
    All in one transaction. NotPermittedError when one of the files lies outside the scope of `by`.
    """
    with seeing(EVERYTHING):  # a row may lean on one in another village
        reason = say_why(because, ask=_("Tulis alasannya, contoh: salah pilih desa."))
        return list(_undo(source_file, reason, by, with_later))


def consequences_for(source_file: SourceFile) -> Consequences:
    """What taking a file back would do; nothing is changed."""
    with seeing(EVERYTHING), connection.cursor() as cursor:
        return consequences_of(source_file, cursor)


def _undo(
    source_file: SourceFile, reason: str, by: User | None, with_later: bool
) -> Iterator[SourceFile]:
    file = SourceFile.objects.select_for_update().get(pk=source_file.pk)
    check_can_import(by, file.kind, region_of(file), on=timezone.localdate())
    check_was_merged(file)
    with connection.cursor() as cursor:
        hold_still(tables(cursor), cursor)
        found = consequences_of(file, cursor)
        while found.later and with_later and not found.by_hand:
            yield from _undo(found.later[0], reason, by, with_later)
            found = consequences_of(file, cursor)
        check_is_free(found)
        check_nobody_objects(file, cursor)
        restore(found, cursor)
    _close(found, reason, by)
    yield file


def check_was_merged(file: SourceFile) -> None:
    """InputError when there is nothing to take back, or nothing known of what it replaced."""
    if file.state != State.MERGED:
        raise InputError(
            _("Berkas '%(name)s' %(state)s; hanya berkas yang sudah masuk dapat diambil kembali.")
            % {"name": file.file_name, "state": file.get_state_display()}
        )
    kept = ChangedRows.objects.filter(source_file_id=file.pk)
    emptied = FormerRow.objects.filter(change__in=kept, content__isnull=True)
    if file.rows_created + file.rows_updated and (not kept.exists() or emptied.exists()):
        raise InputError(
            _(
                "Keadaan semula berkas '%(name)s' tidak tersimpan (lagi): masa simpannya lewat, atau berkas "
                "masuk sebelum Payung menyimpannya. Kirim berkas yang benar; isinya menggantikan yang salah."
            )
            % {"name": file.file_name}
        )


def check_is_free(found: Consequences) -> None:
    """InputError that names what stands in the way."""
    if found.merges:
        raise InputError(refusal(found.file, found.merges))
    if found.by_hand:
        raise InputError(
            _(
                "Sebagian baris berkas '%(name)s' sesudahnya diubah tanpa berkas, jadi keadaan semula "
                "tidak dapat dikembalikan. Perbaiki baris itu, atau kirim berkas yang benar."
            )
            % {"name": found.file.file_name}
        )
    if found.later:
        raise InputError(
            _(
                "Berkas '%(later)s' mengubah baris yang sama sesudah '%(name)s'. "
                "Ambil kembali '%(later)s' lebih dulu."
            )
            % {"later": found.later[0].file_name, "name": found.file.file_name}
        )


def _close(found: Consequences, reason: str, by: User | None) -> None:
    file = found.file
    move(file, State.UNDONE)
    file.undone_at, file.undone_by, file.undone_because = timezone.now(), by, reason
    file.followed_at = None
    file.save(update_fields=["undone_at", "undone_by", "undone_because", "followed_at"])
    RejectedRow.objects.filter(mended_by=file).update(mended_by=None)
    file.noted.all().delete()  # they tell of rows that are gone
    record_file(
        file,
        by,
        "file_undone",
        because=reason,
        removed=found.removed,
        restored=found.restored,
        lost={each.table: rows for each, rows in found.lost.items()},
    )
