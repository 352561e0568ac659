"""Give the application its role and its database; the superuser stays with the launcher."""

from __future__ import annotations

import psycopg
from psycopg import sql

from payung.database.cluster import APPLICATION, Cluster

_ROLE = sql.SQL(
    "{verb} ROLE {role} LOGIN CREATEDB NOSUPERUSER NOCREATEROLE NOBYPASSRLS PASSWORD {password}"
)


def prepare(cluster: Cluster) -> None:
    """Create what is missing; may be repeated."""
    with psycopg.connect(cluster.superuser_url(), autocommit=True) as connection:
        _ensure_role(connection, cluster.application_password)
        _ensure_database(connection)
    with psycopg.connect(cluster.url(), autocommit=True) as connection:
        _ensure_trigrams(connection)


def _ensure_role(connection: psycopg.Connection, password: str) -> None:
    known = connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [APPLICATION])
    verb = "ALTER" if known.fetchone() else "CREATE"
    connection.execute(
        _ROLE.format(
            verb=sql.SQL(verb), role=sql.Identifier(APPLICATION), password=sql.Literal(password)
        )
    )


def _ensure_database(connection: psycopg.Connection) -> None:
    known = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [APPLICATION])
    if known.fetchone():
        return
    name = sql.Identifier(APPLICATION)
    connection.execute(sql.SQL("CREATE DATABASE {} OWNER {}").format(name, name))


def _ensure_trigrams(connection: psycopg.Connection) -> None:
    """Made by the application's role, so that a backup restores without a superuser."""
    offered = connection.execute("SELECT 1 FROM pg_available_extensions WHERE name = 'pg_trgm'")
    if offered.fetchone():
        connection.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
