"""Polars frames into temporary tables by COPY."""

from __future__ import annotations

import polars as pl
from django.db.backends.utils import CursorWrapper

_ROWS_AT_ONCE = 20_000


def copy_frame(cursor: CursorWrapper, frame: pl.DataFrame, table: str) -> None:
    """Append a frame to a table of ours; its columns are named as in the table. Null is null."""
    binary = [name for name, kind in frame.schema.items() if kind == pl.Binary]
    ready = frame.lazy().with_columns(
        ("\\x" + pl.col(name).bin.encode("hex")).alias(name) for name in binary
    )
    columns = ", ".join(frame.columns)
    statement = f"COPY {table} ({columns}) FROM STDIN (FORMAT csv, NULL '')"
    with cursor.copy(statement) as out:
        for part in ready.collect().iter_slices(_ROWS_AT_ONCE):
            out.write(part.write_csv(None, include_header=False, quote_style="non_numeric"))
