"""`payung law`: evaluate cases, compare two of them, list the parameters."""

from __future__ import annotations

import datetime as dt
import sys
from typing import Annotated

import typer

from payung.primitives.sentences import say

app = typer.Typer(
    help="Hukum sebagai kode: iuran, manfaat, dan parameternya.", no_args_is_help=True
)


@app.command("eval")
def evaluate_cases(
    explain: Annotated[
        str, typer.Option(help="Penjelasan: id (teks Indonesia), en (teks Inggris), atau tree.")
    ] = "id",
    jobs: Annotated[int, typer.Option(help="Jumlah proses; 0 = satu per prosesor.", min=0)] = 0,
) -> None:
    """Menjawab kasus: satu baris JSON masuk dari stdin, satu baris JSON keluar ke stdout."""
    from payung.law.cases.batches import evaluate_stream
    from payung.primitives.errors import InputError

    if explain not in ("id", "en", "tree"):
        raise InputError(
            say("--explain berisi '%(explain)s'; yang ada: id, en, tree.", explain=explain)
        )
    for results in evaluate_stream(sys.stdin.buffer, explain, jobs):
        sys.stdout.buffer.write(results)


_CASE = '{"kind": "contribution", "segment": "BPU", "monthly_income": 1000000, "month": "2025-03"}'


@app.command("compare")
def compare_cases(
    case: Annotated[
        str, typer.Argument(help=f"Kasus sebagai satu catatan JSON, contoh '{_CASE}'.")
    ],
    change: Annotated[str, typer.Argument(help='Yang diganti, contoh: \'{"month": "2026-05"}\'.')],
    language: Annotated[str, typer.Option(help="Bahasa penjelasan: id atau en.")] = "id",
) -> None:
    """Bagaimana jika: apa yang berubah pada jawaban bila sebagian kasus diganti."""
    from payung.law.cases import changed, compare
    from payung.law.cases.comparison import comparison_lines
    from payung.law.cases.parsing import case_in

    asked = case_in(case.encode())
    found = compare(asked, changed(asked, case_in(change.encode())))
    for line in comparison_lines(found, language):
        typer.echo(line)


@app.command("parameters")
def list_parameters(
    on: Annotated[str, typer.Option(help="Tanggal, contoh 2026-05-01; kosong: semua.")] = "",
) -> None:
    """Menulis parameter hukum menurut tanggal, yang belum terverifikasi di atas."""
    from payung.law.explain.listing import parameter_lines

    for line in parameter_lines(_day(on) if on else None):
        typer.echo(line)


def _day(text: str) -> dt.date:
    from payung.primitives.errors import InputError

    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise InputError(
            say("--on berisi '%(found)s'; harus tanggal, contoh: 2026-05-01.", found=text)
        ) from None
