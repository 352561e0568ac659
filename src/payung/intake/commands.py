"""`payung import FILE... --as KIND`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from payung.intake import actions, queries
from payung.intake.doubts import doubt_lines
from payung.intake.formats.known import read_with
from payung.intake.formats.layout import Layout
from payung.intake.formats.layout_file import read_layout
from payung.intake.mappings import remember_for_sheet_in
from payung.intake.models import SourceFile
from payung.intake.presenters import left_out_lines
from payung.intake.reconciliation import reconciliation, sheet_lines
from payung.intake.returned import csv_lines, write_xlsx
from payung.intake.saved_words import as_known_to
from payung.intake.unread_columns import unread_lines
from payung.primitives.errors import InputError


class Kind(StrEnum):
    """The kinds of file, as the command line names them."""

    ROSTER = "roster"
    PARTICIPANTS = "participants"
    PAYMENTS = "payments"
    DENOMINATORS = "denominators"
    BUDGETS = "budgets"


Files = Annotated[
    list[Path],
    typer.Argument(help="satu atau beberapa berkas XLSX, XLS, ODS, CSV; contoh warga.xlsx"),
]
As = Annotated[Kind, typer.Option("--as", help="jenis berkas, contoh roster")]
Village = Annotated[
    str, typer.Option(help="kode desa untuk ekspor OpenSID dan Siskeudes, contoh 73.07.04.2005")
]
Rejected = Annotated[
    Path | None, typer.Option(help="tulis baris yang dikembalikan ke sini (.csv atau .xlsx)")
]
MappingFile = Annotated[
    Path | None, typer.Option("--mapping", help="arti kolom lembar ini (YAML); diingat sesudahnya")
]


def import_files(
    files: Files,
    kind: As,
    village: Village = "",
    mapping: MappingFile = None,
    rejected: Rejected = None,
) -> None:
    """Masukkan data warga, peserta, iuran, penyebut, atau anggaran. Dua kali tidak apa-apa."""
    console = Console(soft_wrap=True)
    with _meanings(mapping, kind, files):
        received = [file for path in files if (file := _received(path, kind, village))]
        done = []
        for file in _processed(received):
            if file.state == SourceFile.State.FAILED:
                _complain(file.message)
                continue
            done.append(file)
            _report(file, console)
    if rejected is not None:
        _write_rejected(done, rejected)
    if len(done) < len(files):
        raise typer.Exit(InputError.exit_code)


@contextmanager
def _meanings(mapping: Path | None, kind: str, files: list[Path]) -> Iterator[None]:
    """What columns mean: the mapping that was given and is kept, else the mappings kept before."""
    if mapping is None:
        with as_known_to(None):
            yield
        return
    layout = replace(read_layout(mapping), by_sender=True)
    if layout.kind != kind:
        raise InputError(
            f"Pemetaan '{mapping.name}' berlaku untuk '{layout.kind}', sedangkan berkas dikirim "
            f"sebagai '{kind}'. Ubah salah satunya."
        )
    with read_with(layout):
        for path in files:
            _keep_mapping(path, kind, layout)
        yield


def _keep_mapping(path: Path, kind: str, layout: Layout) -> None:
    """A file that does not fit the mapping is told so when it is read."""
    with suppress(InputError, OSError):
        remember_for_sheet_in(path, kind, layout)


def _received(path: Path, kind: str, village: str) -> SourceFile | None:
    try:
        return actions.receive_file(
            path=path, file_name=path.name, kind=kind, village_code=village, by=None
        )
    except InputError as error:
        _complain(str(error))
        return None


def _complain(message: str) -> None:
    Console(stderr=True, soft_wrap=True).print(message, markup=False, style="red")


def _processed(received: list[SourceFile]) -> Iterator[SourceFile]:
    """One file with a bar of its rows, several with a bar of the files."""
    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        if len(received) == 1:
            task = bar.add_task(received[0].file_name, total=None)
            yield actions.process_file(
                source_file=received[0],
                by=None,
                progress=lambda rows, total: bar.update(task, completed=rows, total=total),
            )
            return
        task = bar.add_task("berkas", total=len(received))
        for file in actions.process_series(source_files=received, by=None):
            bar.advance(task)
            yield file


def _report(file: SourceFile, console: Console) -> None:
    console.print(f"{file.file_name}: {file.layout_note}", markup=False, highlight=False)
    console.print(f"  {reconciliation(file)}", markup=False, highlight=False)
    sheets = [f"  lembar '{name}': {line}" for name, line in sheet_lines(file)]
    for line in [
        *sheets,
        *left_out_lines(file),
        *unread_lines(file),
        *doubt_lines(file),
        file.message,
    ]:
        if line:
            console.print(f"  {line}", markup=False, highlight=False)
    if file.rows_rejected:
        console.print("  Alasan tiap baris: tambahkan --rejected dikembalikan.xlsx", markup=False)


def _write_rejected(files: list[SourceFile], path: Path) -> None:
    rows = queries.rejected_in(files)
    if not rows.exists():
        _remove_older(path)
        return
    if path.suffix.lower() == ".csv":
        with path.open("w", encoding="utf-8", newline="") as out:
            out.writelines(csv_lines(rows.iterator()))
    else:
        with path.open("wb") as out_bytes:
            write_xlsx(rows.iterator(), out_bytes)


def _remove_older(path: Path) -> None:
    """What an earlier import returned must not pass for what this one did."""
    if path.is_file():
        path.unlink()
        _complain(f"Tidak ada baris yang dikembalikan; {path.name} dari impor sebelumnya dihapus.")
