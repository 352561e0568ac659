"""`payung keys ...`: which keys there are and what hangs on them; a new one; rotation; retirement."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from payung.access.numbers import ring_changes, rotation
from payung.access.numbers.keys import current_ring
from payung.access.numbers.sources import source
from payung.access.numbers.use import use_of_keys
from payung.primitives.numbers import count_text

app = typer.Typer(no_args_is_help=True, help="Kunci yang menyegel nomor orang.")
To = Annotated[
    Path | None,
    typer.Option(
        metavar="BERKAS",
        help="tulis gelang kunci ke sini (wajib bila dari lingkungan atau perintah)",
    ),
]


@app.command("list")
def show() -> None:
    """Tampilkan kunci yang ada, dan berapa nilai yang terbuka hanya dengannya."""
    ring, use = current_ring(), use_of_keys()
    table = Table("Kunci", "Tugas", *use.tables, "Jumlah")
    for number in ring.numbers:
        task = "menyegel dan membuka" if number == ring.newest.number else "membuka"
        counts = [count_text(counted[number]) for counted in use.tables.values()]
        table.add_row(str(number), task, *counts, count_text(use.of(number)))
    console = Console()
    console.print(f"Kunci datang dari {source().name}.")
    console.print(table)


@app.command()
def new(to: To = None) -> None:
    """Buat kunci baru yang sejak itu menyegel. Yang lama tetap membuka."""
    ring, path = ring_changes.make_key(to=to, by=None)
    typer.echo(f"Kunci {ring.newest.number} dibuat. Gelang kunci: {path}.")
    if to:
        typer.echo(f"Pindahkan isinya ke {source().name}, jalankan ulang situs, lalu hapus {path}.")
    typer.echo(
        "Salin gelang kunci ke tempat yang terpisah dari cadangan, lalu jalankan: payung keys rotate"
    )


@app.command()
def rotate(
    batch: Annotated[
        int, typer.Option(min=1, help="baris yang dikerjakan sekali jalan")
    ] = rotation.ROWS_AT_ONCE,
) -> None:
    """Segel ulang semua nilai dengan kunci terbaru. Situs tetap dipakai; boleh dihentikan dan diulang."""
    shown = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*shown, TextColumn("tersisa")) as progress:
        task = progress.add_task(f"Disegel ulang dengan kunci {current_ring().newest.number}")
        done = rotation.rotate(
            by=None,
            rows_at_once=batch,
            progress=lambda done, total: progress.update(task, completed=done, total=total),
        )
    typer.echo(f"{count_text(done)} nilai disegel ulang. Kunci lama: payung keys retire NOMOR.")


@app.command()
def retire(
    number: Annotated[int, typer.Argument(metavar="NOMOR", help="nomor kunci, contoh 1")],
    to: To = None,
) -> None:
    """Keluarkan kunci yang tidak dipakai lagi dari gelang kunci."""
    written, kept = ring_changes.retire_key(number=number, to=to, by=None)
    typer.echo(f"Kunci {number} keluar dari {written} dan disimpan di {kept}.")
    typer.echo(
        "Cadangan dari sebelum hari ini hanya terbuka dengannya: simpan berkas itu bersama cadangan kunci "
        "yang lain, dan hapus bila cadangan terakhir yang memerlukannya dihapus."
    )


@app.command("copy")
def copy(
    path: Annotated[Path, typer.Argument(metavar="BERKAS", help="tujuan, contoh kunci.salinan")],
) -> None:
    """Bandingkan salinan gelang kunci dengan yang dipakai. Isi salinan tidak disimpan."""
    numbers = ring_changes.see_copy(path, by=None)
    typer.echo(
        f"Salinan lengkap: kunci {', '.join(map(str, numbers))}. Dicatat untuk payung check."
    )
