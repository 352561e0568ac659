"""One habit of DuckDB that matters here: a table is read by as many threads as it has row groups."""


def in_halves(table: str, rows: int) -> str:
    """SQL for all rows (and rowid) of a table of about so many rows, read as two streams.

    A row group has 122,880 rows, so a table of 130,000 is read by one thread nearly alone; two
    streams keep two cores busy (measured: half the time). Row groups out of range are not looked at.
    """
    halves = (
        f"select *, rowid from {table} where rowid {half} {rows // 2}" for half in ("<", ">=")
    )
    return f"({' union all '.join(halves)})"
