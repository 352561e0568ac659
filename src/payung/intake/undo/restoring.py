"""Rows go and former rows come back, table by table; foreign keys are looked at when all is done."""

from __future__ import annotations

from django.db.backends.utils import CursorWrapper
from psycopg import sql

from payung.intake.undo.consequences import Consequences
from payung.intake.undo.keeping import taking_back
from payung.intake.undo.tables import going_along

_GO_ALONG = sql.SQL(
    "DELETE FROM {table} child USING undo_row gone WHERE gone.former IS NULL"
    " AND gone.table_name = {parent} AND gone.key = child.{column}"
)
# Delete and insert, so that two rows may give back each other's unique values. A column that is
# younger than the kept row keeps its present value.
_STEPS = (
    sql.SQL(
        "UPDATE undo_row u SET former = to_jsonb(t) || u.former FROM {table} t"
        " WHERE u.table_name = {name} AND u.key = t.{key} AND u.former IS NOT NULL"
    ),
    sql.SQL(
        "DELETE FROM {table} t USING undo_row u WHERE u.table_name = {name} AND u.key = t.{key}"
    ),
    sql.SQL(
        "INSERT INTO {table} SELECT (jsonb_populate_record(NULL::{table}, former)).*"
        " FROM undo_row WHERE table_name = {name} AND former IS NOT NULL"
    ),
)


def restore(found: Consequences, cursor: CursorWrapper) -> None:
    """Carry out what was found while its rows still stand in `undo_row`, inside the same transaction."""
    with taking_back(found.file):
        for each in (outer for outer in found.tables.outer if outer.table in going_along()):
            cursor.execute(
                _GO_ALONG.format(
                    table=sql.Identifier(each.table),
                    parent=sql.Literal(each.parent),
                    column=sql.Identifier(each.column),
                )
            )
        for table, key in found.tables.keys.items():
            _restore_table(table, key, cursor)


def _restore_table(table: str, key: str, cursor: CursorWrapper) -> None:
    for step in _STEPS:
        cursor.execute(
            step.format(
                table=sql.Identifier(table), name=sql.Literal(table), key=sql.Identifier(key)
            )
        )
