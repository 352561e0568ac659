"""`payung demo`: a synthetic regency, brought in through the same doors as real files."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Annotated

import typer
from django.conf import settings
from rich.console import Console

from payung.access.numbers.keys import insurer_hash_key
from payung.commands.called import called
from payung.commands.demo_accounts import PASSWORD, make_accounts
from payung.commands.demo_files import bring_in
from payung.commands.demo_targets import make_targets
from payung.commands.setup import prepare
from payung.demo.regency import write_regency
from payung.demo.regency.write import WORKERS_OF_SINJAI
from payung.demo.villages import Village
from payung.primitives.errors import InputError
from payung.primitives.region_code import Level
from payung.regions import queries
from payung.register.models import Person

REGENCY = "73.07"
_MARK = "demo.txt"
_SMALL_VILLAGES = 3
_SMALL_WORKERS = 1_800


def demo(
    small: Annotated[bool, typer.Option("--small", help="tiga desa saja")] = False,
    seed: Annotated[int, typer.Option(help="angka awal; yang sama memberi data yang sama")] = 7307,
    folder: Annotated[Path | None, typer.Option(help="tempat berkas contoh")] = None,
) -> None:
    """Isi pemasangan ini dengan kabupaten rekaan. Semua orangnya tidak pernah ada."""
    console = Console()
    place = folder or Path(settings.PAYUNG_HOME) / "demo"
    prepare(REGENCY)
    _refuse_real_data(place)
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    (place / _MARK).write_text("Semua orang dalam berkas di sini adalah rekaan.\n")
    villages = _villages(_SMALL_VILLAGES if small else None)
    with console.status("Menyiapkan data contoh") as status:
        written = write_regency(
            place,
            villages=villages,
            workers=_SMALL_WORKERS if small else WORKERS_OF_SINJAI,
            seed=seed,
            hash_key=insurer_hash_key(),
            progress=status.update,
        )
        for line in bring_in(written, progress=status.update):
            console.print(line)
        make_targets(REGENCY)
        accounts = make_accounts([village.code for village in villages])
    console.print(f"\nBerkas contoh ada di {place}.")
    console.print(f"Akun contoh (kata sandi semuanya: {PASSWORD}):")
    for username, description in accounts:
        console.print(f"  {username:<12} {description}")
    console.print(f"Layani situsnya dengan: {called()} serve")


def _refuse_real_data(place: Path) -> None:
    if Person.objects.exists() and not (place / _MARK).exists():
        raise InputError(
            "Pemasangan ini sudah berisi data warga yang bukan data contoh. Data contoh hanya boleh "
            "dimuat ke tempat tersendiri: jalankan dengan PAYUNG_HOME=folder-lain payung demo."
        )


def _villages(limit: int | None) -> list[Village]:
    names = {d.code: d.name for d in queries.inside(REGENCY, Level.DISTRICT)}
    found = queries.inside(REGENCY, Level.VILLAGE)
    desa = [Village(v.code, v.name, names[v.code[:8]]) for v in found]
    if limit is None:
        return desa
    twins = [v for v in desa if v.name in {"Pattongko", "Gareccing"}]
    return twins[:limit]
