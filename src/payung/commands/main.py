"""`payung NAME ...`: finds the command, loads what it needs and no more, words its errors."""

from __future__ import annotations

import os
import sys
from contextlib import ExitStack
from dataclasses import dataclass
from importlib import import_module
from typing import Annotated
from uuid import uuid4

import typer
from typer._click.exceptions import NoArgsIsHelpError, UsageError

from payung.commands.misuse import misuse_text
from payung.primitives.errors import PayungError, SetupError


@dataclass(frozen=True, slots=True)
class Command:
    """Where a command lives: `module:name` of a typer app or of a function."""

    place: str
    help: str
    offices: bool = True  # needs the database and Django's models

    def mount(self, app: typer.Typer, name: str) -> None:
        module, _, attribute = self.place.partition(":")
        if self.offices:
            _prepare_offices(name)
        found = getattr(import_module(module), attribute)
        if isinstance(found, typer.Typer):
            app.add_typer(found, name=name)
        else:
            app.command(name)(found)


COMMANDS = {
    "setup": Command("payung.commands.setup:setup", "Siapkan tabel, wilayah, dan kabupaten."),
    "demo": Command("payung.commands.demo:demo", "Isi dengan kabupaten rekaan."),
    "check": Command("payung.commands.check:check", "Apa yang salah di sini, dan jalan keluarnya."),
    "serve": Command("payung.commands.serve:serve", "Layani situs sampai dihentikan."),
    "import": Command("payung.intake.commands:import_files", "Masukkan berkas."),
    "undo": Command("payung.intake.undo_command:undo", "Ambil kembali satu berkas."),
    "link": Command("payung.membership.commands:link", "Cocokkan peserta dengan warga."),
    "coverage": Command("payung.membership.commands:coverage", "Hitung cakupan."),
    "bridge": Command("payung.membership.bridge_command:bridge", "Yang mengubah angka."),
    "target": Command("payung.targets.commands:app", "Target dan pembagiannya."),
    "regions": Command("payung.regions.commands:app", "Wilayah, batas, ejaan, kode lama."),
    "user": Command("payung.commands.user:app", "Akun dan peran."),
    "audit": Command("payung.access.commands:app", "Periksa dan tambatkan jejak audit."),
    "keys": Command("payung.access.numbers.commands:app", "Kunci yang menyegel nomor orang."),
    "quality": Command("payung.review.commands:app", "Mutu pencocokan, diukur pada contoh."),
    "privacy": Command("payung.privacy.retention.commands:app", "Pelindungan data pribadi."),
    "match": Command("payung.matching.command:app", "Cocokkan dua berkas orang.", offices=False),
    "law": Command("payung.law.command:app", "Iuran dan manfaat menurut hukum.", offices=False),
    "db": Command("payung.database.commands:app", "PostgreSQL milik Payung.", offices=False),
    "docs": Command("payung.commands.docs:docs", "Dokumen yang berasal dari kode."),
}


_SIGHT = ExitStack()


def _prepare_offices(command: str) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "payung.web.settings")
    import django

    django.setup()
    from payung.access.rows.sight import EVERYTHING, working_as

    request = f"payung {command} {uuid4().hex[:12]}"
    # Who has the shell has the installation.
    _SIGHT.enter_context(working_as(EVERYTHING, request=request))


def build(arguments: list[str]) -> typer.Typer:
    """The application with the one command that was asked for, or with all names for help."""
    app = typer.Typer(
        name="payung",
        help="Perlindungan sosial ketenagakerjaan bagi setiap pekerja desa, dan buktinya.",
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        add_completion=False,
    )
    app.callback()(_before)
    if arguments and arguments[0] in COMMANDS:
        COMMANDS[arguments[0]].mount(app, arguments[0])
        return app
    for name, command in COMMANDS.items():
        app.command(name, help=command.help)(_nothing)
    return app


def _say_version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        typer.echo(f"payung {version('payung')}")
        raise typer.Exit


def _before(
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_say_version, is_eager=True, help="Tampilkan versi, lalu selesai."
        ),
    ] = False,
) -> None:
    """Keeps the name of the command in the call even when only one is loaded."""


def _nothing() -> None:
    """Stands for a command that is only listed."""


def main() -> None:
    """The entry point of the `payung` script."""
    try:
        raise SystemExit(build(sys.argv[1:])(standalone_mode=False))
    except NoArgsIsHelpError as error:  # the help was printed
        raise SystemExit(error.exit_code) from None
    except UsageError as error:
        print(f"Tidak dapat dilanjutkan: {misuse_text(error, sys.argv[1])}", file=sys.stderr)
        raise SystemExit(error.exit_code) from None
    except typer.Abort:
        print("Dibatalkan; tidak ada yang diubah.", file=sys.stderr)
        raise SystemExit(1) from None
    except PayungError as error:
        print(f"Tidak dapat dilanjutkan: {error}", file=sys.stderr)
        raise SystemExit(error.exit_code) from None
    except Exception as error:
        sentence = _database_sentence(error)
        if sentence is None:
            raise
        print(f"Tidak dapat dilanjutkan: {sentence}", file=sys.stderr)
        raise SystemExit(SetupError.exit_code) from None


def _database_sentence(error: Exception) -> str | None:
    """What to do when the database is empty or cannot be reached; None for any other error."""
    if type(error).__module__ != "django.db.utils":
        return None
    if type(error.__cause__).__name__ == "UndefinedTable":
        return "tabelnya belum ada. Jalankan dahulu: payung setup --regency 73.07"
    if type(error).__name__ == "OperationalError":
        first = str(error).strip().splitlines()[0]
        return (
            f"basis data tidak dapat dihubungi ({first}). Periksa DATABASE_URL dan apakah servernya "
            "berjalan, atau kosongkan DATABASE_URL untuk memakai basis data Payung sendiri."
        )
    return None
