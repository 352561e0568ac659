"""Whatever bytes stand in a text table, reading ends in rows or in a sentence."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from payung.intake.formats.recognition import recognise
from payung.intake.sheets import delimited
from payung.intake.sheets.opening import OpenFile, open_file
from payung.intake.staging import stage
from payung.primitives.errors import InputError

T = TypeVar("T")
_CELL = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n\"';,|"),
    max_size=12,
)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("teks") / "a.csv"


def opened(path: Path, content: bytes) -> OpenFile:
    path.write_bytes(content)
    return open_file(path, path.name, likely_sheets=())


def outcome(read: Callable[[], T]) -> tuple[T | None, str]:
    """What was read, or nothing and the sentence. Any other error is a failure of the test."""
    try:
        return read(), ""
    except InputError as error:
        return None, str(error)


@given(content=st.binary(max_size=400))
def test_any_bytes_end_in_a_grid_or_a_sentence(place: Path, content: bytes) -> None:
    grid, sentence = outcome(lambda: next(opened(place, content).grids))
    assert place.name in sentence if grid is None else set(grid.cells.dtypes) == {pl.String}


@given(text=st.text(max_size=200), encoding=st.sampled_from(["utf-8", "utf-16", "cp1252"]))
def test_any_text_below_a_header_is_staged_or_refused(
    place: Path, text: str, encoding: str
) -> None:
    content = f"nik;nama;kode_desa\n{text}".encode(encoding, errors="ignore")
    staged, sentence = outcome(
        lambda: stage(recognise(opened(place, content), "roster", place.name))
    )
    assert place.name in sentence if staged is None else "full_name" in staged.columns


@given(rows=st.lists(st.tuples(_CELL, _CELL, _CELL), min_size=1, max_size=20))
def test_what_a_csv_writer_wrote_is_read_back_row_for_row(
    place: Path, rows: list[tuple[str, str, str]]
) -> None:
    buffer = io.StringIO(newline="")
    csv.writer(buffer).writerows([("nik", "nama", "alamat"), *rows])
    content = buffer.getvalue().encode()
    grid, sentence = outcome(lambda: next(opened(place, content).grids))
    if grid is None:
        assert "tanda kutip" in sentence
        return
    read = [tuple(cell or "" for cell in row[:3]) for row in grid.cells.iter_rows()]
    plain = [tuple(cell.replace("\r\n", "\n") for cell in row) for row in rows]
    assert read[1:] == plain


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_row_numbers_count_empty_lines(place: Path, delimiter: str) -> None:
    lines = ["judul", "", delimiter.join(["nik", "nama", "rt"]), "", delimiter.join("1A2"), ""]
    staged = stage(recognise(opened(place, "\n".join(lines).encode()), "roster", place.name))
    assert staged.select("row_number", "full_name").rows() == [(5, "A")]


def test_excels_separator_line_is_understood(place: Path) -> None:
    staged = stage(recognise(opened(place, b"sep=|\nnik|nama|rt\n1|A|2\n"), "roster", place.name))
    assert staged.select("row_number", "full_name").rows() == [(3, "A")]


def test_an_ordinary_table_takes_the_fast_way(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def slow(*arguments: object) -> None:
        raise AssertionError("the slow reader is only for stray quotation marks")

    monkeypatch.setattr(delimited, "_cells_slowly", slow)
    grid = next(opened(place, b'nik,nama,alamat\n1,A,"Jl. X, RT 2"\n\n2,B\n3,C,D,E\n').grids)
    assert grid.cells.rows()[1:] == [
        ("1", "A", "Jl. X, RT 2", None, None),
        (None, None, None, None, None),
        ("2", "B", None, None, None),
        ("3", "C", "D", "E", None),
    ]
