"""Before-images: triggers of PostgreSQL keep each row as it stood, whoever writes and in whatever SQL."""

from __future__ import annotations

from pathlib import Path

from django.db.migrations import RunSQL

_FUNCTION = (Path(__file__).parent / "sql" / "keep.sql").read_text(encoding="utf-8")
_EVENTS = {
    "INSERT": "NEW TABLE AS added",
    "UPDATE": "OLD TABLE AS former",
    "DELETE": "OLD TABLE AS former",
}


def keep_former_function() -> RunSQL:
    """A migration's operation: the function that the triggers call."""
    return RunSQL(_FUNCTION, "DROP FUNCTION intake_keep_former()")


def keep_former_rows(table: str, key: str = "id") -> RunSQL:
    """A migration's operation: from now on files that change `table` can be taken back.

    Run it after migration `0004` of intake. `key` is the primary key, a whole number.
    """
    make = [
        f"CREATE TRIGGER keep_former_{event.lower()} AFTER {event} ON {table} REFERENCING {rows}"
        f" FOR EACH STATEMENT EXECUTE FUNCTION intake_keep_former('{key}')"
        for event, rows in _EVENTS.items()
    ]
    drop = [f"DROP TRIGGER keep_former_{event.lower()} ON {table}" for event in _EVENTS]
    return RunSQL(";".join(make), ";".join(drop))
