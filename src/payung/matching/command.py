"""`payung match`: link two files of people, or find duplicates in one, without a database."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from payung.matching.quality.command import evaluate
from payung.primitives.errors import InputError

app = typer.Typer(invoke_without_command=True, no_args_is_help=True)
app.command()(evaluate)


@app.callback()
def match(
    context: typer.Context,
    left: Annotated[
        Path | None, typer.Option("--left", help="Daftar orang: .csv, .csv.gz atau .parquet.")
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option("--out", help="Berkas hasil: left_id,right_id,probability,decision."),
    ] = None,
    right: Annotated[
        Path | None,
        typer.Option(
            "--right", help="Daftar kedua. Tanpa ini, dicari orang ganda di daftar pertama."
        ),
    ] = None,
    train: Annotated[
        bool,
        typer.Option(
            "--train", help="Taksir bobot dari data ini sendiri (untuk data yang bukan data desa)."
        ),
    ] = False,
    weights: Annotated[
        Path | None, typer.Option("--weights", help="Pakai bobot dari berkas JSON.")
    ] = None,
    save_weights: Annotated[
        Path | None,
        typer.Option("--save-weights", help="Simpan bobot hasil taksiran ke berkas JSON."),
    ] = None,
) -> None:
    """Cocokkan dua daftar orang dan tulis pasangannya, dengan keputusan match atau review."""
    if context.invoked_subcommand:
        return
    if left is None or out is None:
        raise InputError(
            "Sebutkan daftar orang dan berkas hasilnya, contoh: "
            "payung match --left DESA.csv --right PESERTA.csv --out PASANGAN.csv"
        )
    from payung.matching.run import Request, run

    outcome = run(Request(left, right, out, train, weights, save_weights))
    typer.echo(outcome.sentence())
