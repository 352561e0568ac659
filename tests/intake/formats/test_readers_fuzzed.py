"""Whatever stands in a workbook, an archive or a damaged copy, reading ends in rows or a sentence."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.intake.corpus.case import HEADER, PERSON
from tests.intake.formats import books
from tests.intake.making import Rows, write_ods, write_xls, write_xlsx

from payung.intake.formats.known import LAYOUTS
from payung.intake.formats.recognition import recognise
from payung.intake.sheets.opening import open_file
from payung.intake.staging import cells_of, stage
from payung.primitives.errors import InputError

WRITERS = [write_xlsx, write_xls, write_ods]
CELL = (
    st.none()
    | st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=8)
    | st.integers(-(10**17), 10**17).map(float)
    | st.sampled_from([PERSON[0], "###", "nama", "nik", "No. KK", "DESA : X", "0", "-", "1e400"])
)
BOOKS = [books.bip_2012, books.bip_2016, books.bip_luwu_timur, books.bip_ektp]
ROWS = st.lists(st.lists(CELL, min_size=7, max_size=9), min_size=1, max_size=8)
quick = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
few = settings(quick, max_examples=15)  # an XLS is tried in a process of its own


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("f") / "a.bin"


def read(path: Path, kind: str = "roster") -> tuple[pl.DataFrame | None, str]:
    """The staged rows, or the sentence. Any other error is a failure of the test."""
    try:
        source = recognise(open_file(path, path.name, likely_sheets=()), kind, path.name)
        staged = stage(source)
        cells_of(source, staged["row_number"].to_list())
    except InputError as error:
        return None, str(error)
    return staged, ""


@pytest.mark.parametrize("write", WRITERS, ids=lambda write: write.__name__)
@few
@given(rows=ROWS)
def test_no_row_of_a_workbook_is_lost(
    place: Path, write: Callable[[Path, Rows], Path], rows: list[list[str | float | None]]
) -> None:
    write(place, [HEADER, *rows])
    staged, sentence = read(place)
    if staged is None:
        assert place.name in sentence
        return
    filled = [i for i, row in enumerate(rows, start=2) if any(_shows(cell) for cell in row)]
    marked = [i for i, row in enumerate(rows, start=2) if "###" in row[:2]]
    assert set(staged["row_number"]) <= set(filled)
    assert marked or staged["row_number"].to_list() == filled


def _shows(cell: str | float | None) -> bool:
    return cell is not None and bool(str(cell).strip())


@pytest.mark.parametrize("write", WRITERS, ids=lambda write: write.__name__)
@few
@given(
    changes=st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 255)), min_size=1, max_size=12)
)
def test_a_workbook_with_changed_bytes_is_read_or_refused(
    place: Path, write: Callable[[Path, Rows], Path], changes: list[tuple[int, int]]
) -> None:
    write(place, [HEADER, *[PERSON] * 5])
    data = bytearray(place.read_bytes())
    for at, byte in changes:
        data[at % len(data)] = byte
    place.write_bytes(data)
    staged, sentence = read(place)
    assert staged is not None or place.name in sentence


@pytest.mark.parametrize("write", WRITERS, ids=lambda write: write.__name__)
@few
@given(size=st.integers(1, 10**4))
def test_a_workbook_that_breaks_off_is_read_or_refused(
    place: Path, write: Callable[[Path, Rows], Path], size: int
) -> None:
    write(place, [HEADER, *[PERSON] * 5])
    place.write_bytes(place.read_bytes()[: size % place.stat().st_size])
    staged, sentence = read(place)
    assert staged is not None or place.name in sentence


@quick
@given(part=st.sampled_from(["xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/sharedStrings.xml"]),
       at=st.integers(0, 10**5), piece=st.binary(max_size=12))  # fmt: skip
def test_a_part_of_a_workbook_with_foreign_bytes_is_read_or_refused(
    place: Path, part: str, at: int, piece: bytes
) -> None:
    plain = write_xlsx(place.with_suffix(".plain"), [HEADER, PERSON])
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(place, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            cut = at % (len(data) + 1)
            new.writestr(name, data[:cut] + piece + data[cut:] if name == part else data)
    staged, sentence = read(place)
    assert staged is not None or place.name in sentence


@quick
@given(parts=st.dictionaries(st.sampled_from(["a.csv", "b.xlsx", "c.ods", "../d.csv", "e.pdf", "f/g.xls"]),
                             st.binary(max_size=200), max_size=4))  # fmt: skip
def test_any_archive_is_read_or_refused(place: Path, parts: dict[str, bytes]) -> None:
    with zipfile.ZipFile(place, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    staged, sentence = read(place)
    assert staged is not None or place.name in sentence


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.id)
@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_every_layout_is_recognised_by_its_names_in_any_order_and_stages_any_cells(
    place: Path, layout: object, data: st.DataObject
) -> None:
    known = next(found for found in LAYOUTS if found is layout)
    names = [each[0] for each in known.headers.values()] + list(known.known_only)
    header = data.draw(st.permutations(names))
    cell = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=6)
    row = data.draw(st.lists(cell, min_size=len(header), max_size=len(header)))
    write_xlsx(place, [header, row])
    source = recognise(open_file(place, place.name, likely_sheets=()), known.kind, place.name)
    assert source.layout.id == known.id
    assert stage(source).height <= 1


@quick
@given(rows=st.lists(st.tuples(st.integers(0, 30), st.lists(CELL, max_size=9)), max_size=6),
       book=st.sampled_from(BOOKS))  # fmt: skip
def test_rows_thrown_between_the_families_of_a_book_end_in_rows_or_a_sentence(
    place: Path, rows: list[tuple[int, list[str | float | None]]], book: Callable[[], books.Table]
) -> None:
    table = book()
    for at, row in rows:
        table.insert(at % (len(table) + 1), list(row))
    write_xlsx(place, table)
    staged, sentence = read(place)
    assert staged is not None or place.name in sentence
