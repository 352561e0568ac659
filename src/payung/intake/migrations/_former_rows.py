"""What migrations before 0008 made. Since then `payung.access.trail.history` keeps former rows."""

from __future__ import annotations

from django.db.migrations import RunSQL

_FUNCTION = """
-- Rows as they stood before a statement changed them, and the keys of rows a file added.
-- `payung.source_file` names the file that is merged; nothing: a change by hand; 'undo': keep nothing.
-- Former rows are seen only where everything is, so that is switched on for the one statement.
CREATE FUNCTION intake_keep_former() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    file text := coalesce(current_setting('payung.source_file', true), '');
    key text := TG_ARGV[0];
    scope text := coalesce(current_setting('payung.scope', true), '');
    unplaced text := coalesce(current_setting('payung.unplaced', true), '');
BEGIN
    IF file = 'undo' OR (file = '' AND TG_OP = 'INSERT') THEN
        RETURN NULL;
    END IF;
    IF TG_OP = 'INSERT' THEN
        EXECUTE format(
            'INSERT INTO intake_newrows (source_file_id, table_name, keys)
             SELECT $1::bigint, $2, array_agg(%I) FROM added HAVING count(*) > 0', key
        ) USING file, TG_TABLE_NAME;
        RETURN NULL;
    END IF;
    PERFORM set_config('payung.scope', '*', true), set_config('payung.unplaced', 'on', true);
    EXECUTE format(
        'INSERT INTO intake_formerrow (source_file_id, table_name, key, kept_at, content)
         SELECT nullif($1, '''')::bigint, $2, %I, now(), to_jsonb(former) FROM former', key
    ) USING file, TG_TABLE_NAME;
    PERFORM set_config('payung.scope', scope, true),
            set_config('payung.unplaced', unplaced, true);
    RETURN NULL;
END $$;
"""
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
