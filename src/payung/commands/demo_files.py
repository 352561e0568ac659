"""Hand the demo's files in one by one, then link and count, as an office would."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from django.utils import timezone

from payung.demo.regency import Written
from payung.demo.regency.calendar import LAST_DAY
from payung.intake.actions import process_series, receive_file
from payung.intake.models import SourceFile
from payung.membership.cover.run import compute_coverage
from payung.membership.linking import link_registers
from payung.primitives.errors import InputError
from payung.primitives.month import Month
from payung.primitives.numbers import count_text

Progress = Callable[[str], None]


def bring_in(written: Written, *, progress: Progress) -> Iterator[str]:
    """Import, link and count; yields a line of result for each step."""
    rosters = _import(SourceFile.Kind.ROSTER, written.rosters, progress)
    yield _sum_line(f"{len(rosters)} berkas data warga", rosters)
    for kind, paths in (
        (SourceFile.Kind.DENOMINATORS, [written.denominators]),
        (SourceFile.Kind.PARTICIPANTS, written.participants),
        (SourceFile.Kind.PAYMENTS, written.payments),
    ):
        for file in _import(kind, [("", path) for path in paths], progress):
            yield _sum_line(file.file_name, [file])
    progress("Mencocokkan peserta dengan warga")
    linked = link_registers(at=timezone.now(), by=None)
    yield (
        f"Pencocokan: {count_text(linked.matched)} peserta cocok, "
        f"{count_text(linked.in_review)} perlu diperiksa, {count_text(linked.unmatched)} tidak ditemukan"
    )
    progress("Menghitung cakupan")
    run = compute_coverage(at=timezone.now(), through=Month.from_date(LAST_DAY), by=None)
    yield f"Cakupan {count_text(run.workers)} pekerja dihitung sampai {Month(run.through_month)}"


def _import(
    kind: SourceFile.Kind, files: Sequence[tuple[str, Path]], progress: Progress
) -> list[SourceFile]:
    """Each file, given as (village code, path), through the door that real files take."""
    received = (
        receive_file(path=path, file_name=path.name, kind=kind, village_code=village, by=None)
        for village, path in files
    )
    done = []
    for file in process_series(source_files=received, by=None):
        if file.state != SourceFile.State.MERGED:
            raise InputError(f"{file.file_name}: {file.message}")
        done.append(file)
        progress(f"Memasukkan berkas: {len(done)} dari {len(files)}, {file.file_name}")
    return done


def _sum_line(title: str, files: list[SourceFile]) -> str:
    def total(name: str) -> str:
        return count_text(sum(getattr(file, name) for file in files))

    return (
        f"{title}: {total('rows_read')} dibaca = {total('rows_created')} baru + "
        f"{total('rows_unchanged')} tetap + {total('rows_updated')} berubah + "
        f"{total('rows_rejected')} dikembalikan"
    )
