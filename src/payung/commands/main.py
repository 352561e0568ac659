"""`payung NAME ...`: finds the command, loads what it needs and no more, words its errors."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from importlib import import_module

import typer

from payung.primitives.errors import PayungError


@dataclass(frozen=True, slots=True)
class Command:
    """Where a command lives: `module:name` of a typer app or of a function."""

    place: str
    offices: bool = True  # needs the database and Django's models

    def mount(self, app: typer.Typer, name: str) -> None:
        module, _, attribute = self.place.partition(":")
        if self.offices:
            _prepare_offices()
        found = getattr(import_module(module), attribute)
        if isinstance(found, typer.Typer):
            app.add_typer(found, name=name)
        else:
            app.command(name)(found)


COMMANDS = {
    "setup": Command("payung.commands.setup:setup"),
    "demo": Command("payung.commands.demo:demo"),
    "serve": Command("payung.commands.serve:serve"),
    "import": Command("payung.intake.commands:import_files"),
    "link": Command("payung.membership.commands:link"),
    "coverage": Command("payung.membership.commands:coverage"),
    "target": Command("payung.targets.commands:app"),
    "regions": Command("payung.regions.commands:app"),
    "user": Command("payung.access.commands:app"),
    "match": Command("payung.matching.command:match", offices=False),
    "law": Command("payung.law.command:app", offices=False),
    "db": Command("payung.database.commands:app", offices=False),
    "docs": Command("payung.commands.docs:docs"),
}


def _prepare_offices() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "payung.web.settings")
    import django

    django.setup()


def build(arguments: list[str]) -> typer.Typer:
    """The application with the one command that was asked for, or with all of them for help."""
    app = typer.Typer(
        name="payung",
        help="Perlindungan sosial ketenagakerjaan bagi setiap pekerja desa, dan buktinya.",
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        add_completion=False,
    )
    app.callback()(_nothing)
    asked = [arguments[0]] if arguments and arguments[0] in COMMANDS else list(COMMANDS)
    for name in asked:
        COMMANDS[name].mount(app, name)
    return app


def _nothing() -> None:
    """Keeps the name of the command in the call even when only one is loaded."""


def main() -> None:
    """The entry point of the `payung` script."""
    try:
        build(sys.argv[1:])()
    except PayungError as error:
        print(f"Tidak dapat dilanjutkan: {error}", file=sys.stderr)
        raise SystemExit(error.exit_code) from None
