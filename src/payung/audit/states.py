"""What rows were and became: before and after of each change, put together from former rows and today's."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from django.db import connection
from psycopg import sql

from payung.access.models import ChangedRows, FormerRow
from payung.access.trail.history import histories

Row = Mapping[str, Any]
_NOW = sql.SQL("SELECT {key}, to_jsonb(t) FROM {table} t WHERE {key} = ANY(%s)")
_ADDED = """
SELECT change.id, wanted.table_name, wanted.key
FROM unnest(%s::text[], %s::bigint[]) AS wanted (table_name, key)
JOIN access_changedrows AS change ON change.table_name = wanted.table_name
    AND change.low_key <= wanted.key AND change.high_key >= wanted.key
    AND cardinality(change.keys) > 0 AND wanted.key = ANY (change.keys)
"""
_FORMER = """
SELECT former.id FROM unnest(%s::text[], %s::bigint[]) AS wanted (table_name, key)
JOIN access_formerrow AS former ON former.table_name = wanted.table_name AND former.key = wanted.key
"""


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row in one statement. No `before`: it was added; no `after`: it was deleted.

    None for either also stands for what was kept long enough and emptied; `change.operation` tells.
    """

    change: ChangedRows
    table: str
    key: int
    before: Row | None
    after: Row | None


def changes_of(keys: Mapping[str, Iterable[int]]) -> list[RowChange]:
    """Every change of these rows, oldest first. The caller has asked whether the reader may see them."""
    by_row = _states_before(keys)
    changes = ChangedRows.objects.select_related("actor").in_bulk(
        {change for states in by_row.values() for change, _ in states}
    )
    now = {table: _now(table, found) for table, found in keys.items()}
    found = [
        RowChange(changes[change], table, key, before, after)
        for (table, key), states in by_row.items()
        for change, before, after in _with_after(
            sorted(states, key=itemgetter(0)), changes, now[table].get(key)
        )
    ]
    return sorted(found, key=lambda each: (each.change.at, each.change.pk, each.table, each.key))


def _states_before(
    keys: Mapping[str, Iterable[int]],
) -> dict[tuple[str, int], list[tuple[int, Row | None]]]:
    """Of each row its changes with what it was before each: nothing where it was added."""
    wanted = [(table, key) for table, found in keys.items() for key in set(found)]
    tables, numbers = [table for table, _ in wanted], [key for _, key in wanted]
    with connection.cursor() as cursor:
        cursor.execute(_ADDED, [tables, numbers])
        added: list[tuple[int, str, int]] = cursor.fetchall()
        cursor.execute(_FORMER, [tables, numbers])
        former_ids = [pk for (pk,) in cursor.fetchall()]
    by_row: dict[tuple[str, int], list[tuple[int, Row | None]]] = {}
    for row in FormerRow.objects.filter(pk__in=former_ids).order_by("pk"):
        by_row.setdefault((row.table_name, row.key), []).append((row.change_id, row.content))
    for change, table, key in added:
        by_row.setdefault((table, key), []).append((change, None))
    return by_row


def _with_after(
    states: list[tuple[int, Row | None]], changes: Mapping[int, ChangedRows], now: Row | None
) -> Iterator[tuple[int, Row | None, Row | None]]:
    """Of each change the row after it: the next former state, or the present one.

    A row that came back with a file that was taken back was deleted and added again: that is one change.
    """
    again = False
    for place, (change, before) in enumerate(states):
        later = states[place + 1 :]
        gone = changes[change].operation == "delete"
        if again:
            again = False
            continue
        if gone and later and changes[change].takes_back and changes[later[0][0]].takes_back:
            again, gone, later = True, False, later[1:]
        yield change, before, None if gone else (later[0][1] if later else now)


def _now(table: str, keys: Iterable[int]) -> dict[int, Row]:
    query = _NOW.format(key=sql.Identifier(histories()[table].key), table=sql.Identifier(table))
    with connection.cursor() as cursor:
        cursor.execute(query, [list(set(keys))])
        return {
            key: json.loads(row) if isinstance(row, str) else row for key, row in cursor.fetchall()
        }
