"""`payung check`: what is wrong with this installation, all at once, each with what to do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import typer
from django.core import checks
from django.core.checks import CheckMessage

from payung.access.checks.reach import serves_others
from payung.commands import demo_check as demo_check
from payung.primitives.errors import SetupError

TABLES_WAIT = "payung.E202"  # `payung serve` brings them up to date next
_OF_DJANGO = {
    "security.W004": (
        "Peramban tidak diberi tahu untuk selalu memakai HTTPS (HSTS).",
        "Isi PAYUNG_HTTPS=1 bila situs dilayani lewat TLS.",
    ),
    "security.W008": (
        "Permintaan tanpa HTTPS dijawab, tidak dialihkan.",
        "Isi PAYUNG_HTTPS=1 bila situs dilayani lewat TLS.",
    ),
    "security.W009": (
        "PAYUNG_SECRET_KEY terlalu pendek atau mudah ditebak: siapa pun dapat membuat sesi palsu.",
        "Kosongkan, supaya Payung membuatnya sendiri, atau isi sedikitnya 50 tanda acak.",
    ),
    "security.W012": (
        "Kuki sesi dikirim juga tanpa HTTPS, jadi dapat dicuri di jalan.",
        "Isi PAYUNG_HTTPS=1 bila situs dilayani lewat TLS.",
    ),
    "security.W016": (
        "Kuki CSRF dikirim juga tanpa HTTPS.",
        "Isi PAYUNG_HTTPS=1 bila situs dilayani lewat TLS.",
    ),
    "security.W018": (
        "DEBUG menyala: halaman galat memperlihatkan isi program dan data.",
        "Kosongkan PAYUNG_DEBUG.",
    ),
    "security.W020": (
        "PAYUNG_HOSTS kosong.",
        "Tulis nama situs, contoh: PAYUNG_HOSTS=payung.contohkab.go.id",
    ),
}
_WORDS = {checks.INFO: "keterangan", checks.WARNING: "perhatian", checks.ERROR: "salah"}


def check(
    deploy: Annotated[
        bool, typer.Option("--deploy", help="juga: apakah aman dibuka untuk orang lain")
    ] = False,
) -> None:
    """Periksa pemasangan ini; keluar dengan 1 dan menyebut semua yang salah."""
    found = messages(deploy=deploy)
    for message in found:
        typer.echo(told(message))
    faults = [message for message in found if is_fault(message, deploy=deploy)]
    if faults:
        typer.echo(f"{len(faults)} hal harus diperbaiki.")
        raise typer.Exit(1)
    typer.echo("Tidak ada yang harus diperbaiki.")


def refuse_unsafe_start(host: str) -> None:
    """SetupError with every fault when a site that others can reach is not safe to be opened."""
    if not serves_others(host):
        return
    found = [message for message in messages(deploy=True) if message.id != TABLES_WAIT]
    faults = [message for message in found if is_fault(message, deploy=True)]
    if faults:
        raise SetupError(
            f"situs yang dapat dibuka orang lain belum aman; {len(faults)} hal harus diperbaiki:\n"
            + "\n".join(told(message) for message in faults)
        )


def messages(*, deploy: bool) -> Sequence[CheckMessage]:
    """What Django and Payung find, the worst first."""
    found = checks.run_checks(include_deployment_checks=deploy, databases=["default"])
    return sorted((m for m in found if not m.is_silenced()), key=lambda message: -message.level)


def is_fault(message: CheckMessage, *, deploy: bool) -> bool:
    """An error; and before a site is opened a warning too."""
    return message.level >= (checks.WARNING if deploy else checks.ERROR)


def told(message: CheckMessage) -> str:
    """In two lines: what was found, and what to do."""
    text, hint = _OF_DJANGO.get(message.id or "", (message.msg, message.hint))
    word = _WORDS.get(message.level, _WORDS[checks.ERROR])
    return f"[{word}] {text} ({message.id})" + (f"\n    -> {hint}" if hint else "")
