"""A ZIP with tables inside: OpenSID's file for OpenDK holds one, Siskeudes' holds one per budget table."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from payung.intake.sheets import limits
from payung.intake.sheets.grid import Grid
from payung.intake.sheets.guards import damaged
from payung.primitives.errors import InputError

_TABLES = (".xlsx", ".xls", ".ods", ".csv", ".tsv", ".txt")
Opened = Callable[[Path, str], tuple[list[str], Iterator[Grid]]]


def tables_in(path: Path, file_name: str) -> list[str]:
    """The names of the tables in an archive; InputError when there is none, or far too many."""
    with zipfile.ZipFile(path) as archive:
        names = [part.filename for part in archive.infolist() if not part.is_dir()]
    tables = [n for n in names if n.lower().endswith(_TABLES) and not _is_hidden(n)]
    if not tables:
        raise InputError(
            f"Berkas '{file_name}' adalah arsip ZIP tanpa tabel di dalamnya. Isinya: "
            f"{', '.join(sorted(names)[:3]) or 'kosong'}. Kirim berkas XLSX, XLS, ODS, atau CSV."
        )
    if len(tables) > limits.TABLES_IN_ARCHIVE:
        raise InputError(
            f"Arsip '{file_name}' memuat {len(tables)} tabel; paling banyak "
            f"{limits.TABLES_IN_ARCHIVE}. Keluarkan yang diperlukan, lalu kirim satu per satu."
        )
    return tables


def grids_in(
    path: Path, file_name: str, tables: list[str], first: tuple[str, ...], opened: Opened
) -> Iterator[Grid]:
    """The sheets of every table in an archive, one table at a time, likely names first."""
    for name in sorted(tables, key=lambda name: PurePosixPath(name).stem not in first):
        with TemporaryDirectory(prefix="payung-") as folder:
            place = Path(folder) / "tabel"
            _unpack(path, name, place, file_name)
            stem = PurePosixPath(name).stem
            _, grids = opened(place, f"{file_name}: {name}")
            yield from (_named(grid, stem, alone=len(tables) == 1) for grid in grids)


def _named(grid: Grid, table: str, *, alone: bool) -> Grid:
    """Two workbooks may both have a 'Sheet1': in company a sheet bears the name of its table too."""
    if not grid.sheet:
        return replace(grid, sheet=table)
    return grid if alone else replace(grid, sheet=f"{table}: {grid.sheet}")


def _unpack(path: Path, name: str, place: Path, file_name: str) -> None:
    try:
        with zipfile.ZipFile(path) as archive:
            place.write_bytes(archive.read(name))
    except (zipfile.BadZipFile, zlib.error, EOFError, KeyError, NotImplementedError) as error:
        raise damaged(file_name) from error


def _is_hidden(name: str) -> bool:
    return name.startswith("__MACOSX/") or PurePosixPath(name).name.startswith(".")
