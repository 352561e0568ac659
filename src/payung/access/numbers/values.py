"""The sealed values of one table: counted by key, and held against their keys and blind indexes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from cryptography.exceptions import InvalidTag
from django.db import connection
from psycopg import sql

from payung.access.numbers.columns import SealedTable
from payung.access.numbers.keys import current_ring, sealer
from payung.access.numbers.ring import MARK, number_in

TOKEN = re.compile(r'(?P<before>"|disegel:|\\x)(?P<hex>[0-9a-f]{34,})(?=")')
_COUNT = """
SELECT CASE WHEN substring({column} FOR 4) = %s THEN substring({column} FROM 5 FOR 2) END, count(*)
FROM {table} WHERE {column} IS NOT NULL GROUP BY 1
"""


def count_by_key(table: SealedTable) -> Counter[int]:
    """How many values of a table bear the number of which key; key 0 are those without a number."""
    if table.inside:
        return Counter(number for number in map(_number_of, _tokens(table)) if number is not None)
    counted: Counter[int] = Counter()
    with connection.cursor() as cursor:
        for column in table.columns:
            cursor.execute(_composed(_COUNT, table, column=column), [MARK])
            for number, values in cursor.fetchall():
                counted[int.from_bytes(bytes(number or b""), "big")] += values
    return counted


def opens(table: SealedTable, sample: int) -> bool:
    """Whether the first values of a table open with the ring as it is; so does an empty table."""
    for column, (kind, *_) in table.columns.items():
        for value in _sample(table, column, sample):
            try:
                sealer(kind).open(value)
            except InvalidTag:
                return False
    return True


def index_agrees(table: SealedTable, sample: int) -> bool:
    """Whether the first sealed numbers of a table are those that their blind indexes stand for."""
    for column, (kind, *_) in table.columns.items():
        if table.inside or not _has_index(table, column):
            continue
        query = (
            "SELECT {column}, {index} FROM {table} WHERE {column} IS NOT NULL AND {index} IS NOT NULL"
            " ORDER BY {key} DESC LIMIT %s"
        )
        with connection.cursor() as cursor:
            cursor.execute(_composed(query, table, column=column), [sample])
            found = cursor.fetchall()
        numbers = sealer(kind)
        if any(numbers.index(numbers.open(sealed)) != bytes(index) for sealed, index in found):
            return False
    return True


def _has_index(table: SealedTable, column: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT EXISTS (SELECT FROM pg_attribute WHERE attrelid = to_regclass(%s) AND attname = %s)",
            [table.name, _index_of(column)],
        )
        return bool(cursor.fetchone()[0])


def _index_of(column: str) -> str:
    return column.replace("_sealed", "_index")


def _sample(table: SealedTable, column: str, rows: int) -> Iterator[bytes]:
    if table.inside:
        return
    query = "SELECT {column} FROM {table} WHERE {column} IS NOT NULL ORDER BY {key} DESC LIMIT %s"
    with connection.cursor() as cursor:
        cursor.execute(_composed(query, table, column=column), [rows])
        yield from (bytes(value) for (value,) in cursor.fetchall())


def _tokens(table: SealedTable) -> Iterator[tuple[bytes, tuple[str, ...]]]:
    ((column, kinds),) = table.columns.items()
    query = "SELECT {column}::text FROM {table} WHERE {column}::text ~ '[0-9a-f]{{34}}'"
    with connection.chunked_cursor() as cursor:
        cursor.execute(_composed(query, table, column=column))
        for (text,) in cursor:
            for token in TOKEN.finditer(text):
                if len(token["hex"]) % 2 == 0:
                    yield bytes.fromhex(token["hex"]), kinds


def _number_of(token: tuple[bytes, tuple[str, ...]]) -> int | None:
    """The key of a value found in JSON; None when it is none."""
    value, kinds = token
    if (number := number_in(value)) is not None:
        return number
    return 0 if 0 in current_ring().numbers and any(_opens(value, kind) for kind in kinds) else None


def _opens(value: bytes, kind: str) -> bool:
    try:
        sealer(kind).open(value)
    except InvalidTag:
        return False
    return True


def _composed(query: str, table: SealedTable, *, column: str) -> sql.Composed:
    return sql.SQL(query).format(
        table=sql.Identifier(table.name),
        key=sql.Identifier(table.key),
        column=sql.Identifier(column),
        index=sql.Identifier(_index_of(column)),
    )
