"""Where sealed values stand. An office declares its columns once, in its `AppConfig.ready()`.

Keys are rotated and counted over what is declared here, and nowhere else; tests find a column, and a kind
of sealed value, that nobody declared.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SealedTable:
    """The sealed columns of one table with their kinds.

    `inside`: the one column is JSON in which sealed values stand as hexadecimal text, of any of its kinds.
    """

    name: str
    columns: dict[str, tuple[str, ...]]
    key: str = "id"
    inside: bool = False


_declared: dict[str, SealedTable] = {}


def declare_sealed(table: str, **kinds: str) -> None:
    """Columns (bytea) of a table that hold sealed values, each with its kind."""
    _declared[table] = SealedTable(table, {column: (kind,) for column, kind in kinds.items()})


def declare_sealed_inside(table: str, column: str, *kinds: str) -> None:
    """A column of JSON with sealed values of these kinds inside."""
    _declared[table] = SealedTable(table, {column: kinds}, inside=True)


def sealed_tables() -> tuple[SealedTable, ...]:
    """Every table that holds sealed values."""
    return tuple(_declared.values())


def sealed_columns() -> tuple[str, ...]:
    """The names that sealed columns bear in any table; inside a former row they bear the same."""
    tables = (table for table in _declared.values() if not table.inside)
    return tuple(sorted({column for table in tables for column in table.columns}))
