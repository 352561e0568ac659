"""A file is read, checked and merged in one transaction or not at all."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.db import connection, transaction
from django.utils import timezone

from payung.access.models import User
from payung.access.rows.sight import EVERYTHING, seeing
from payung.intake import storage
from payung.intake.actions.meaning import ask_meaning
from payung.intake.actions.reading import Progress, Read, read
from payung.intake.actions.trail import record_file
from payung.intake.concerns import concerns_about
from payung.intake.formats.unknown import UnknownSheetError
from payung.intake.mended import mark_mended, repeats_returned_rows
from payung.intake.merging import Noted, Refusal, merger_of
from payung.intake.models import SourceFile
from payung.intake.noted import keep_noted, noted_in, rows_to_ask
from payung.intake.places import count_by_sheet
from payung.intake.preview import first_rows
from payung.intake.queries import earlier_twin, is_interrupted
from payung.intake.reconciliation import reconciliation
from payung.intake.rejected import keep_rejected
from payung.intake.states import RUNNING, State, move
from payung.intake.undo.keeping import on_behalf_of
from payung.primitives.errors import InputError, PayungError

PROGRAM_ERROR = "Terjadi kesalahan pada program; belum ada baris yang masuk. Kirim lagi."
_RESULT = (
    "rows_read", "rows_done", "rows_created", "rows_updated", "rows_unchanged",
    "rows_rejected", "doubts", "sheets", "finished_at", "message",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Merged:
    """The rows that go back, those taken with a doubt by check, and whom the latter tell of."""

    refused: list[Refusal]
    noted: Mapping[str, Noted]
    keys: Mapping[int, int]


class _HeldError(Exception):
    """The batch looks wrong: what was merged for a look is taken back, and a person is asked."""


def process_file(
    *,
    source_file: SourceFile,
    by: User | None,
    progress: Progress = lambda done, total: None,
    may_ask: bool = False,
    abandoned: bool = False,
) -> SourceFile:
    """Read, check and merge a received file; the file returned is MERGED or FAILED with its sentence.

    All rows are merged in one transaction together with the rejected rows, the counts and the audit
    event. On any error nothing is written but the failure; errors that are not about the file are
    raised again. If it `may_ask`, a batch that looks wrong becomes IN_REVIEW instead, and a file that
    somebody stopped meanwhile is returned as CANCELLED. `abandoned`: its earlier reader is known dead.
    """
    file = begin(source_file, abandoned=abandoned)
    return finish(file, lambda: read(file, by, progress), by, progress, may_ask=may_ask)


def finish(
    file: SourceFile,
    reading: Callable[[], Read],
    by: User | None,
    progress: Progress,
    *,
    may_ask: bool = False,
) -> SourceFile:
    """Merge what `reading` gives; the second half of `process_file`."""
    try:
        _merge_or_hold(file, reading(), by, progress, may_ask=may_ask)
    except Exception as error:
        now = SourceFile.objects.get(pk=file.pk)
        if now.state == State.CANCELLED:
            return now
        if may_ask and isinstance(error, UnknownSheetError) and error.samples:
            ask_meaning(file, error)
            return file
        told = isinstance(error, PayungError)
        _fail(file, by, str(error) if told else PROGRAM_ERROR)
        storage.forget(file.pk)
        if not told:
            raise
    if file.state != State.IN_REVIEW:
        storage.forget(file.pk)
    return file


@transaction.atomic
def begin(source_file: SourceFile, *, abandoned: bool = False) -> SourceFile:
    """The file as it is now, marked as being read. InputError when it is read already, or gone."""
    file = SourceFile.objects.select_for_update().get(pk=source_file.pk)
    if file.state == State.MERGED:
        raise InputError(f"Berkas '{file.file_name}' sudah selesai: {reconciliation(file)}.")
    if file.state in RUNNING:
        if not abandoned and not is_interrupted(file, now=timezone.now()):
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


def _merge_or_hold(
    file: SourceFile, found: Read, by: User | None, progress: Progress, *, may_ask: bool
) -> None:
    try:
        with seeing(EVERYTHING), on_behalf_of(file):  # whose number it is, only all people tell
            merged = _merge(file, found, progress)
            asking = _concerns(file, found, merged.refused) if may_ask else None
            if asking is not None:
                raise _HeldError
            _close(file, found, merged, by)
    except _HeldError:
        _hold(file, found, merged, asking or {})
    progress(found.rows, found.rows)


def _merge(file: SourceFile, found: Read, progress: Progress) -> _Merged:
    """The rows into the register; the counts into `file`."""
    verdict = found.verdict
    file.is_part = repeats_returned_rows(file, found.sheets)
    with connection.cursor() as cursor:
        counts = merger_of(file.kind)(
            source_file=file,
            frame=verdict.accepted,
            cursor=cursor,
            received_on=found.received_on,
            progress=lambda done: progress(done + len(verdict.refused), found.rows),
            asked=rows_to_ask(verdict),
        )
    refused = sorted([*verdict.refused, *counts.refused], key=lambda r: r.row_number)
    file.rows_read = file.rows_done = found.rows
    file.rows_created = counts.created
    file.rows_updated = counts.updated
    file.rows_unchanged = counts.unchanged
    file.rows_rejected = len(refused)
    noted = noted_in(verdict, counts)
    file.doubts = {**counts.doubts, **{check: each.rows.height for check, each in noted.items()}}
    count_by_sheet(file, counts, refused)
    return _Merged(refused, noted, counts.keys)


def _concerns(file: SourceFile, found: Read, refused: list[Refusal]) -> dict[str, int] | None:
    """Why a person is asked, or None when nobody need be."""
    if file.confirmed_by_id:
        return None
    with connection.cursor() as cursor:
        checks = [refusal.check_id for refusal in refused]
        grave = concerns_about(file, checks, found.rows, cursor, strange_rows=found.strange_rows)
    return grave if grave or file.ask_first else None


def _close(file: SourceFile, found: Read, merged: _Merged, by: User | None) -> None:
    keep_rejected(file, found.sheets, merged.refused)
    keep_noted(file, merged.noted, merged.keys)
    mark_mended(file, found.sheets, found.verdict.accepted, merged.refused)
    twin = earlier_twin(file)
    if twin:
        before = timezone.localtime(twin.received_at)
        file.message = f"Berkas yang sama sudah pernah masuk ({before:%d-%m-%Y %H.%M})."
    file.finished_at = timezone.now()
    file.save(update_fields=_RESULT)
    move(file, State.MERGED)
    record_file(file, by, "file_merged", reconciliation=reconciliation(file))


@transaction.atomic
def _hold(file: SourceFile, found: Read, merged: _Merged, concerns: dict[str, int]) -> None:
    """Nothing is merged; the counts say what would happen."""
    keep_rejected(file, found.sheets, merged.refused)
    keep_noted(file, merged.noted, merged.keys)
    file.preview = {"concerns": concerns, "first": first_rows(file.kind, found.verdict.accepted)}
    file.save(update_fields=[*_RESULT, "preview"])
    move(file, State.IN_REVIEW)


def _fail(file: SourceFile, by: User | None, message: str) -> None:
    with transaction.atomic():
        move(file, State.FAILED)
        file.message = message
        file.finished_at = timezone.now()
        file.save(update_fields=["message", "finished_at"])
        record_file(file, by, "file_failed", message=message)
