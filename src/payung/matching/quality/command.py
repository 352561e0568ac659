"""`payung match evaluate`: hold pairs against known truth."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Annotated

import typer

from payung.primitives.errors import InputError


def evaluate(
    pairs: Annotated[
        Path, typer.Option("--pairs", help="Hasil `payung match --out`, contoh hasil.csv.")
    ],
    truth: Annotated[
        Path,
        typer.Option("--truth", help="Pasangan yang benar: left_id,right_id; contoh benar.csv."),
    ],
    left: Annotated[
        Path | None,
        typer.Option(
            "--left",
            help="Daftar orang (id; village_code dan recorded_on bila ada): dasar hitungan per 1.000 "
            "baris, per desa dan per umur catatan. Tanpa ini, kolom yang sama dibaca dari --truth.",
        ),
    ] = None,
    as_of: Annotated[
        str, typer.Option("--as-of", help="Umur catatan dihitung sampai tanggal ini.")
    ] = "",
    one_list: Annotated[
        bool,
        typer.Option("--one-list", help="Pasangan ganda dalam satu daftar: urutan tidak penting."),
    ] = False,
    output: Annotated[str, typer.Option("--format", help="table, csv atau json")] = "table",
) -> None:
    """Ukur hasil pencocokan terhadap kebenaran: presisi, temuan, F1, dan pemeriksaan per 1.000."""
    from payung.matching.quality.evaluate import Question, evaluate
    from payung.matching.quality.printing import Format, write_lines

    if output not in list(Format):
        raise InputError(f"Bentuk '{output}' tidak dikenal. Pilih table, csv atau json.")
    question = Question(pairs, truth, left, _day(as_of), one_list)
    typer.echo(write_lines(evaluate(question), Format(output)))


def _day(text: str) -> dt.date | None:
    if not text:
        return None
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise InputError(
            f"Tanggal '{text}' tidak dapat dibaca. Tulis tahun-bulan-hari, contoh: 2026-11-30."
        ) from error
