"""Every change of a row is kept by the database: who, when, in which request, why, and the row before it.

An office declares its tables once, in its `AppConfig.ready()`; the triggers are written after every
migration. A test fails when a table is neither declared nor named as one without history.
What a row became is read from the next row that is kept of it, or from the row as it is now.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.db import connection

from payung.access.numbers.columns import sealed_columns
from payung.access.rows.policies import declare, declared

_FUNCTIONS = (Path(__file__).parent / "sql" / "keep.sql").read_text(encoding="utf-8")
_WHERE_ITS_ROW_IS = (
    "(table_name = '{table}' AND EXISTS"
    " (SELECT FROM {table} AS own WHERE own.{key} = access_formerrow.key))"
)
_IN_THE_REGENCY = "(table_name = '{table}' AND (SELECT access_whole_regency()))"


@dataclass(frozen=True, slots=True)
class Kept:
    """How changes of a table are kept. `key` is its primary key, a whole number.

    `person` is the column that names the person, if the key does not. Of `secrets` only that they changed
    is kept; a change of nothing but `unnoticed` columns is not.
    """

    key: str = "id"
    person: str = ""
    secrets: tuple[str, ...] = ()
    unnoticed: tuple[str, ...] = ()


_kept: dict[str, Kept] = {}


def keep_history(
    table: str,
    *,
    key: str = "id",
    person: str = "",
    secrets: tuple[str, ...] = (),
    unnoticed: tuple[str, ...] = (),
) -> None:
    """Keep every change of `table` from the next migration on.

    A former row is seen where its row is; of a table without people, where the whole regency is.
    Only who sees everything writes one, as the trigger does.
    """
    _kept[table] = Kept(key, person, secrets, unnoticed)
    seen = " OR ".join(_seen(name) for name in _kept)
    declare("access_formerrow", f"({seen})", written="false")


def _seen(table: str) -> str:
    shape = _WHERE_ITS_ROW_IS if table in declared() else _IN_THE_REGENCY
    return shape.format(table=table, key=_kept[table].key)


def histories() -> dict[str, Kept]:
    """What is kept of every table with history, by its name."""
    return dict(_kept)


def apply_triggers(**_signal: object) -> None:
    """Write the triggers of every declared table; only the owner of the tables can, after migrating."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE tableowner = current_user")
        owned = {name for (name,) in cursor.fetchall()}
        if "access_formerrow" not in owned:
            return
        cursor.execute(_FUNCTIONS.replace("{sealed}", f"{{{','.join(sealed_columns())}}}"))
        for table, kept in _kept.items():
            if table in owned:
                cursor.execute(triggers_of(table, kept))


def triggers_of(table: str, kept: Kept) -> str:
    """The statements that make a table's three triggers."""
    changed = "OLD TABLE AS former" + (" NEW TABLE AS later" if kept.unnoticed else "")
    tables = {"INSERT": "NEW TABLE AS added", "UPDATE": changed, "DELETE": "OLD TABLE AS former"}
    arguments = (kept.key, kept.person, ",".join(kept.secrets), ",".join(kept.unnoticed))
    told = ", ".join(f"'{argument}'" for argument in arguments)
    return ";".join(
        f"CREATE OR REPLACE TRIGGER keep_{event.lower()} AFTER {event} ON {table} REFERENCING {rows}"
        f" FOR EACH STATEMENT EXECUTE FUNCTION access_keep_change({told})"
        for event, rows in tables.items()
    )


@contextmanager
def changes_since() -> Iterator[list[int]]:
    """The keys of the changes (`ChangedRows`) that this transaction makes inside; known afterwards."""
    made: list[int] = []
    with connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(max(id), 0) FROM access_changedrows")
        last = cursor.fetchone()[0]
        yield made
        cursor.execute(
            "SELECT id FROM access_changedrows WHERE id > %s AND at = now() ORDER BY id", [last]
        )
        made += [key for (key,) in cursor.fetchall()]
