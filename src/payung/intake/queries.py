"""Reads about files for pages and commands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connection
from django.db.models import Q, QuerySet

from payung.access.models import User
from payung.access.roles import Duty
from payung.access.scope import can, scope_of
from payung.intake.models import NotedRows, RejectedRow, SourceFile
from payung.intake.permissions import duty_of, import_scope
from payung.intake.queue import is_worked_for
from payung.intake.states import RUNNING
from payung.primitives.errors import NotFoundError
from payung.primitives.region_code import Level
from payung.regions.models import Region
from payung.regions.queries import home_regency

HEARTBEAT_LIMIT = dt.timedelta(seconds=30)


def earlier_twin(file: SourceFile) -> SourceFile | None:
    """A file with the very same content and purpose that was merged before, if there is one."""
    return _twins(file).exclude(pk=file.pk).first()


def later_twin(file: SourceFile) -> SourceFile | None:
    """The newest file with the same content and purpose that was merged after it, if there is one."""
    return _twins(file).filter(pk__gt=file.pk).first()


def _twins(file: SourceFile) -> QuerySet[SourceFile]:
    return SourceFile.objects.filter(
        sha256=file.sha256,
        kind=file.kind,
        village_code=file.village_code,
        state=SourceFile.State.MERGED,
    )


def files_of(user: User, *, on: dt.date) -> QuerySet[SourceFile]:
    """The files a person may see: his own, and those that he might have sent, whoever did.

    A file of several villages is for who may send one for the whole regency.
    """
    seen = Q(uploaded_by=user)
    for kind in SourceFile.Kind:
        scope = scope_of(user, duty_of(kind), on=on)
        several = Q(village_code="") if scope.holds_a_regency() else Q(pk__in=[])
        seen |= Q(kind=kind) & (scope.filter("village_code") | several)
    return SourceFile.objects.filter(seen).select_related("uploaded_by")


def file_of(user: User, file_id: int, *, on: dt.date) -> SourceFile:
    """One of those files; NotFoundError otherwise, also when it exists for others."""
    found = files_of(user, on=on).filter(pk=file_id).first()
    if found is None:
        raise NotFoundError(f"Berkas nomor {file_id} tidak ada dalam daftar Anda.")
    return found


def is_interrupted(file: SourceFile, *, now: dt.datetime) -> bool:
    """Has nothing been heard of its reader for a while? Who waits for his turn is not interrupted."""
    if now - (file.heartbeat_at or file.received_at) <= HEARTBEAT_LIMIT:
        return False
    if file.state == SourceFile.State.RECEIVED:
        return not is_worked_for(file.uploaded_by_id)
    return file.state in RUNNING


def rejected_of(file: SourceFile) -> QuerySet[RejectedRow]:
    """The rows that go back, in the order of the file."""
    return RejectedRow.objects.filter(source_file=file).order_by("pk")


def unmended_of(file: SourceFile) -> QuerySet[RejectedRow]:
    """Those of them that nobody has mended."""
    return rejected_of(file).filter(mended_by=None)


def rejected_row_of(file: SourceFile, row_id: int) -> RejectedRow:
    """One of them; NotFoundError when the file has no such row."""
    found = rejected_of(file).filter(pk=row_id).select_related("source_file", "mended_by").first()
    if found is None:
        raise NotFoundError(f"Berkas '{file.file_name}' tidak punya baris kembali nomor {row_id}.")
    return found


@dataclass(frozen=True, slots=True)
class NotedList:
    """The rows of one doubt, read slice by slice: number in the file, what stood there, key."""

    file: SourceFile
    check: str
    column: str
    sentence: str
    count: int

    def part(self, first: int, end: int) -> list[tuple[int, str, int | None]]:
        """Those from `first`, counted from 0, to before `end`."""
        names = [f"{name}__{first}_{end}" for name in ("rows", "texts", "keys")]
        found = NotedRows.objects.filter(source_file=self.file, check_id=self.check)
        return list(zip(*found.values_list(*names).get(), strict=True))


def noted_of(file: SourceFile, check: str) -> NotedList:
    """The rows that were taken with a doubt; NotFoundError when the file has no such list (any longer)."""
    found = NotedRows.objects.filter(source_file=file, check_id=check)
    row = found.values_list("column", "sentence", "rows__len").first()
    if row is None:
        raise NotFoundError(
            f"Berkas '{file.file_name}' tidak punya daftar baris dengan catatan itu. Buka halaman berkasnya."
        )
    return NotedList(file, check, *row)


def next_rejected(row: RejectedRow) -> RejectedRow | None:
    """The next row of the same file that waits to be mended."""
    return unmended_of(row.source_file).filter(pk__gt=row.pk).first()


def rejected_by_check(file: SourceFile) -> list[dict[str, object]]:
    """For each check that sent rows back: how many, and the first row with its reason."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT ON (check_id) count(*) OVER (PARTITION BY check_id), sheet, row_number, "
            "reason "
            "FROM intake_rejectedrow WHERE source_file_id = %s ORDER BY check_id, id",
            [file.pk],
        )
        found = [
            dict(zip(("rows", "sheet", "row", "reason"), each, strict=True)) for each in cursor
        ]
    return sorted(found, key=lambda each: -each["rows"])


def rejected_in(files: Iterable[SourceFile]) -> QuerySet[RejectedRow]:
    """The rows of several files that go back, file by file."""
    return RejectedRow.objects.filter(source_file__in=[file.pk for file in files])


def villages_for(user: User, *, on: dt.date) -> QuerySet[Region]:
    """The villages a person may bring rosters for."""
    scope = scope_of(user, Duty.IMPORT_ROSTER, on=on)
    return Region.objects.filter(scope.filter("code"), level=Level.VILLAGE).order_by("name")


def village_for(user: User, code: str, *, on: dt.date) -> Region:
    """One of those villages; NotFoundError when the code is none."""
    found = villages_for(user, on=on).filter(code=code).first()
    if found is None:
        raise NotFoundError(
            f"Desa dengan kode '{code[:13]}' tidak ada di antara desa yang berkasnya Anda kirim."
        )
    return found


def kinds_for(user: User, *, on: dt.date) -> list[SourceFile.Kind]:
    """The kinds of file a person may bring anywhere."""
    return [kind for kind in SourceFile.Kind if scope_of(user, duty_of(kind), on=on).codes]


def may_import_whole_regency(user: User, *, on: dt.date) -> bool:
    """May this person bring a roster of several villages at once?"""
    return can(user, Duty.IMPORT_ROSTER, home_regency().code, on=on)


def may_import_anything(user: User, *, on: dt.date) -> bool:
    """Is the import page of any use to this person?"""
    return bool(import_scope(user, on=on).codes)
