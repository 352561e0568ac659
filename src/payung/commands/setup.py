"""`payung setup`: tables, the official regions, and the regency this installation works for."""

from __future__ import annotations

from typing import Annotated

import typer
from django.core.management import call_command
from rich.console import Console

from payung.access.rows.role import refuse_unsafe_role
from payung.database.ownership import as_owner
from payung.regions import actions, queries
from payung.regions.models import Region


def setup(
    regency: Annotated[str, typer.Option(help="kode kabupaten atau kota, contoh 73.07")] = "",
) -> None:
    """Siapkan tabel, daftar wilayah resmi, dan kabupaten yang dilayani. Aman diulang."""
    prepare(regency)
    home = queries.home_regency()
    Console().print(f"Siap untuk {home} ({home.code}).")


def prepare(regency: str) -> None:
    """Everything `setup` does, without a word; an empty regency keeps the one chosen before."""
    migrate()
    if not Region.objects.exists():
        actions.load_official_regions(by=None)
    if regency:
        actions.choose_regency(code=regency, by=None)


def migrate() -> None:
    """Bring the tables up to date, as their owner."""
    refuse_unsafe_role()
    with as_owner():
        call_command("migrate", verbosity=0, interactive=False)
