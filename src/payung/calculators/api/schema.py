"""JSON schemas of the kinds of cases, made from the fields by which the law itself reads them."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from decimal import Decimal
from enum import Enum
from inspect import getclosurevars, isfunction
from typing import Any

from payung.calculators.api.bodies import MOST_ROWS
from payung.law.cases import KINDS
from payung.law.cases import reading as r
from payung.law.cases.reading import Field, Reader, read_fields
from payung.primitives.errors import InputError
from payung.primitives.programme import Programme

Schema = dict[str, Any]

_MONTH = r"^\d{4}-(0[1-9]|1[0-2])$"
_PROGRAMMES: Schema = {"enum": [str(one.name) for one in Programme]}
_WHOLE: Schema = {"type": "integer", "minimum": 0}
_TYPES: dict[str, Schema] = {
    "whole": {**_WHOLE, "maximum": r.LARGEST},
    "small": {**_WHOLE, "maximum": 1000},
    "month_count": {**_WHOLE, "maximum": 1200},
    "number": {"type": "number", "minimum": -r.LARGEST, "maximum": r.LARGEST},
    "yes_no": {"type": "boolean"},
    "text": {"type": "string"},
    "month": {"type": "string", "pattern": _MONTH},
    "day": {"type": "string", "format": "date"},
    "clock": {"type": "string", "format": "time"},
    "programmes": {"type": "array", "items": _PROGRAMMES},
    "counts": {"type": "object", "additionalProperties": _WHOLE, "minProperties": 1},
    "record": {"type": "object"},
}
"""By the name of the function with which the law reads the field."""


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
    settings = _settings(field.read)
    if (row := settings.get("fields")) is not None:
        return {"type": "array", "items": fields_schema(row), "maxItems": MOST_ROWS}
    if (one := settings.get("one")) is not None:
        return {"type": "array", "items": _type(Field(one))}
    name = getattr(field.read, "__qualname__", "").partition(".")[0]
    return dict(_TYPES.get(name, {}))


def _options(field: Field) -> list[str] | None:
    known = _settings(field.read).get("known")
    return None if known is None else list(known)


def _settings(read: Reader) -> Mapping[str, Any]:
    """What a reader of choices or rows was made with: its words, or the fields of a row."""
    return getclosurevars(read).nonlocals if isfunction(read) else vars(read)


def _plain(default: Any) -> Any:
    if isinstance(default, Programme):
        return [str(one.name) for one in Programme if one in default]
    if isinstance(default, Enum):
        return default.value
    if isinstance(default, Decimal):
        return float(default)
    if isinstance(default, tuple):
        return list(default)
    return str(default) if isinstance(default, dt.date) else default


_ID: Schema = {"description": "Kembali tanpa berubah pada jawabannya."}
