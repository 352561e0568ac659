"""Reads a line of JSON as Python's own `json` does, quickly; a name written twice in a record is refused."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

import msgspec

from payung.primitives.errors import InputError
from payung.primitives.sentences import say

EXAMPLE = (
    '{"id": 1, "kind": "contribution", "segment": "BPU", "monthly_income": 1000000, '
    '"month": "2025-03"}'
)


def case_in(line: bytes) -> dict[str, Any]:
    """The record in a line; InputError says what is wrong with the line."""
    try:
        case = _quickly(line)
    except (ValueError, RecursionError) as problem:
        raise InputError(
            say(
                "Baris ini bukan JSON yang benar (%(problem)s). Contoh: %(example)s",
                problem=problem,
                example=EXAMPLE,
            )
        ) from None
    if not isinstance(case, dict):
        raise InputError(
            say("Baris ini bukan catatan dalam { }. Contoh: %(example)s", example=EXAMPLE)
        )
    return case


def _quickly(line: bytes) -> Any:
    """What `msgspec` reads it reads as `json` does; what it refuses (NaN, 1e400, odd text) `json` decides.

    Each name has its colon: fewer names than colons means text with a colon, or a name written twice.
    """
    try:
        case = _decode(line)
    except (ValueError, RecursionError):
        return parsed(line.decode("utf-8"))
    colons = line.count(b":")
    if type(case) is dict and colons != len(case) and colons != _names(case):
        return parsed(line.decode("utf-8"))
    return case


def parsed(text: str, **options: Any) -> Any:
    """As `json.loads`, but InputError for a name written twice or half a character (a lone surrogate)."""
    found = json.loads(text, object_pairs_hook=_once, **options)
    if "\\u" in text:
        try:
            json.dumps(found, ensure_ascii=False).encode("utf-8")
        except UnicodeEncodeError as problem:
            raise InputError(
                say(
                    "Ada setengah huruf %(value)s dalam teks; tulis hurufnya utuh, atau "
                    "tanpa kode \\u.",
                    value=ascii(problem.object[problem.start]),
                )
            ) from None
    return found


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A record from its pairs; InputError when a name is written twice."""
    found = dict(pairs)
    if len(found) < len(pairs):
        twice = [name for name, times in Counter(name for name, _ in pairs).items() if times > 1]
        raise InputError(
            say(
                "'%(value)s' ditulis lebih dari sekali dalam satu catatan; tulis sekali, "
                "dengan nilai yang benar.",
                value=twice[0],
            )
        )
    return found


def _names(value: Any) -> int:
    if type(value) is dict:
        return len(value) + sum(map(_names, value.values()))
    return sum(map(_names, value)) if type(value) is list else 0


_decode = msgspec.json.Decoder().decode
