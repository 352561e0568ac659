"""As much of JSON Schema as the description of the API uses: does a value satisfy it?"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

TYPES: dict[str, Any] = {
    "object": dict,
    "array": list,
    "string": str,
    "boolean": bool,
    "null": type(None),
}
SPEAKING = {"title", "description", "default", "format", "discriminator"}
"""Words that explain and do not restrict."""


def faults(value: Any, schema: Mapping[str, Any], named: Mapping[str, Any]) -> list[str]:
    """What a value breaks; `named` are the components. An unknown word of the schema is an error."""
    return [
        f"{word} {rule!r:.80}: {value!r:.80}"
        for word, rule in schema.items()
        if word not in SPEAKING and not RULES[word](value, rule, schema, named)
    ]


def _fits(value: Any, schema: Any, named: Any) -> bool:
    return not faults(value, schema, named)


def _typed(value: Any, rule: Any) -> bool:
    names = rule if isinstance(rule, list) else [rule]
    is_number = type(value) in (int, float)
    return any(
        is_number if name == "number" else type(value) is int if name == "integer" else
        isinstance(value, TYPES[name])
        for name in names
    )  # fmt: skip


def _of_properties(value: Any, rule: Any, named: Any) -> bool:
    return all(_fits(value[key], rule[key], named) for key in rule if key in value)


def _others(value: Any, rule: Any, schema: Any, named: Any) -> bool:
    rest = [one for key, one in value.items() if key not in schema.get("properties", {})]
    return not rest if rule is False else rule is True or all(_fits(o, rule, named) for o in rest)


RULES: dict[str, Any] = {
    "$ref": lambda v, r, s, n: _fits(v, n[r.removeprefix("#/components/schemas/")], n),
    "oneOf": lambda v, r, s, n: sum(_fits(v, one, n) for one in r) == 1,
    "anyOf": lambda v, r, s, n: any(_fits(v, one, n) for one in r),
    "type": lambda v, r, s, n: _typed(v, r),
    "enum": lambda v, r, s, n: v in r,
    "const": lambda v, r, s, n: v == r,
    "minimum": lambda v, r, s, n: not _typed(v, "number") or v >= r,
    "maximum": lambda v, r, s, n: not _typed(v, "number") or v <= r,
    "pattern": lambda v, r, s, n: not isinstance(v, str) or bool(re.search(r, v)),
    "required": lambda v, r, s, n: all(name in v for name in r),
    "items": lambda v, r, s, n: all(_fits(one, r, n) for one in v),
    "maxItems": lambda v, r, s, n: len(v) <= r,
    "minProperties": lambda v, r, s, n: len(v) >= r,
    "properties": lambda v, r, s, n: _of_properties(v, r, n),
    "additionalProperties": lambda v, r, s, n: _others(v, r, s, n),
}
