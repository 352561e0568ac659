"""What is wrong with a call of the command line: a sentence, an example, and where its help is."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import Any

from typer._click.exceptions import (
    BadOptionUsage,
    BadParameter,
    MissingParameter,
    NoSuchOption,
    UsageError,
)

_EXAMPLE = re.compile(r"contoh:? ('[^']+'|[^\s;,()]+)")
_QUOTED = re.compile(r"'([^']*)'")


def misuse_text(error: UsageError, asked: str) -> str:
    """The lines to print after `payung ASKED ...`.

    The library words its errors in English, so only their parts are used.
    """
    context: Any = error.ctx
    path = context.command_path if context else f"payung {asked}"
    lines = [_sentence(error, path)]
    if context and any(each.required for each in context.command.params):
        lines.append(f"Contoh: {example_of(path, context.command)}")
    return "\n".join([*lines, f"Selengkapnya: {path} --help"])


def example_of(path: str, command: Any) -> str:
    """The command with all it requires, from the examples in the help of its parts."""
    return " ".join([path, *(_written(each) for each in command.params if each.required)])


def _sentence(error: UsageError, path: str) -> str:
    match error:
        case MissingParameter():
            return f"{path} memerlukan {_shown(error.param)}."
        case BadParameter():
            return _bad_value(error)
        case NoSuchOption():
            near = (
                f" Mungkin maksud Anda: {_join(error.possibilities)}."
                if error.possibilities
                else ""
            )
            return f"{path} tidak mengenal pilihan {error.option_name}.{near}"
        case BadOptionUsage():
            return _bad_use(error)
    return _unexpected(error, path)


def _bad_value(error: BadParameter) -> str:
    found = _first_fault(error.__cause__)
    given = f" '{found['input']}'" if "input" in found else ""
    name = _name(error.param) if error.param else "itu"
    said = f"Nilai{given} untuk {name} tidak dapat dipakai. Tulis {_expected(error, found)}"
    return f"{said} ({_help(error.param)})." if _help(error.param) else f"{said}."


def _first_fault(cause: Any) -> dict[str, Any]:
    """What the library that reads values says of one: `type`, `input` and its bounds in `ctx`."""
    return dict(cause.errors()[0]) if hasattr(cause, "errors") else {}


def _expected(error: BadParameter, found: dict[str, Any]) -> str:
    bounds = found.get("ctx", {})
    if found.get("type") == "int_parsing":
        return "bilangan bulat, misalnya 20"
    if "ge" in bounds:
        return f"bilangan paling sedikit {bounds['ge']}"
    if "le" in bounds:
        return f"bilangan paling banyak {bounds['le']}"
    known = _QUOTED.findall(error.message.partition(" one of ")[2])
    return f"salah satu dari: {', '.join(known)}" if known else f"nilai lain: {error.message}"


def _bad_use(error: BadOptionUsage) -> str:
    if "requires an argument" in error.message:
        return (
            f"Sesudah {error.option_name} harus ada nilainya, misalnya: {error.option_name} NILAI."
        )
    return f"{error.option_name} ditulis tanpa nilai."


def _unexpected(error: UsageError, path: str) -> str:
    """A name that is no command, words too many, or no command at all."""
    known = list(getattr(error.ctx.command, "commands", {})) if error.ctx else []
    wrong = _QUOTED.search(error.message)
    if known and wrong:
        near = get_close_matches(wrong[1], known)
        hint = f"Mungkin maksud Anda: {_join(near)}" if near else f"Yang ada: {', '.join(known)}"
        return f"{path} tidak punya perintah '{wrong[1]}'. {hint}."
    if known:
        return f"Perintah sesudah {path} belum ditulis. Yang ada: {', '.join(known)}."
    words = error.message.rpartition(" (")[2].rstrip(")")
    return (
        f"{path} tidak mengharapkan kata '{words}'. Nilai yang lebih dari satu kata diapit tanda kutip; "
        "contoh: 'Rapat Sekda'."
    )


def _written(parameter: Any) -> str:
    found = _EXAMPLE.search(_help(parameter))
    value = found[1].rstrip(".") if found else (parameter.metavar or parameter.name.upper())
    return value if parameter.param_type_name == "argument" else f"{parameter.opts[0]} {value}"


def _shown(parameter: Any) -> str:
    words = _help(parameter)
    return f"{_name(parameter)} ({words})" if words else _name(parameter)


def _name(parameter: Any) -> str:
    if parameter.param_type_name == "argument":
        return str(parameter.metavar or parameter.name.upper())
    return str(parameter.opts[0])


def _help(parameter: Any) -> str:
    return (getattr(parameter, "help", "") or "").rstrip(".")


def _join(names: Any) -> str:
    return " atau ".join(sorted(names))
