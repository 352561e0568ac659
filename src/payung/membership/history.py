"""Who said what of a person, and when: the former rows that files and hands replaced."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import connection

from payung.access.models import FormerRow
from payung.access.numbers.keys import is_same_number
from payung.access.rows.sight import EVERYTHING, seeing
from payung.intake.models import SourceFile
from payung.register.models import Person

Row = Mapping[str, Any]
_MOST = 40  # former rows of one person: the newest say enough
_SAID = (
    "full_name", "birth_date", "sex", "mother_name", "village_id", "address", "hamlet", "rt", "rw",
    "life_status", "status_on", "occupation", "village_role", "monthly_income",
)  # fmt: skip
_SEALED = ("nik_sealed", "phone_sealed")
_NOW = """
SELECT to_jsonb(p), to_jsonb(w) FROM register_person p
LEFT JOIN register_work w ON w.person_id = p.id WHERE p.id = %s
"""


@dataclass(slots=True)
class Change:
    """What one file (or a hand: None) replaced at one moment.

    `fields` are name, before and after; of sealed fields only the name.
    """

    at: dt.datetime
    file: SourceFile | None
    row: int | None = None
    fields: list[tuple[str, str, str]] = field(default_factory=list)


def changes_of(person: Person) -> list[Change]:
    """The changes that stand, newest first; what was taken back was never said.

    The person was shown to the reader already.
    """
    with seeing(EVERYTHING), connection.cursor() as cursor:
        cursor.execute(_NOW, [person.pk])
        now = dict(zip(("register_person", "register_work"), cursor.fetchone(), strict=True))
        former = FormerRow.objects.filter(table_name__in=now, key=person.pk, content__isnull=False)
        standing = former.filter(change__takes_back=False).select_related("change")
        rows = list(standing.order_by("-pk")[:_MOST])
    files = SourceFile.objects.in_bulk({row.change.source_file_id for row in rows} - {None})
    found: dict[tuple[dt.datetime, int | None], Change] = {}
    for row in rows:
        after = contents(now[row.table_name])
        at, file = row.change.at, files.get(row.change.source_file_id)
        if file is not None and file.state == SourceFile.State.UNDONE:
            continue
        change = found.setdefault((at, file.pk if file else None), Change(at, file))
        if file is not None and row.table_name == "register_person":
            change.row = after.get("source_row")
        change.fields += _differences(contents(row.content), after)
        now[row.table_name] = row.content
    return [change for change in found.values() if change.fields]


def contents(row: Any) -> Row:
    """A row as the database gave it: text of JSON, or decoded."""
    decoded: Row = json.loads(row) if isinstance(row, str) else row or {}
    return decoded


def _differences(before: Row, after: Row) -> Iterator[tuple[str, str, str]]:
    for name in _SAID:
        if before.get(name) != after.get(name) and name in before:
            yield name, _text(before[name]), _text(after.get(name))
    for name in _SEALED:
        if name in before and not is_same_number(name, before[name], after.get(name)):
            yield name, "", ""
    if "household_id" in before and before["household_id"] != after.get("household_id"):
        yield "household_id", "", ""


def _text(value: object) -> str:
    return "" if value is None else str(value)
