"""`payung quality`: draw the sample that reviewers label, and print what it says so far."""

from __future__ import annotations

import secrets
from typing import Annotated

import typer
from django.utils import timezone

from payung.matching.quality.printing import estimate_text
from payung.primitives.errors import NotFoundError
from payung.primitives.numbers import count_text
from payung.review.sample.actions import draw_sample
from payung.review.sample.figures import figures_of
from payung.review.sample.queries import latest_sample

app = typer.Typer(no_args_is_help=True, help="Mutu pencocokan pada data ini, dari contoh acak.")


@app.command()
def draw(
    size: Annotated[int, typer.Option(min=20, max=20_000, help="jumlah pasangan")] = 300,
    seed: Annotated[
        int | None, typer.Option(help="angka awal; yang sama memberi contoh yang sama")
    ] = None,
) -> None:
    """Ambil contoh acak untuk dinilai di /periksa/contoh/. Contoh sebelumnya tidak ditanyakan lagi."""
    chosen = secrets.randbelow(1_000_000_000) if seed is None else seed
    sample = draw_sample(size=size, seed=chosen, by=None, at=timezone.now())
    drawn = count_text(sample.pairs.count())
    of = count_text(sum(pairs for *_group, pairs in sample.sizes))
    typer.echo(
        f"{drawn} dari {of} pasangan diambil (angka awal {chosen}). Nilailah di /periksa/contoh/."
    )


@app.command()
def show() -> None:
    """Tampilkan mutu menurut contoh terakhir."""
    sample = latest_sample()
    if sample is None:
        raise NotFoundError("Belum ada contoh. Ambil dahulu: payung quality draw --size 300")
    figures = figures_of(sample)
    typer.echo(
        f"Contoh {sample.drawn_at:%d-%m-%Y}: {figures.drawn} pasangan, {figures.labelled} dinilai."
    )
    whole = figures.whole
    for name, found in (("presisi", whole.precision), ("temuan", whole.recall), ("F1", whole.f1)):
        typer.echo(f"{name:8s} {estimate_text(found)}")
