"""`payung undo NUMBER --because REASON`: the page "Ambil kembali" for who has the shell."""

from __future__ import annotations

from typing import Annotated

import typer
from django.utils import timezone

from payung.access.models import User
from payung.intake import actions
from payung.intake.following import follow
from payung.intake.models import SourceFile
from payung.intake.outlook import undo_lines
from payung.intake.states import State
from payung.intake.undo.consequences import Consequences
from payung.primitives.errors import NotFoundError

_LISTED = 20


def undo(
    number: Annotated[
        int | None, typer.Argument(help="nomor berkas, seperti di alamat halamannya")
    ] = None,
    because: Annotated[str, typer.Option(help="alasan, contoh: salah pilih desa")] = "",
    with_later: Annotated[
        bool, typer.Option("--with-later", help="ambil kembali juga berkas yang memakainya")
    ] = False,
    by: Annotated[str, typer.Option(help="nama akun; kosong: pemasangan ini sendiri")] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="hanya tunjukkan akibatnya")] = False,
) -> None:
    """Ambil kembali satu berkas: data kembali seperti sebelum berkas itu masuk. Tanpa nomor: daftarnya."""
    if number is None:
        _list()
        return
    file = SourceFile.objects.filter(pk=number).first()
    if file is None:
        raise NotFoundError(f"Berkas nomor {number} tidak ada. Lihat nomornya dengan: payung undo")
    actions.check_was_merged(file)
    for line in _told(actions.consequences_for(file)):
        typer.echo(line)
    if dry_run:
        return
    done = actions.undo_file(
        source_file=file, because=because, by=_account(by), with_later=with_later
    )
    for each in done:
        typer.echo(f"Diambil kembali: nomor {each.pk}, {each.file_name}.")
    _count_again(done)


def _list() -> None:
    """The newest files that can be taken back, with their numbers."""
    rows = SourceFile.objects.filter(state=State.MERGED).order_by("-pk")[:_LISTED]
    for file in rows:
        at = timezone.localtime(file.finished_at or file.received_at)
        typer.echo(
            f"{file.pk:>6}  {at:%d-%m-%Y %H.%M}  {file.get_kind_display()}  {file.file_name}"
        )
    if not rows:
        typer.echo("Belum ada berkas yang masuk.")


def _told(found: Consequences) -> list[str]:
    """The same sentences as on the page."""
    lines = [str(line) for line in undo_lines(found)]
    lines = lines or ["Berkas ini tidak mengubah satu baris pun."]
    names = ", ".join(f"nomor {each.pk} ({each.file_name})" for each in found.later)
    return [*lines, f"Dipakai berkas yang masuk sesudahnya: {names}."] if names else lines


def _account(name: str) -> User | None:
    if not name:
        return None
    user = User.objects.filter(username=name, is_active=True).first()
    if user is None:
        raise NotFoundError(
            f"Akun '{name}' tidak ada atau tidak aktif. Kosongkan --by, atau periksa."
        )
    return user


def _count_again(done: list[SourceFile]) -> None:
    for each in done:
        follow(each)
        actions.note_followed(source_file=each)
    typer.echo("Angka cakupan dihitung lagi.")
