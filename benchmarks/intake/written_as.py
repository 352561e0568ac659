"""The invented roster as a file of each format."""

from __future__ import annotations

import csv
import random
from collections.abc import Iterable, Iterator
from pathlib import Path

import xlwt
from tests.intake.making import write_ods

from benchmarks.intake.invented_roster import COLUMNS, people, write_roster

MOST_ROWS_OF_XLS = 65_535  # and the header


def write_as(suffix: str, folder: Path, rows: int) -> Path:
    """`rows` people with a header, in the format that `suffix` names."""
    path = folder / f"roster{suffix}"
    if suffix == ".xlsx":
        write_roster(path, rows)
    elif suffix == ".xls":
        _write_xls(path, _rows(rows))
    elif suffix == ".ods":
        write_ods(path, list(_rows(rows)))
    else:
        _write_csv(path, _rows(rows))
    return path


def _rows(rows: int) -> Iterator[list[str | int]]:
    yield list(COLUMNS)
    for person in people(random.Random(5), rows, "Jl. Poros"):
        yield [person[name] for name in COLUMNS]


def _write_xls(path: Path, rows: Iterable[list[str | int]]) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Pekerja")
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            if value != "":
                sheet.write(number, column, value)
    book.save(path)


def _write_csv(path: Path, rows: Iterable[list[str | int]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
