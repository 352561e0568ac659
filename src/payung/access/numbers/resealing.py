"""The sealed values of one table, read in batches and written under the newest key."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, NamedTuple

from cryptography.exceptions import InvalidTag
from django.db import connection
from psycopg import sql

from payung.access.numbers.columns import SealedTable
from payung.access.numbers.keys import current_ring, sealer
from payung.access.numbers.ring import HEADER_BYTES, number_in
from payung.access.numbers.values import TOKEN
from payung.primitives.errors import SetupError

_OLDER_IN_SQL = r'("|disegel:|[\\]x)(?!{header})[0-9a-f]{{34}}'
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

    return TOKEN.sub(replaced, text), count


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
