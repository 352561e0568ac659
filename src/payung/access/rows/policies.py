"""Row-level security: which rows of a table of people a connection may see and write.

An office declares its tables once, in its `AppConfig.ready()`; the policies are written after every
migration. They hold for the owner of the tables too, and what a connection sees is its `sight`.
A test fails when a table is neither declared here nor named as one without people.

`{scope}` stands for the test of a column that holds a region code. Codes have fixed widths, so a prefix
never ends inside a part. The two comparisons with the ends of the scope serve an index, the prefixes decide.

The functions name their schema where they call each other: a backup is read with an empty search path.
"""

from __future__ import annotations

from django.db import connection

_FUNCTIONS = """
CREATE OR REPLACE FUNCTION access_prefixes() RETURNS text[] LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT CASE current_setting('payung.scope', true)
        WHEN '*' THEN ARRAY['']
        ELSE string_to_array(coalesce(current_setting('payung.scope', true), ''), ',')
    END
$$;
CREATE OR REPLACE FUNCTION access_low() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT min(prefix COLLATE "C") FROM unnest(public.access_prefixes()) AS prefix
$$;
CREATE OR REPLACE FUNCTION access_high() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT max(prefix COLLATE "C") || '~' FROM unnest(public.access_prefixes()) AS prefix
$$;
CREATE OR REPLACE FUNCTION access_unplaced() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT coalesce(current_setting('payung.unplaced', true), '') = 'on'
$$;
CREATE OR REPLACE FUNCTION access_everything() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT public.access_unplaced() AND coalesce(current_setting('payung.scope', true), '') = '*'
$$;
CREATE OR REPLACE FUNCTION access_whole_regency() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT EXISTS (SELECT FROM unnest(public.access_prefixes()) AS prefix WHERE length(prefix) <= 5)
$$;
CREATE OR REPLACE FUNCTION access_user() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT coalesce(current_setting('payung.user', true), '')
$$;
CREATE OR REPLACE FUNCTION access_refresh_statistics(name regclass) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    EXECUTE format('ANALYZE %s', name);
END $$;
"""
EVERYTHING_ONLY = "(SELECT access_everything())"
UNPLACED = "(SELECT access_unplaced())"
_INSIDE = (
    "({column} ~>=~ (SELECT access_low()) AND {column} ~<~ (SELECT access_high())"
    " AND {column} ^@ ANY ((SELECT access_prefixes())::text[]))"
)
_declared: dict[str, tuple[str, str]] = {}


def declare(table: str, seen: str, *, written: str | None = None) -> None:
    """A row of `table` is seen where `seen` holds and written where `written` does, or `seen` if not given.

    Who sees everything sees and writes it besides. A statement pays for planning what it has to ask:
    one that writes without reading back asks only `written`.
    """
    _declared[table] = (seen, seen if written is None else written)


def declared() -> dict[str, str]:
    """Where a row of every table with people is seen, by the table's name."""
    return {table: seen for table, (seen, _written) in _declared.items()}


def inside(column: str) -> str:
    """The column's region code lies in the scope; null lies in none."""
    return _INSIDE.format(column=column)


def inside_or_unplaced(column: str, *, nowhere: str = "IS NULL") -> str:
    """As `inside`; what has no region is for who may see the unplaced."""
    return f"({inside(column)} OR ({column} {nowhere} AND {UNPLACED}))"


def follows(table: str, column: str, parent: str) -> str:
    """Seen where the row that `column` refers to is seen: its own policy answers.

    OFFSET 0 changes no answer: the parent is looked up for each row that is read, where PostgreSQL would
    else read all parents at once as soon as it expects some thousand rows, though a page stops at fifty.
    """
    return f"EXISTS (SELECT FROM {parent} AS parent WHERE parent.id = {table}.{column} OFFSET 0)"


def apply_policies(**_signal: object) -> None:
    """Write every declared policy; only the owner of the tables can, and does after migrating."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE tableowner = current_user")
        owned = {name for (name,) in cursor.fetchall()}
        if owned:
            cursor.execute(_FUNCTIONS)
        for table in _declared:
            if table in owned:
                cursor.execute(policy_of(table))


def policy_of(table: str) -> str:
    """The statements that make a declared table's policy, also over an older one."""
    seen, written = _declared[table]
    return (
        f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;"
        f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY;"
        f"DROP POLICY IF EXISTS in_scope ON {table};"
        f"CREATE POLICY in_scope ON {table} USING ({EVERYTHING_ONLY} OR {seen})"
        f" WITH CHECK ({EVERYTHING_ONLY} OR {written})"
    )
