"""People from CSV, gzipped CSV or Parquet into DuckDB, as offices write such files.

Semicolons, tabs, byte order marks, UTF-16 and Windows-1252 are read; ids stay exactly as given.
"""

from __future__ import annotations

import codecs
import csv
import gzip
import io
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO, cast

import duckdb

from payung.matching.people import COLUMNS
from payung.primitives.errors import InputError

_EXAMPLE = f"Baris pertama harus memuat nama kolom, contoh: id,{','.join(COLUMNS)}."
_CHUNK = 1 << 20


def load_file(connection: duckdb.DuckDBPyConnection, path: Path, table: str) -> int:
    """Create `table` (id and COLUMNS as text) from a file and return its number of rows.

    Raises InputError with a teaching sentence: no such file, empty, no `id`, an empty or double id.
    """
    if not path.is_file():
        raise InputError(f"Berkas {path} tidak ditemukan. Periksa nama dan foldernya, lalu ulangi.")
    if path.stat().st_size == 0:
        raise InputError(f"Berkas {path} kosong (0 bita). {_EXAMPLE}")
    try:
        if path.suffix.lower() == ".parquet":
            _load_parquet(connection, path, table)
        else:
            _load_csv(connection, path, table)
    except (duckdb.Error, OSError, EOFError, UnicodeError, csv.Error) as error:
        raise InputError(
            f"Berkas {path} tidak dapat dibaca sebagai .csv, .csv.gz atau .parquet: {_first_line(error)} "
            "Buka di aplikasi asalnya, simpan ulang sebagai CSV UTF-8, lalu ulangi."
        ) from error
    return _checked(connection, path, table)


def _load_parquet(connection: duckdb.DuckDBPyConnection, path: Path, table: str) -> None:
    source = f"read_parquet({_text(path)})"
    header = [row[0] for row in connection.execute(f"describe select * from {source}").fetchall()]
    connection.execute(f"create table {table} as select {_wanted(header, path)} from {source}")


def _load_csv(connection: duckdb.DuckDBPyConnection, path: Path, table: str) -> None:
    encoding = _encoding(path)
    header, delimiter = _header(path, encoding)
    wanted = _wanted(header, path)
    with tempfile.TemporaryDirectory(prefix="payung-") as folder:
        source = (
            path
            if encoding == "utf-8-sig"
            else _rewritten(path, encoding, delimiter, len(header), folder)
        )
        try:
            connection.execute(_csv_sql(source, header, delimiter, wanted, table))
        except duckdb.Error:
            clean = _rewritten(path, encoding, delimiter, len(header), folder)
            connection.execute(_csv_sql(clean, header, delimiter, wanted, table))


def _csv_sql(path: Path, header: list[str], delimiter: str, wanted: str, table: str) -> str:
    columns = ", ".join(f"{_quoted(name)}: 'varchar'" for name in _unique(header))
    return f"""create table {table} as select {wanted} from read_csv({_text(path)}, header = true,
        auto_detect = false, delim = {_quoted(delimiter)}, quote = '"', escape = '"', columns = {{{columns}}},
        null_padding = true, strict_mode = false, max_line_size = 8000000)"""


def _encoding(path: Path) -> str:
    """UTF-8 when every byte fits, UTF-16 with its mark, else Windows-1252."""
    with _opened(path) as file:
        start = file.read(4)
        if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return "utf-16"
        decoder = codecs.getincrementaldecoder("utf-8")()
        try:
            decoder.decode(start)
            while chunk := file.read(_CHUNK):
                decoder.decode(chunk)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return "cp1252"
    return "utf-8-sig"


def _opened(path: Path) -> IO[bytes]:
    return (
        cast("IO[bytes]", gzip.open(path, "rb"))
        if path.suffix.lower() == ".gz"
        else path.open("rb")
    )


def _opened_text(path: Path, encoding: str) -> IO[str]:
    return io.TextIOWrapper(_opened(path), encoding=encoding, errors="replace", newline="")


def _lines(path: Path, encoding: str, delimiter: str) -> Iterator[list[str]]:
    with _opened_text(path, encoding) as file:
        yield from csv.reader((line.replace("\0", "") for line in file), delimiter=delimiter)


def _header(path: Path, encoding: str) -> tuple[list[str], str]:
    with _opened_text(path, encoding) as file:
        line = file.readline(1_000_000)
    delimiter = max(",;\t|", key=line.count)
    header = [
        name.strip().strip("\ufeff").lower()
        for name in next(csv.reader([line], delimiter=delimiter), [])
    ]
    return header, delimiter


def _rewritten(path: Path, encoding: str, delimiter: str, width: int, folder: str) -> Path:
    """The same rows as plain UTF-8, each with as many cells as the header has."""
    target = Path(folder) / "rows.csv"
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=delimiter, quoting=csv.QUOTE_ALL)
        for cells in _lines(path, encoding, delimiter):
            if cells:
                one_line = [
                    " ".join(cell.splitlines()) if "\n" in cell or "\r" in cell else cell
                    for cell in cells
                ]
                writer.writerow((one_line + [""] * width)[:width])
    return target


def _wanted(header: list[str], path: Path) -> str:
    names = [name.strip().lower() for name in header]
    if "id" not in names:
        shown = ", ".join(names[:12]) or "(tidak ada)"
        raise InputError(
            f"Berkas {path} tidak punya kolom 'id'. Kolom yang ada: {shown}. {_EXAMPLE}"
        )
    twice = {name for name in names if name in ("id", *COLUMNS) and names.count(name) > 1}
    if twice:
        raise InputError(
            f"Berkas {path} punya kolom ganda: {', '.join(sorted(twice))}. Hapus salah satunya, lalu ulangi."
        )
    original = dict(zip(names, header, strict=True))
    return ", ".join(
        f'"{original[name]}"::varchar as {name}' if name in original else f"null::varchar as {name}"
        for name in ("id", *COLUMNS)
    )


def _unique(header: list[str]) -> list[str]:
    return [
        name if header.index(name) == place and name else f"{name}_{place}"
        for place, name in enumerate(header)
    ]


def _checked(connection: duckdb.DuckDBPyConnection, path: Path, table: str) -> int:
    rows, named, different = _one(
        connection, f"select count(*), count(nullif(id, '')), count(distinct id) from {table}"
    )
    if rows == 0:
        raise InputError(
            f"Berkas {path} hanya berisi nama kolom, tanpa baris data. Isi sedikitnya satu orang."
        )
    if named < rows:
        place = _one(connection, f"select min(rowid) from {table} where coalesce(id, '') = ''")[0]
        raise InputError(
            f"Berkas {path}: {rows - named} baris tanpa id, yang pertama baris {place + 2}. "
            "Setiap orang perlu id sendiri, contoh: 1, 2, 3."
        )
    if different < rows:
        twice = _one(
            connection,
            f"select min(id) from (select id from {table} group by id having count(*) > 1)",
        )[0]
        raise InputError(
            f"Berkas {path}: id '{twice}' dipakai lebih dari sekali ({rows - different} kelebihan). "
            "Beri setiap baris id sendiri, lalu ulangi."
        )
    return int(rows)


def _one(connection: duckdb.DuckDBPyConnection, sql: str) -> tuple[int, ...]:
    found = connection.execute(sql).fetchone()
    return found or (0,)


def _text(path: Path) -> str:
    return _quoted(str(path))


def _quoted(text: str) -> str:
    escaped = text.replace("'", "''")
    return f"'{escaped}'"


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or ["tanpa keterangan"])[0].rstrip(".") + "."
