"""Let a fresh database take the place of another, in one step."""

from __future__ import annotations

import psycopg
from psycopg import sql

_REPLACED = "payung_lama"


def drop(connection: psycopg.Connection, name: str) -> None:
    """Remove a database, whoever is connected to it; nothing happens when it does not exist."""
    connection.execute(
        sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name))
    )


def take_over(connection: psycopg.Connection, *, fresh: str, name: str) -> None:
    """Rename `fresh` to `name` and remove what had that name; its connections are closed.

    New connections to the old database are refused first, so that nothing written to it between the
    closing and the renaming is lost without anybody noticing.
    """
    drop(connection, _REPLACED)
    _allow_connections(connection, name, allowed=False)
    try:
        connection.execute(
            "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE datname = %s",
            [name],
        )
        with connection.transaction():
            _rename(connection, name, _REPLACED)
            _rename(connection, fresh, name)
    except BaseException:
        _allow_connections(connection, name, allowed=True)
        raise
    drop(connection, _REPLACED)


def _allow_connections(connection: psycopg.Connection, name: str, *, allowed: bool) -> None:
    connection.execute(
        sql.SQL("ALTER DATABASE {} ALLOW_CONNECTIONS {}").format(
            sql.Identifier(name), sql.Literal(allowed)
        )
    )


def _rename(connection: psycopg.Connection, name: str, new_name: str) -> None:
    connection.execute(
        sql.SQL("ALTER DATABASE {} RENAME TO {}").format(
            sql.Identifier(name), sql.Identifier(new_name)
        )
    )
