"""What the method page says: the same text as `docs/explanation/coverage.md`, in the reader's language."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import get_language

from payung.coverage.method import Definition, Text, method
from payung.law import parameter
from payung.law.worker import REASONS, RULE_VERSION, reason_text


@dataclass(frozen=True, slots=True)
class Section:
    """One definition. `rows` hold a word and what stands beside it under each heading; `sql` may be empty."""

    key: str
    title: str
    body: str
    heading: tuple[str, ...]
    rows: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    sql: str


@dataclass(frozen=True, slots=True)
class Method:
    """The definitions in reading order, the reasons of the worker rule, and the source of the grace."""

    sections: tuple[Section, ...]
    grace: str
    grace_source: str
    rule_version: str
    reasons: tuple[str, ...]


def method_of(on: dt.date) -> Method:
    """The method as it holds on a day."""
    grace = parameter("cover.grace_months").at(on)
    return Method(
        sections=tuple(_section(definition) for definition in method(grace.whole)),
        grace=str(grace.whole),
        grace_source=", ".join(str(reference) for reference in grace.reference),
        rule_version=RULE_VERSION,
        reasons=tuple(reason_text(key, get_language() or "id") for key in REASONS),
    )


def _section(definition: Definition) -> Section:
    heading = _spoken(definition.table.heading) if definition.table else ()
    rows = [_spoken(row) for row in definition.table.rows] if definition.table else []
    return Section(
        key=definition.key,
        title=_say(definition.title),
        body=_say(definition.body),
        heading=heading,
        rows=tuple((row[0], tuple(zip(heading[1:], row[1:], strict=True))) for row in rows),
        sql=definition.sql,
    )


def _spoken(texts: tuple[Text, ...]) -> tuple[str, ...]:
    return tuple(_say(text) for text in texts)


def _say(text: Text) -> str:
    return text.spoken("en" if get_language() == "en" else "id")
