"""Small reference tables that an office keeps as CSV."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

from payung.primitives.errors import InputError


def read_table(path: Path, required: Sequence[str]) -> list[dict[str, str]]:
    """Rows of a CSV by header name; InputError names the columns that are missing."""
    if not path.is_file():
        raise InputError(f"Berkas {path} tidak ditemukan.")
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            missing = [name for name in required if name not in (reader.fieldnames or [])]
            rows = [{k: (v or "").strip() for k, v in row.items() if k} for row in reader]
    except (UnicodeDecodeError, csv.Error) as error:
        raise InputError(f"{path.name} bukan CSV UTF-8: {error}.") from error
    if missing:
        raise InputError(f"{path.name}: kolom {', '.join(missing)} tidak ada di baris pertama.")
    return rows
