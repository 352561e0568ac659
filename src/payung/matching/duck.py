"""One habit of DuckDB that matters here: a table is read by as many threads as it has row groups."""


def halves(table: str, rows: int) -> tuple[str, str]:
    """SQL for each half of a table of about so many rows, for two streams that keep two cores busy.

    A row group has 122,880 rows, so a smaller table is read by one thread alone, and so is all that
    is computed from it.
    """
    middle = rows // 2
    return (
        f"(select * from {table} where rowid < {middle})",
        f"(select * from {table} where rowid >= {middle})",
    )
