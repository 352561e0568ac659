"""Give the installation its two roles and its database; the superuser stays with the launcher.

The owner makes and alters tables. The application works with their rows and can do neither. The owner
is a member of the application's role, so that a restore may close the application's connections.
"""

from __future__ import annotations

import psycopg
from psycopg import sql

from payung.database.cluster import APPLICATION, OWNER, Cluster
from payung.database.granting import grant_rows

_LIKENESS = (
    "similarity_op(text,text)",
    "word_similarity_op(text,text)",
    "word_similarity_commutator_op(text,text)",
)
_NO_RIGHTS = "LOGIN NOSUPERUSER NOCREATEROLE NOBYPASSRLS"


def prepare(cluster: Cluster) -> None:
    """Create what is missing; may be repeated."""
    with psycopg.connect(cluster.superuser_url(), autocommit=True) as connection:
        _ensure_role(connection, OWNER, "CREATEDB", cluster.owner_password)
        _ensure_role(connection, APPLICATION, "NOCREATEDB", cluster.application_password)
        connection.execute(f"GRANT {APPLICATION} TO {OWNER}")
        _ensure_database(connection)
    with psycopg.connect(cluster.owner_url(), autocommit=True) as connection:
        _ensure_trigrams(connection)
        grant_rows(connection, APPLICATION)
    quicken_search(cluster)


def quicken_search(cluster: Cluster) -> None:
    """Let an index serve the search by likeness of names inside row-level security too.

    PostgreSQL puts a policy before any function that is not known to be leakproof, so that it would read
    the whole register. These compare two texts, raise nothing and tell nothing but their answer. Only a
    superuser may say so; a backup does not keep it.
    """
    with psycopg.connect(cluster.superuser_url(OWNER), autocommit=True) as connection:
        for name in _LIKENESS:
            if connection.execute("SELECT to_regprocedure(%s)", [name]).fetchone() != (None,):
                connection.execute(sql.SQL(f"ALTER FUNCTION {name} LEAKPROOF"))


def _ensure_role(connection: psycopg.Connection, role: str, right: str, password: str) -> None:
    known = connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role]).fetchone()
    statement = sql.SQL("{verb} ROLE {role} {rights} PASSWORD {password}").format(
        verb=sql.SQL("ALTER" if known else "CREATE"),
        role=sql.Identifier(role),
        rights=sql.SQL(f"{_NO_RIGHTS} {right}"),
        password=sql.Literal(password),
    )
    connection.execute(statement)


def _ensure_database(connection: psycopg.Connection) -> None:
    known = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [OWNER])
    if known.fetchone():
        return
    name = sql.Identifier(OWNER)
    connection.execute(sql.SQL("CREATE DATABASE {} OWNER {}").format(name, name))


def _ensure_trigrams(connection: psycopg.Connection) -> None:
    """Made by the owner, so that a backup restores without a superuser."""
    offered = connection.execute("SELECT 1 FROM pg_available_extensions WHERE name = 'pg_trgm'")
    if offered.fetchone():
        connection.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
