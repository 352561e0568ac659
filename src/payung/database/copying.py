"""A polars frame into a PostgreSQL table in one COPY: hundreds of thousands of rows a second."""

from __future__ import annotations

from contextlib import AbstractContextManager
from io import BytesIO
from typing import Protocol

import polars as pl
from psycopg import Copy, sql

_BLOCK = 1 << 20


class CopyCursor(Protocol):
    """What is needed of a psycopg cursor (Django's cursor wrapper has it too)."""

    def copy(self, statement: sql.Composed) -> AbstractContextManager[Copy]: ...


def copy_frame(cursor: CopyCursor, frame: pl.DataFrame, table: str) -> None:
    """Append the frame's rows to `table`, column names being those of the frame.

    Null becomes NULL, empty text stays empty text, bytes become bytea. The table must exist.
    """
    columns = sql.SQL(", ").join(sql.Identifier(name) for name in frame.columns)
    statement = sql.SQL("COPY {} ({}) FROM STDIN (FORMAT csv, NULL '\\N')").format(
        sql.Identifier(table), columns
    )
    buffer = BytesIO()
    _bytes_as_hex(frame).write_csv(buffer, include_header=False, null_value="\\N")
    content = buffer.getbuffer()
    with cursor.copy(statement) as copy:
        for start in range(0, len(content), _BLOCK):
            copy.write(content[start : start + _BLOCK])


def _bytes_as_hex(frame: pl.DataFrame) -> pl.DataFrame:
    binary = [name for name, dtype in frame.schema.items() if dtype == pl.Binary]
    hexed = [pl.concat_str(pl.lit("\\x"), pl.col(n).bin.encode("hex")).alias(n) for n in binary]
    return frame.with_columns(hexed)
