"""A file waits for its turn, is asked about, is stopped, or is given up."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from payung.access.models import User
from payung.intake import storage
from payung.intake.actions.trail import record_file
from payung.intake.models import SourceFile
from payung.intake.permissions import check_can_import, region_of
from payung.intake.states import State, move
from payung.primitives.errors import InputError


@transaction.atomic
def cancel_file(*, source_file: SourceFile, by: User | None) -> None:
    """Stop a file before it is merged; nothing of it stays but its name. `by=None`: the installation.

    InputError when it was merged meanwhile. The reader notices within a second.
    """
    file = SourceFile.objects.get(pk=source_file.pk)
    if file.state == State.MERGED:
        raise InputError(
            _("Berkas '%(name)s' sudah terlanjur masuk. Anda dapat mengambilnya kembali.")
            % {"name": file.file_name}
        )
    check_can_import(by, file.kind, region_of(file), on=timezone.localdate())
    move(file, State.CANCELLED)
    file.finished_at, file.preview = timezone.now(), {}
    file.save(update_fields=["finished_at", "preview"])
    file.rejected.all().delete()
    file.noted.all().delete()
    record_file(file, by, "file_cancelled")
    transaction.on_commit(lambda: storage.forget(file.pk))


@transaction.atomic
def confirm_file(*, source_file: SourceFile, by: User) -> None:
    """What the page showed is right: the file goes to the queue again and is merged this time."""
    file = SourceFile.objects.get(pk=source_file.pk)
    if file.state != State.IN_REVIEW:
        raise InputError(
            _("Berkas '%(name)s' %(state)s, jadi tidak menunggu persetujuan.")
            % {"name": file.file_name, "state": file.get_state_display()}
        )
    if "unknown" in file.preview:
        raise InputError(
            _("Kolom berkas '%(name)s' belum dikenal. Beri artinya dulu.")
            % {"name": file.file_name}
        )
    check_can_import(by, file.kind, region_of(file), on=timezone.localdate())
    move(file, State.RECEIVED)
    file.confirmed_by, file.preview, file.attempts = by, {}, 0
    file.save(update_fields=["confirmed_by", "preview", "attempts"])
    file.rejected.all().delete()
    file.noted.all().delete()
    record_file(file, by, "file_confirmed")


@transaction.atomic
def give_up(*, source_file: SourceFile, because: str = "") -> None:
    """The reader died more than once over this file, or could not begin: nobody is made to wait longer."""
    file = SourceFile.objects.get(pk=source_file.pk)
    move(file, State.FAILED)
    file.finished_at = timezone.now()
    file.message = because or (
        "Pembacaan berkas ini dua kali terhenti di tengah jalan; belum ada baris yang masuk. Buka berkas "
        "itu, simpan sebagai XLSX baru, lalu kirim lagi; atau pecah, misalnya per desa."
    )
    file.save(update_fields=["finished_at", "message"])
    record_file(file, None, "file_failed", message=file.message)
    transaction.on_commit(lambda: storage.forget(file.pk))


@transaction.atomic
def note_followed(*, source_file: SourceFile) -> None:
    """The figures hold the file now."""
    SourceFile.objects.filter(pk=source_file.pk).update(followed_at=timezone.now())
