"""`payung match`: link two files of people, or find duplicates in one, without a database."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def match(
    left: Annotated[
        Path, typer.Option("--left", help="Daftar orang: .csv, .csv.gz atau .parquet.")
    ],
    out: Annotated[
        Path, typer.Option("--out", help="Berkas hasil: left_id,right_id,probability,decision.")
    ],
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
    from payung.matching.run import Request, run

    outcome = run(Request(left, right, out, train, weights, save_weights))
    typer.echo(outcome.sentence())


if __name__ == "__main__":
    typer.run(match)
