"""A file is read, checked and merged in one transaction or not at all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from django.db import connection, transaction
from django.utils import timezone

from payung.access.models import User
from payung.access.sight import EVERYTHING, seeing
from payung.intake import storage
from payung.intake.actions.trail import record_file
from payung.intake.checks.check import Verdict
from payung.intake.checks.context import Context
from payung.intake.checks.kinds import CHECKS
from payung.intake.formats.known import likely_sheets
from payung.intake.formats.recognition import Recognised, recognise
from payung.intake.merging import Counts, Refusal, merger_of
from payung.intake.models import SourceFile
from payung.intake.permissions import writable
from payung.intake.queries import earlier_twin, is_interrupted
from payung.intake.reconciliation import reconciliation
from payung.intake.rejected import keep_rejected
from payung.intake.sheets.opening import open_file
from payung.intake.staging import stage
from payung.primitives.errors import InputError, PayungError
from payung.primitives.numbers import count_text
from payung.regions.queries import home_regency
from payung.regions.resolver import VillageResolver

Progress = Callable[[int, int], None]
_RESULT = (
    "state", "rows_read", "rows_done", "rows_created", "rows_updated", "rows_unchanged",
    "rows_rejected", "doubts", "finished_at", "message",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Read:
    """A file read and checked, not yet merged."""

    source: Recognised
    verdict: Verdict
    rows: int
    received_on: dt.date


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
        with seeing(EVERYTHING):  # whose number it is can only be told among all people
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
    if file.state == SourceFile.State.MERGED:
        raise InputError(f"Berkas '{file.file_name}' sudah selesai: {reconciliation(file)}.")
    if file.state == SourceFile.State.READING and not is_interrupted(file, now=timezone.now()):
        raise InputError(f"Berkas '{file.file_name}' sedang dibaca. Tunggu sampai selesai.")
    if not storage.place_of(file.pk).exists():
        raise InputError(f"Isi berkas '{file.file_name}' sudah tidak tersimpan. Kirim lagi.")
    file.state = SourceFile.State.READING
    file.heartbeat_at = timezone.now()
    file.message = ""
    file.save(update_fields=["state", "heartbeat_at", "message"])
    return file


def read(file: SourceFile, by: User | None, progress: Progress) -> Read:
    """Recognise and check all rows; of the database only the file's own row is written."""
    received_on = timezone.localdate(file.received_at)
    opened = open_file(
        storage.place_of(file.pk), file.file_name, likely_sheets=likely_sheets(file.kind)
    )
    source = recognise(opened, file.kind, file.file_name)
    staged = stage(source)
    file.layout = source.layout.id
    file.layout_note = _note(source, staged.height)
    file.rows_total = staged.height
    SourceFile.objects.filter(pk=file.pk).update(
        layout=file.layout, layout_note=file.layout_note, rows_total=file.rows_total
    )
    progress(0, staged.height)
    if staged.is_empty():
        raise InputError(
            f"'{file.file_name}' hanya berisi judul kolom, tanpa baris data di bawahnya. "
            "Periksa apakah berkas yang benar yang dikirim."
        )
    verdict = CHECKS[file.kind](staged, _context(file, source, by, received_on))
    return Read(source, verdict, staged.height, received_on)


def _note(source: Recognised, rows: int) -> str:
    """'Ekspor OpenSID, 43 kolom, 3.412 baris'."""
    columns = sum(1 for header in source.headers if header)
    where = f", lembar '{source.grid.sheet}'" if source.grid.sheet else ""
    return f"{source.layout.title}, {columns} kolom, {count_text(rows)} baris{where}"[:200]


def _context(
    file: SourceFile, source: Recognised, by: User | None, received_on: dt.date
) -> Context:
    if file.layout == "opensid" and not file.village_code:
        raise InputError(
            f"'{file.file_name}' adalah ekspor OpenSID, yang tidak memuat kode desa. Pilih desanya, "
            "atau tulis: payung import BERKAS --as roster --village 73.07.04.2005."
        )
    return Context(
        received_on=received_on,
        layout_id=file.layout,
        resolve=VillageResolver.for_regency(home_regency().code).resolve_frame,
        may_write=writable(by, file.kind, on=timezone.localdate()),
        village_code=file.village_code,
        epoch=source.grid.epoch,
    )


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
    file.state = SourceFile.State.MERGED
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


def _fail(file: SourceFile, by: User | None, message: str) -> None:
    with transaction.atomic():
        file.state = SourceFile.State.FAILED
        file.message = message
        file.finished_at = timezone.now()
        file.save(update_fields=["state", "message", "finished_at"])
        record_file(file, by, "file_failed", message=message)
