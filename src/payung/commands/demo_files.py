"""Hand the demo's files in one by one, then link and count, as an office would."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from django.utils import timezone

from payung.demo.regency import Written
from payung.demo.regency.calendar import LAST_DAY
from payung.intake.actions import process_file, receive_file
from payung.intake.models import SourceFile
from payung.membership.cover.run import compute_coverage
from payung.membership.linking import link_registers
from payung.primitives.errors import InputError
from payung.primitives.month import Month
from payung.primitives.numbers import count_text

Progress = Callable[[str], None]


def bring_in(written: Written, *, progress: Progress) -> Iterator[str]:
    """Import, link and count; yields a line of result for each step."""
    rosters = [
        _import(path, SourceFile.Kind.ROSTER, village, progress)
        for village, path in written.rosters
    ]
    yield _sum_line(f"{len(rosters)} berkas data warga", rosters)
    files = [(written.denominators, SourceFile.Kind.DENOMINATORS)]
    files += [(path, SourceFile.Kind.PARTICIPANTS) for path in written.participants]
    files += [(path, SourceFile.Kind.PAYMENTS) for path in written.payments]
    for path, kind in files:
        yield _sum_line(path.name, [_import(path, kind, "", progress)])
    progress("Mencocokkan peserta dengan warga")
    linked = link_registers(at=timezone.now(), by=None)
    yield (
        f"Pencocokan: {count_text(linked.matched)} peserta cocok, "
        f"{count_text(linked.in_review)} perlu diperiksa, {count_text(linked.unmatched)} tidak ditemukan"
    )
    progress("Menghitung cakupan")
    run = compute_coverage(at=timezone.now(), through=Month.from_date(LAST_DAY), by=None)
    yield f"Cakupan {count_text(run.workers)} pekerja dihitung sampai {Month(run.through_month)}"


def _import(path: Path, kind: str, village: str, progress: Progress) -> SourceFile:
    progress(f"Memasukkan {path.name}")
    received = receive_file(
        path=path, file_name=path.name, kind=kind, village_code=village, by=None
    )
    done = process_file(source_file=received, by=None)
    if done.state != SourceFile.State.MERGED:
        raise InputError(f"{path.name}: {done.message}")
    return done


def _sum_line(title: str, files: list[SourceFile]) -> str:
    def total(name: str) -> str:
        return count_text(sum(getattr(file, name) for file in files))

    return (
        f"{title}: {total('rows_read')} dibaca = {total('rows_created')} baru + "
        f"{total('rows_unchanged')} tetap + {total('rows_updated')} berubah + "
        f"{total('rows_rejected')} dikembalikan"
    )
