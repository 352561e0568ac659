"""What taking a file back would do, and what stands in the way. Nothing is changed here."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import LiteralString

from django.db.backends.utils import CursorWrapper
from psycopg import sql

from payung.intake.models import SourceFile
from payung.intake.undo.tables import Reference, Tables, going_along, tables
from payung.register.models import Merge

_SQL = Path(__file__).parent / "sql"
_LOST = sql.SQL(
    "SELECT count(*) FROM {table} child JOIN undo_row gone ON gone.former IS NULL"
    " AND gone.table_name = {parent} AND gone.key = child.{column}"
)


@dataclass(frozen=True, slots=True)
class Consequences:
    """Rows that go, rows that become what they were, what goes along, and later files in the way.

    `by_hand` says that somebody changed one of the rows afterwards without a file; `merges` are those
    of two persons that stand and did so.
    """

    file: SourceFile
    tables: Tables
    removed: dict[str, int]
    restored: dict[str, int]
    lost: dict[Reference, int]
    later: list[SourceFile]
    by_hand: bool
    merges: list[Merge]


def consequences_of(file: SourceFile, cursor: CursorWrapper) -> Consequences:
    """Look at every row of the file; leaves them in the temporary table `undo_row`.

    Call it inside a transaction that sees everything.
    """
    known = tables(cursor)
    cursor.execute("DROP TABLE IF EXISTS undo_row")
    cursor.execute(_sql("rows"), {"file": file.pk, "tables": list(known.keys)})
    blocking = _blocking(file, known, cursor)
    later = SourceFile.objects.filter(pk__in=[pk for pk in blocking if pk]).order_by("-pk")
    rows = _counted(cursor)
    return Consequences(
        file=file,
        tables=known,
        removed=rows.get(True, {}),
        restored=rows.get(False, {}),
        lost={each: lost for each in known.outer if (lost := _lost(each, cursor))},
        later=sorted(later, key=lambda each: each.finished_at or each.received_at, reverse=True),
        by_hand=None in blocking,
        merges=_merges(cursor) if None in blocking else [],
    )


def _counted(cursor: CursorWrapper) -> dict[bool, dict[str, int]]:
    """Rows by whether the file added them, and by table."""
    cursor.execute("SELECT former IS NULL, table_name, count(*) FROM undo_row GROUP BY 1, 2")
    counts: dict[bool, dict[str, int]] = {}
    for is_new, table, rows in cursor.fetchall():
        counts.setdefault(is_new, {})[table] = rows
    return counts


def _blocking(file: SourceFile, known: Tables, cursor: CursorWrapper) -> set[int | None]:
    cursor.execute(_sql("changed_later"), {"file": file.pk})
    found = {pk for (pk,) in cursor.fetchall()}
    leaning = sql.SQL(_sql("leaning"))
    for each in known.inner:
        cursor.execute(leaning.format(key=sql.Identifier(known.keys[each.table]), **_named(each)))
        found |= {pk for (pk,) in cursor.fetchall()}
    return found


def _merges(cursor: CursorWrapper) -> list[Merge]:
    cursor.execute(_sql("merges"))
    found = [pk for (pk,) in cursor.fetchall()]
    return list(Merge.objects.filter(pk__in=found).select_related("by").order_by("pk"))


def _lost(each: Reference, cursor: CursorWrapper) -> int:
    if going_along().get(each.table) == "":
        return 0
    cursor.execute(_LOST.format(**_named(each)))
    return int(cursor.fetchone()[0])


def _named(each: Reference) -> dict[str, sql.Composable]:
    return {
        "table": sql.Identifier(each.table),
        "name": sql.Literal(each.table),
        "parent": sql.Literal(each.parent),
        "column": sql.Identifier(each.column),
    }


def _sql(name: str) -> LiteralString:
    return (_SQL / f"{name}.sql").read_text(encoding="utf-8")
