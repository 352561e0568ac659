"""JSON schemas of the kinds of cases, made from the fields by which the law itself reads them."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from decimal import Decimal
from enum import Enum
from inspect import getclosurevars
from typing import Any

from payung.law.cases import KINDS
from payung.law.cases import reading as r
from payung.law.cases.reading import Field, read_fields
from payung.primitives.errors import InputError
from payung.primitives.programme import Programme

Schema = dict[str, Any]

_MONTH = r"^\d{4}-(0[1-9]|1[0-2])$"
_PROGRAMMES: Schema = {"enum": [str(one.name) for one in Programme]}
_TYPES: dict[Any, Schema] = {
    r.whole: {"type": "integer", "minimum": 0, "maximum": r.LARGEST},
    r.number: {"type": "number", "minimum": -r.LARGEST, "maximum": r.LARGEST},
    r.yes_no: {"type": "boolean"},
    r.text: {"type": "string"},
    r.month: {"type": "string", "pattern": _MONTH},
    r.month_count: {"type": "integer", "minimum": 0, "maximum": 1200},
    r.day: {"type": "string", "format": "date"},
    r.programmes: {"type": "array", "items": _PROGRAMMES},
    r.counts: {
        "type": "object",
        "additionalProperties": {"type": "integer", "minimum": 0},
        "minProperties": 1,
    },
}


def kind_schema(kind: str) -> Schema:
    """The schema of a whole case of one kind, its fields flat beside `kind`."""
    fields = KINDS[kind].fields
    own = fields_schema(fields)
    return {
        "title": kind,
        **own,
        "properties": {"id": _ID, "kind": {"const": kind}, **own["properties"]},
        "required": ["kind", *own["required"]],
    }


def fields_schema(fields: Mapping[str, Field]) -> Schema:
    """A record of named fields; unknown names are errors, as in the law."""
    return {
        "type": "object",
        "properties": {name: field_schema(field) for name, field in fields.items()},
        "required": [name for name, field in fields.items() if field.needed],
        "additionalProperties": False,
    }


def field_schema(field: Field) -> Schema:
    """Type, default, and what the law says is expected."""
    schema = _type(field)
    expected = expectation(field)
    if expected:
        schema["description"] = expected
    if field.default is not None:
        schema["default"] = _plain(field.default)
    return schema


def expectation(field: Field) -> str:
    """The law's own words for what a field must hold: 'bilangan, contoh: 5.03'."""
    try:
        read_fields({"x": field}, {"x": object()}, "")
    except InputError as problem:
        return str(problem).partition("; harus ")[2].rstrip(".")
    return ""


def example_value(field: Field) -> Any:
    """The example in those words; for a choice its first word."""
    if (options := _options(field)) is not None:
        return options[0]
    try:
        return json.loads(expectation(field).rpartition("contoh: ")[2])
    except ValueError:
        return None


def _type(field: Field) -> Schema:
    if (options := _options(field)) is not None:
        return {"type": "string", "enum": options}
    if (row := _settings(field).get("fields")) is not None:
        return {"type": "array", "items": fields_schema(row), "maxItems": 100}
    return dict(_TYPES.get(field.read, {}))


def _options(field: Field) -> list[str] | None:
    known = _settings(field).get("known")
    return None if known is None else list(known)


def _settings(field: Field) -> Mapping[str, Any]:
    """What `choice` and `rows` were made with: their words, or the fields of a row."""
    return getclosurevars(field.read).nonlocals


def _plain(default: Any) -> Any:
    if isinstance(default, Programme):
        return [str(one.name) for one in Programme if one in default]
    if isinstance(default, Enum):
        return default.value
    if isinstance(default, Decimal):
        return float(default)
    return str(default) if isinstance(default, dt.date) else default


_ID: Schema = {"description": "Kembali tanpa berubah pada jawabannya."}
