"""`payung serve`: the site on one port, from one process, until stopped."""

from __future__ import annotations

from typing import Annotated

import typer
from django.core.management import call_command
from granian import Granian
from granian.constants import Interfaces
from rich.console import Console

from payung.commands.check import refuse_unsafe_start
from payung.commands.setup import migrate
from payung.intake import worker


def serve(
    host: Annotated[str, typer.Option(help="alamat yang didengar")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="nomor port")] = 8000,
    threads: Annotated[int, typer.Option(help="permintaan yang dilayani bersamaan")] = 4,
) -> None:
    """Layani situs sampai dihentikan dengan Ctrl+C."""
    refuse_unsafe_start(host)
    migrate()
    call_command("collectstatic", verbosity=0, interactive=False)
    worker.resume_all()
    Console().print(f"Buka http://{host}:{port} di peramban. Hentikan dengan Ctrl+C.")
    Granian(
        "payung.web.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        blocking_threads=threads,
        log_enabled=False,
    ).serve()
