"""Which tables can be taken back, and what else hangs on their rows: the latter is asked of the database."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.backends.utils import CursorWrapper
from django.utils.functional import Promise
from psycopg import sql

from payung.access.trail.history import histories

_REFERENCES = """
SELECT c.conrelid::regclass::text, a.attname, c.confrelid::regclass::text
FROM pg_constraint c
JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
WHERE c.contype = 'f' AND c.confrelid::regclass::text = ANY(%s)
ORDER BY 1, 2
"""


@dataclass(frozen=True, slots=True)
class Reference:
    """`table.column` refers to a row of `parent`."""

    table: str
    column: str
    parent: str


@dataclass(frozen=True, slots=True)
class Tables:
    """The kept tables with their keys, references among them, and references from other tables."""

    keys: dict[str, str]
    inner: list[Reference]
    outer: list[Reference]


_come_back: list[str] = []
_goes_along: dict[str, str | Promise] = {}


def come_back(*names: str) -> None:
    """Rows of these tables, whose history is kept, become what they were when a file is taken back.

    Offices call it in `AppConfig.ready()`, in the order in which mergers write.
    """
    _come_back.extend(name for name in names if name not in _come_back)


def coming_back() -> tuple[str, ...]:
    """The tables that were named, in that order."""
    return tuple(_come_back)


def goes_along(table: str, said: str | Promise = "") -> None:
    """Rows of `table` go with the row they refer to. `said` names them before: '12 keputusan'.

    Without words they are figures that every count writes anew. Offices call it in `AppConfig.ready()`.
    """
    _goes_along[table] = said


def going_along() -> dict[str, str | Promise]:
    """What was declared, by table."""
    return dict(_goes_along)


def hold_still(known: Tables, cursor: CursorWrapper) -> None:
    """Wait for mergers under way, and let none begin before this transaction ends.

    In the order in which the tables were named, which is the order of the mergers.
    """
    names = sql.SQL(", ").join(sql.Identifier(table) for table in known.keys)
    cursor.execute(sql.SQL("LOCK TABLE {} IN SHARE ROW EXCLUSIVE MODE").format(names))


def tables(cursor: CursorWrapper) -> Tables:
    """The tables as this database has them."""
    keys = {table: histories()[table].key for table in _come_back}
    cursor.execute(_REFERENCES, [list(keys)])
    references = [Reference(*row) for row in cursor.fetchall()]
    return Tables(
        keys,
        inner=[each for each in references if each.table in keys],
        outer=[each for each in references if each.table not in keys],
    )
