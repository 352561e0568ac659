"""`payung privacy ...`: the retention rules run and report."""

from __future__ import annotations

from typing import Annotated

import typer
from django.utils import timezone

from payung.primitives.numbers import count_text
from payung.privacy.retention.actions import run_retention
from payung.privacy.retention.queries import what_is_due

app = typer.Typer(no_args_is_help=True, help="Pelindungan data pribadi.")


@app.callback()
def _group() -> None:
    """Keeps the name of the command in the call while there is only one."""


@app.command()
def retain(
    dry_run: Annotated[bool, typer.Option("--dry-run", help="hanya tunjukkan")] = False,
) -> None:
    """Hapus yang lewat masa simpannya, dan laporkan jumlahnya tanpa nama. Jalankan tiap hari."""
    now = timezone.now()
    found = what_is_due(now, timezone.localdate(now))
    if not dry_run:
        run_retention(by=None, at=now)
    word = "akan dihapus" if dry_run else "dihapus"
    for due in found:
        held = f"; {count_text(due.held)} ditahan" if due.held else ""
        typer.echo(
            f"{due.rule.kind.what} ({due.rule.days} hari): {count_text(due.goes)} {word}{held}"
        )
