"""The reference of the command line, read from the commands themselves."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from typer.main import get_command

from payung.commands.main import COMMANDS, build

_HEAD = """# The command line

Written by `payung docs` from the commands themselves. Every command answers `--help`; a mistake ends in a
sentence and an exit code: 2 something handed in cannot be used, 3 not permitted, 4 not found, 5 this machine
or installation misses something.
"""


def command_reference() -> str:
    """Every command with its purpose, arguments and options, as Markdown."""
    return "\n".join([_HEAD, *(line for name in COMMANDS for line in _command(name))])


def _command(name: str) -> Iterator[str]:
    group: Any = get_command(build([name]))
    yield from _described(f"payung {name}", group.commands[name])


def _described(path: str, command: Any) -> Iterator[str]:
    yield f"## `{path}`\n"
    yield f"{(command.help or '').strip()}\n"
    parts = [_parameter(p) for p in command.params if p.name != "help"]
    if parts:
        yield "\n".join(parts) + "\n"
    for name, inner in getattr(command, "commands", {}).items():
        yield from _described(f"{path} {name}", inner)


def _parameter(parameter: Any) -> str:
    shown = ", ".join(f"`{o}`" for o in parameter.opts) if parameter.opts else f"`{parameter.name}`"
    if parameter.param_type_name == "argument":
        shown = f"`{parameter.name.upper()}`"
    default = parameter.default
    stated = f" (biasanya `{default}`)" if _is_plain(default) else ""
    return f"- {shown}: {getattr(parameter, 'help', '') or ''}{stated}"


def _is_plain(default: object) -> bool:
    return isinstance(default, str | int) and not isinstance(default, bool) and default != ""
