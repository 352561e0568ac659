"""A file is read, checked and merged in one transaction or not at all."""

from __future__ import annotations

from collections.abc import Callable

from django.db import connection, transaction
from django.utils import timezone

from payung.access.models import User
from payung.access.sight import EVERYTHING, seeing
from payung.intake import storage
from payung.intake.actions.reading import Progress, Read, read
from payung.intake.actions.trail import record_file
from payung.intake.checks.check import Verdict
from payung.intake.merging import Counts, Refusal, merger_of
from payung.intake.models import SourceFile
from payung.intake.queries import earlier_twin, is_interrupted
from payung.intake.reconciliation import reconciliation
from payung.intake.rejected import keep_rejected
from payung.intake.states import RUNNING, State, move
from payung.intake.undo.keeping import on_behalf_of
from payung.primitives.errors import InputError, PayungError

_RESULT = (
    "rows_read", "rows_done", "rows_created", "rows_updated", "rows_unchanged",
    "rows_rejected", "doubts", "finished_at", "message",
)  # fmt: skip


def process_file(
    *, source_file: SourceFile, by: User | None, progress: Progress = lambda done, total: None
) -> SourceFile:
    """Read, check and merge a received file; the file returned is MERGED or FAILED with its sentence.

    All rows are merged in one transaction together with the rejected rows, the counts and the audit
    event. On any error nothing is written but the failure; errors that are not about the file are
    raised again.
    """
    file = begin(source_file)
    return finish(file, lambda: read(file, by, progress), by, progress)


def finish(
    file: SourceFile, reading: Callable[[], Read], by: User | None, progress: Progress
) -> SourceFile:
    """Merge what `reading` gives; the second half of `process_file`."""
    try:
        found = reading()
        with seeing(EVERYTHING), on_behalf_of(file):  # whose number it is, only all people tell
            _merge(file, found, by, progress)
    except PayungError as error:
        _fail(file, by, str(error))
        storage.forget(file.pk)
    except Exception:
        _fail(file, by, "Terjadi kesalahan pada program; belum ada baris yang masuk. Kirim lagi.")
        storage.forget(file.pk)
        raise
    else:
        storage.forget(file.pk)
    return file


@transaction.atomic
def begin(source_file: SourceFile) -> SourceFile:
    """The file as it is now, marked as being read. InputError when it is read already, or gone."""
    file = SourceFile.objects.select_for_update().get(pk=source_file.pk)
    if file.state == State.MERGED:
        raise InputError(f"Berkas '{file.file_name}' sudah selesai: {reconciliation(file)}.")
    if file.state in RUNNING:
        if not is_interrupted(file, now=timezone.now()):
            raise InputError(f"Berkas '{file.file_name}' sedang dibaca. Tunggu sampai selesai.")
        move(file, State.RECEIVED)
    if not storage.place_of(file.pk).exists():
        raise InputError(f"Isi berkas '{file.file_name}' sudah tidak tersimpan. Kirim lagi.")
    move(file, State.READING)
    file.started_at = file.heartbeat_at = timezone.now()
    file.attempts += 1
    file.message = ""
    file.save(update_fields=["started_at", "heartbeat_at", "attempts", "message"])
    return file


def _merge(
    file: SourceFile,
    found: Read,
    by: User | None,
    progress: Progress,
) -> None:
    verdict = found.verdict
    with connection.cursor() as cursor:
        counts = merger_of(file.kind)(
            source_file=file,
            frame=verdict.accepted,
            cursor=cursor,
            received_on=found.received_on,
            progress=lambda done: progress(done + len(verdict.refused), found.rows),
        )
    refused = sorted([*verdict.refused, *counts.refused], key=lambda r: r.row_number)
    keep_rejected(file, found.source, refused)
    _count(file, counts, refused, verdict, found.rows)
    record_file(file, by, "file_merged", reconciliation=reconciliation(file))
    progress(found.rows, found.rows)


def _count(
    file: SourceFile, counts: Counts, refused: list[Refusal], verdict: Verdict, rows_read: int
) -> None:
    twin = earlier_twin(file)
    file.rows_read = file.rows_done = rows_read
    file.rows_created = counts.created
    file.rows_updated = counts.updated
    file.rows_unchanged = counts.unchanged
    file.rows_rejected = len(refused)
    file.doubts = {**verdict.doubts, **counts.doubts}
    file.finished_at = timezone.now()
    if twin:
        file.message = f"Berkas yang sama sudah pernah masuk ({twin.received_at:%d-%m-%Y %H:%M})."
    file.save(update_fields=_RESULT)
    move(file, State.MERGED)


def _fail(file: SourceFile, by: User | None, message: str) -> None:
    with transaction.atomic():
        move(file, State.FAILED)
        file.message = message
        file.finished_at = timezone.now()
        file.save(update_fields=["message", "finished_at"])
        record_file(file, by, "file_failed", message=message)
