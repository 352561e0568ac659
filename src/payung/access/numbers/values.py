"""The sealed values of one table: read in batches, counted by key, and written under the newest key."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from cryptography.exceptions import InvalidTag
from django.db import connection
from psycopg import sql

from payung.access.numbers.columns import SealedTable
from payung.access.numbers.keys import current_ring, sealer
from payung.access.numbers.ring import HEADER_BYTES, MARK, number_in
from payung.primitives.errors import SetupError

_TOKEN = re.compile(r'(?P<before>"|disegel:|\\x)(?P<hex>[0-9a-f]{34,})(?=")')
_OLDER_IN_SQL = r'("|disegel:|[\\]x)(?!{header})[0-9a-f]{{34}}'
_COUNT = """
SELECT CASE WHEN substring({column} FOR 4) = %s THEN substring({column} FROM 5 FOR 2) END, count(*)
FROM {table} WHERE {column} IS NOT NULL GROUP BY 1
"""
_BATCH = """
SELECT {key}, {columns} FROM {table} WHERE {key} > %s AND ({wanted}) ORDER BY {key} LIMIT %s
FOR UPDATE SKIP LOCKED
"""
_WRITE = """
UPDATE {table} AS sealed SET {assignments} FROM unnest({arrays}) AS new ({names}) WHERE sealed.{key} = new.key
"""


class Batch(NamedTuple):
    """What became of some rows: the last key that was read, and how many values were sealed anew."""

    last: int
    resealed: int


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


def reseal_batch(table: SealedTable, *, after: int, rows: int) -> Batch | None:
    """Seal the next rows under the newest key; None when none is left behind `after`.

    Rows that somebody else is changing are left for a later pass: nobody waits for two rows at once.
    """
    with connection.cursor() as cursor:
        cursor.execute(_selection(table), [after, *_wanted_parameters(table), rows])
        found = cursor.fetchall()
        if not found:
            return None
        changed, resealed = [], 0
        for key, *values in found:
            new, count = _resealed(table, key, values)
            if count:
                changed.append((key, *new))
                resealed += count
        if changed:
            cursor.execute(_writing(table), [list(column) for column in zip(*changed, strict=True)])
    return Batch(found[-1][0], resealed)


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


def _resealed(table: SealedTable, key: int, values: list[Any]) -> tuple[list[Any], int]:
    new: list[Any] = []
    count = 0
    for (column, kinds), value in zip(table.columns.items(), values, strict=True):
        place = f"{table.name}.{column}, baris {key}"
        if table.inside:
            replaced, several = _resealed_inside(value, kinds, place)
            new.append(replaced)
        else:
            new.append(_resealed_alone(value, kinds[0], place))
            several = int(new[-1] != value)
        count += several
    return new, count


def _resealed_alone(value: bytes | None, kind: str, place: str) -> bytes | None:
    try:
        return None if value is None else sealer(kind).resealed(value)
    except InvalidTag:
        raise _no_key(place) from None


def _resealed_inside(text: str, kinds: Iterable[str], place: str) -> tuple[str, int]:
    count = 0

    def replaced(token: re.Match[str]) -> str:
        nonlocal count
        value = bytes.fromhex(token["hex"]) if len(token["hex"]) % 2 == 0 else b""
        new = _resealed_if_sealed(value, kinds, place)
        count += new != value
        return f"{token['before']}{new.hex()}" if new != value else token[0]

    return _TOKEN.sub(replaced, text), count


def _resealed_if_sealed(value: bytes, kinds: Iterable[str], place: str) -> bytes:
    """Hexadecimal text that no key opens is no sealed value: a hash, for one."""
    for kind in kinds:
        try:
            return sealer(kind).resealed(value)
        except InvalidTag:
            continue
    if number_in(value) is not None:
        raise _no_key(place)
    return value


def _no_key(place: str) -> SetupError:
    return SetupError(
        f"Nilai di {place} tidak terbuka dengan kunci mana pun di gelang kunci, jadi penyegelan ulang "
        "berhenti di sini; yang sudah selesai tetap berlaku. Kembalikan kunci lama ke gelang kunci, lalu "
        "ulangi. Lihat: payung check."
    )


def _tokens(table: SealedTable) -> Iterator[tuple[bytes, tuple[str, ...]]]:
    ((column, kinds),) = table.columns.items()
    query = "SELECT {column}::text FROM {table} WHERE {column}::text ~ '[0-9a-f]{{34}}'"
    with connection.chunked_cursor() as cursor:
        cursor.execute(_composed(query, table, column=column))
        for (text,) in cursor:
            for token in _TOKEN.finditer(text):
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


def _selection(table: SealedTable) -> sql.Composed:
    shown = "{}::text" if table.inside else "{}"
    test = "{}::text ~ %s" if table.inside else f"substring({{}} FOR {HEADER_BYTES}) <> %s"
    names = [sql.Identifier(column) for column in table.columns]
    return sql.SQL(_BATCH).format(
        table=sql.Identifier(table.name),
        key=sql.Identifier(table.key),
        columns=sql.SQL(", ").join(sql.SQL(shown).format(name) for name in names),
        wanted=sql.SQL(" OR ").join(sql.SQL(test).format(name) for name in names),
    )


def _wanted_parameters(table: SealedTable) -> list[Any]:
    header = current_ring().newest.header
    wanted = _OLDER_IN_SQL.format(header=header.hex()) if table.inside else header
    return [wanted] * len(table.columns)


def _writing(table: SealedTable) -> sql.Composed:
    kind = "text" if table.inside else "bytea"
    assign = "{0} = new.{0}::jsonb" if table.inside else "{0} = new.{0}"
    names = [sql.Identifier(column) for column in table.columns]
    arrays = ["%s::bigint[]", *[f"%s::{kind}[]"] * len(names)]
    return sql.SQL(_WRITE).format(
        table=sql.Identifier(table.name),
        key=sql.Identifier(table.key),
        assignments=sql.SQL(", ").join(sql.SQL(assign).format(name) for name in names),
        arrays=sql.SQL(", ".join(arrays)),
        names=sql.SQL(", ").join([sql.Identifier("key"), *names]),
    )


def _composed(query: str, table: SealedTable, *, column: str) -> sql.Composed:
    return sql.SQL(query).format(
        table=sql.Identifier(table.name),
        key=sql.Identifier(table.key),
        column=sql.Identifier(column),
        index=sql.Identifier(_index_of(column)),
    )
