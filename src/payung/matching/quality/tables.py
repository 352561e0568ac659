"""Small tables of text from CSV or Parquet, by the names of their columns."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import polars as pl

from payung.primitives.errors import InputError


def read_table(path: Path, needed: Sequence[str]) -> pl.DataFrame:
    """All columns as text, empty cells as null. InputError when `needed` are not all there."""
    if not path.is_file():
        raise InputError(f"Berkas {path} tidak ditemukan. Periksa nama dan foldernya, lalu ulangi.")
    try:
        frame = _parquet(path) if path.suffix.lower() == ".parquet" else _csv(path)
    except (pl.exceptions.PolarsError, OSError, UnicodeError) as error:
        first = (str(error).splitlines() or ["tanpa keterangan"])[0]
        raise InputError(
            f"Berkas {path} tidak dapat dibaca sebagai .csv atau .parquet: {first}. "
            "Simpan ulang sebagai CSV UTF-8, lalu ulangi."
        ) from error
    frame = frame.rename({name: name.strip().lower() for name in frame.columns})
    missing = [name for name in needed if name not in frame.columns]
    if missing:
        raise InputError(
            f"Berkas {path} tidak punya kolom {', '.join(missing)}. "
            f"Kolom yang ada: {', '.join(frame.columns[:12])}. "
            f"Baris pertama harus memuat nama kolom, contoh: {','.join(needed)}."
        )
    return frame


def _parquet(path: Path) -> pl.DataFrame:
    return pl.read_parquet(path).cast(pl.String)


def _csv(path: Path) -> pl.DataFrame:
    content = path.read_bytes()
    separator = max(",;\t", key=content.split(b"\n", 1)[0].decode("utf-8", "replace").count)
    return pl.read_csv(content, infer_schema=False, separator=separator)
