"""One habit of DuckDB that matters here: a table is read by as many threads as it has row groups."""


def in_halves(table: str) -> str:
    """SQL for all rows of a table, read as two streams.

    A row group has 122,880 rows, so a table of 130,000 is read by one thread nearly alone; two
    streams keep two cores busy (measured: half the time).
    """
    halves = (f"select *, rowid from {table} where rowid % 2 = {half}" for half in (0, 1))
    return f"({' union all '.join(halves)})"
