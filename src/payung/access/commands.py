"""`payung audit ...`: is the trail still what was written, and where does it end now?"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from hashlib import sha256
from itertools import chain
from pathlib import Path
from typing import Annotated

import typer
from django.db import connection, transaction
from django.db.models import Q
from django.utils import timezone

from payung.access.models import AuditEvent, ChainEntry
from payung.access.trail.audit import record
from payung.access.trail.chain import Anchor, Reads, Verification
from payung.access.trail.former import FormerRows
from payung.primitives.errors import InputError, NotFoundError
from payung.primitives.numbers import count_text

app = typer.Typer(no_args_is_help=True, help="Periksa dan tambatkan jejak audit.")
_SHOWN = 100


@app.command()
def verify(
    anchor: Annotated[
        Path | None, typer.Option(metavar="BERKAS", help="tambatan dari payung audit head --to")
    ] = None,
) -> None:
    """Hitung ulang seluruh rantai; keluar dengan 1 dan menyebut tempatnya bila ada yang berubah."""
    anchors = _read(anchor) if anchor else []
    check, former, found = Verification(), FormerRows(), 0
    with transaction.atomic():
        faults = chain(
            _read_through(partial(check.faults, anchors=anchors)), _read_through(former.faults)
        )
        for found, fault in enumerate(faults, start=1):
            if found <= _SHOWN:
                typer.echo(fault)
    _record(check, found)
    if found:
        typer.echo(f"{count_text(found)} tempat tidak cocok (ditunjukkan paling banyak {_SHOWN}).")
        raise typer.Exit(1)
    typer.echo(
        f"Jejak utuh: {count_text(check.events)} mata rantai, {count_text(former.rows)} keadaan semula."
    )


def _record(check: Verification, faults: int) -> None:
    """That it was verified, for the auditor's page; an empty trail stays empty."""
    if check.events:
        record(
            by=None,
            verb="trail_verified",
            object_type="audit.trail",
            object_id=check.head.position,
            events=check.events,
            faults=faults,
        )


def _read_through(faults: Callable[[Reads], Iterator[str]]) -> Iterator[str]:
    with connection.cursor() as cursor:
        yield from faults(cursor)


@app.command()
def head(
    to: Annotated[
        Path | None, typer.Option(metavar="BERKAS", help="tambahkan ke berkas ini di luar server")
    ] = None,
) -> None:
    """Tampilkan ujung rantai: mata rantai, hari, nomor, hash. Simpan di luar server sebagai tambatan."""
    last = ChainEntry.objects.order_by("-position").first()
    if last is None:
        raise NotFoundError("Jejak audit masih kosong, jadi belum ada yang dapat ditambatkan.")
    line = str(Anchor(last.position, str(last.day), last.number, bytes(last.hash)))
    typer.echo(line)
    if to:
        with to.open("a") as file:
            file.write(line + "\n")


@app.command()
def export(
    file: Annotated[
        Path,
        typer.Argument(metavar="BERKAS", help="daftar nama yang ditemukan, contoh daftar.xlsx"),
    ],
) -> None:
    """Siapa mengunduh berkas ini, kapan dan untuk apa; dicari dengan SHA-256 isinya."""
    if not file.is_file():
        raise NotFoundError(f"Berkas {file} tidak ada. Contoh: payung audit export daftar.xlsx")
    found = sha256(file.read_bytes()).hexdigest()
    either = Q(details__sha256=found) | Q(details__sha256_locked=found)
    event = AuditEvent.objects.filter(either).first()
    if event is None:
        raise NotFoundError(
            f"Tidak ada unduhan dengan SHA-256 {found}. Berkas itu mungkin sudah diubah: baca barisnya yang "
            "dimulai dengan 'Diunduh oleh', atau cari unduhan hari itu di jejak audit."
        )
    when = timezone.localtime(event.at).strftime("%d-%m-%Y %H:%M")
    told = event.details
    rows = told.get("rows", told.get("purposes", 0))
    size = (
        f"{count_text(told['people'])} orang" if "people" in told else f"{count_text(rows)} baris"
    )
    typer.echo(f"Diunduh oleh {event.actor_name} pada {when}, {size}.")
    where = event.region_code or "semua"
    typer.echo(f"Wilayah {where}; keperluan {told['purpose']}: {told['because']}")
    typer.echo(f"Kejadian {event.pk} di jejak audit.")


def _read(path: Path) -> list[Anchor]:
    if not path.exists():
        raise NotFoundError(
            f"Berkas tambatan {path} tidak ada. Buat: payung audit head --to {path}"
        )
    anchors = []
    for number, line in enumerate(path.read_text().splitlines(), start=1):
        try:
            anchors.append(Anchor.parse(line))
        except ValueError:
            raise InputError(
                f"Baris {number} dari {path} bukan tambatan. Contoh baris yang benar: 345 2026-11-28 12 "
                "lalu 64 angka heksadesimal. Salin lagi dari keluaran payung audit head."
            ) from None
    return anchors
