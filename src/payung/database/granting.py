"""What the application's role may do: rows of every table, and nothing about the tables themselves."""

from __future__ import annotations

from typing import Protocol

from psycopg import sql


class Executes(Protocol):
    """A connection or a cursor of psycopg, or Django's cursor."""

    def execute(self, query: sql.Composed, /) -> object: ...


_RIGHTS = (
    "GRANT USAGE ON SCHEMA public TO {role}",
    "REVOKE CREATE ON SCHEMA public FROM PUBLIC",
    "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role}",
    "GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {role}",
    "ALTER DEFAULT PRIVILEGES IN SCHEMA public "
    "GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {role}",
    "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO {role}",
)


def grant_rows(by: Executes, role: str) -> None:
    """Let `role` work with the rows of present and later tables; the owner of the tables calls it.

    TRUNCATE is not among the rights: row-level security does not reach it.
    """
    for statement in _RIGHTS:
        by.execute(sql.SQL(statement).format(role=sql.Identifier(role)))
