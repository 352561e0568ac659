"""A sheet without a header row is explained by the letters of its columns; its first person is not lost."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from tests.intake.conftest import MELATI, Send
from tests.intake.making import Rows, write_csv, write_xlsx_book
from tests.intake.test_meaning import HEADER, ROWS, at_home, page_of, read, sent, started

from payung.intake.actions import mend_row
from payung.intake.commands import import_files
from payung.intake.formats.headerless import column_letters, first_data_row
from payung.intake.formats.known import also_known
from payung.intake.formats.looks import likeness
from payung.intake.mappings import mappings_of
from payung.intake.models import RejectedRow, SavedMapping, SourceFile
from payung.register.models import Person

__all__ = ["at_home", "sent", "started"]
BUDI = ["9907010101900001", "Budi Santoso", "L", "01-01-1990", "PETANI/PEKEBUN"]
SITI = ["9907014101920002", "Siti Aminah", "P", "01-01-1992", "MENGURUS RUMAH TANGGA"]
ANDI = ["9907010202850003", "Andi Rahman", "L", "31-02-1985", "NELAYAN/PERIKANAN"]
PEOPLE: Rows = [BUDI, SITI, ANDI]
SAVE = {"simpan": "ya"}


@pytest.mark.parametrize("ending", ["xlsx", "xls", "ods", "csv"])
def test_it_waits_with_letters_and_is_read_with_its_first_person(
    ending: str, sent: Any, at_home: Client
) -> None:
    file = sent(PEOPLE, ending)
    assert (file.state, "unknown" in file.preview) == ("in_review", True)
    assert "Baris 1 sudah berisi data" in file.preview["unknown"]
    page = at_home.get(page_of(file))
    assert [(c.header, c.field) for c in page.context["columns"]] == [
        ("Kolom A", "nik"),
        ("Kolom B", "full_name"),
        ("Kolom C", "sex"),
        ("Kolom D", "birth_date"),
        ("Kolom E", "occupation"),
    ]
    assert page.context["columns"][1].examples[0] == "Budi Santoso"
    assert (page.context["trial"].rows, page.context["trial"].accepted) == (3, 2)
    at_home.post(page_of(file), SAVE)
    file = read(file)
    assert (file.rows_read, file.rows_created, file.rows_rejected) == (3, 2, 1)
    assert set(Person.objects.values_list("full_name", flat=True)) == {
        "Budi Santoso",
        "Siti Aminah",
    }
    assert RejectedRow.objects.get().row_number == 3


@pytest.mark.parametrize("ending", ["xlsx", "xls", "ods", "csv"])
def test_a_single_row_is_asked_about_and_read(ending: str, sent: Any, at_home: Client) -> None:
    file = sent([BUDI], ending)
    assert (file.state, "unknown" in file.preview) == ("in_review", True)
    page = at_home.get(page_of(file))
    assert page.context["trial"].accepted == 1
    at_home.post(page_of(file), SAVE)
    file = read(file)
    assert (file.rows_read, file.rows_created) == (1, 1), file.message
    assert Person.objects.get().full_name == "Budi Santoso"


def test_a_single_row_that_is_a_header_fails_since_nothing_stands_below_it(sent: Any) -> None:
    file = sent([HEADER], "csv")
    assert file.state == "failed"
    assert "Tidak ada judul kolom yang dikenal" in file.message


def test_the_next_one_of_as_many_columns_is_read_at_once_and_one_with_a_header_is_not(
    sent: Any, at_home: Client
) -> None:
    file = sent(PEOPLE)
    at_home.post(page_of(file), SAVE)
    read(file)
    again = sent([RUDI], name="lagi")
    assert (again.state, again.rows_created) == ("merged", 1)
    other = sent([[*BUDI, "Dusun Timur"], [*SITI, "Dusun Timur"]], name="lain")
    assert other.state == "in_review"
    titled = sent([["Identitas", "Nama Orangnya", "L/P", "Lahir", "Kerja"], SITI], name="judul")
    assert titled.state == "in_review"
    assert Person.objects.count() == 3


RUDI = ["9907010303800004", "Rudi Hartono", "L", "03-03-1980", "SOPIR"]
OTHERS = {
    "another order": [SITI[1], SITI[0], *SITI[2:]],
    "hamlets in the place of occupations": [*SITI[:4], "Dusun Timur Jalan 5"],
    "telephones in the place of birth dates": [*SITI[:3], "081200000001", SITI[4]],
}


@pytest.mark.parametrize("row", OTHERS.values(), ids=OTHERS)
def test_another_sheet_with_as_many_columns_is_asked_about_and_both_are_remembered(
    row: list[str], sent: Any, at_home: Client
) -> None:
    at_home.post(page_of(sent(PEOPLE)), SAVE)
    other = sent([row, row, row], name="lain")
    assert other.state == "in_review"
    assert "unknown" in other.preview
    meant = {"kolom-4": ""} if row[0] == SITI[0] else {}
    at_home.post(page_of(other), {**meant, **SAVE})
    assert read(other).state == "merged"
    assert SavedMapping.objects.count() == 2
    assert sent([row, row, row], name="lain-lagi").layout == read_by(other)
    assert sent([RUDI], name="lagi").layout != read_by(other)


def test_a_sheet_that_fits_two_mappings_as_well_is_asked_about(sent: Any, at_home: Client) -> None:
    """Two rows say too little to tell an occupation from a hamlet."""
    hamlets = [[*person[:4], "Dusun Timur Jalan 5"] for person in (BUDI, SITI, ANDI)]
    at_home.post(page_of(sent(PEOPLE)), SAVE)
    at_home.post(page_of(sent(hamlets, name="lain")), {"kolom-4": "", **SAVE})
    assert sent(hamlets[:2], name="lagi").state == "in_review"


def read_by(file: SourceFile) -> str:
    file.refresh_from_db()
    return file.layout


def test_numbers_of_families_in_the_place_of_those_of_people_are_noticed(
    sent: Any, at_home: Client
) -> None:
    """Both have sixteen digits, but only those of families return."""
    people = [
        [f"99070101019000{n:02}", f"99070101011000{n // 3:02}", f"Warga {'ABCDEFGHIJKL'[n]} Baru"]
        for n in range(12)
    ]
    at_home.post(page_of(sent(people)), SAVE)
    assert sent([[kk, nik, name] for nik, kk, name in people], name="lain").state == "in_review"


def test_an_empty_or_a_mixed_column_is_no_other_sheet(sent: Any, at_home: Client) -> None:
    at_home.post(page_of(sent(PEOPLE)), SAVE)
    rows = [[*RUDI[:4], ""], ["", "Ani Rahman", "", "", "Nelayan tangkap"]]
    assert sent(rows, name="lagi").rows_created == 2


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ({"yes_nik"}, {"yes_nik", "no_sex"}, True),
        ({"yes_nik"}, {"no_nik"}, False),
        ({"no_nik"}, {"yes_nik"}, False),
        (set(), {"yes_nik"}, True),
    ],
)
def test_sheets_are_alike_unless_a_sign_is_denied(
    one: set[str], other: set[str], alike: bool
) -> None:
    assert (likeness((frozenset(one),), (frozenset(other),)) is not None) is alike
    assert likeness((frozenset(one),), (frozenset(other),) * 2) is None


def test_titles_above_the_first_person_are_no_rows(sent: Any, at_home: Client) -> None:
    file = sent([["PENDATAAN 2025", "", "", "", ""], ["", "", "", "", ""], *PEOPLE])
    at_home.post(page_of(file), SAVE)
    assert read(file).rows_read == 3


def test_each_sheet_of_a_book_without_headers_is_read(
    sent: Any, at_home: Client, send: Send, tmp_path: Path
) -> None:
    path = write_xlsx_book(tmp_path / "dua.xlsx", {"Timur": [BUDI], "Barat": [SITI]})
    at_home.post(page_of(sent([BUDI, SITI], name="satu")), SAVE)
    user = SavedMapping.objects.get().sender
    with also_known(mappings_of(user)):
        file = send(path, by=user, village_code=MELATI)
    assert [sheet["read"] for sheet in file.sheets] == [1, 1]


def test_a_returned_row_is_mended_on_its_page(sent: Any, at_home: Client) -> None:
    file = sent(PEOPLE)
    at_home.post(page_of(file), SAVE)
    read(file)
    row = RejectedRow.objects.get()
    assert [name for name, _ in row.cells] == [f"Kolom {letter}" for letter in "ABCDE"]
    sender = file.uploaded_by
    assert sender is not None
    with also_known(mappings_of(sender)):
        mend_row(row=row, cells={"Kolom D": "28-02-1985"}, by=sender)
    assert Person.objects.filter(full_name="Andi Rahman").exists()


def test_a_sheet_with_a_header_is_not_taken_for_one_without(sent: Any, at_home: Client) -> None:
    page = at_home.get(page_of(sent()))
    assert page.context["without_header"] is False
    assert page.context["may_lack_header"] is False
    assert [c.header for c in page.context["columns"]] == HEADER


def test_somebody_may_say_that_the_first_row_is_a_header_all_the_same(
    sent: Any, at_home: Client
) -> None:
    page = at_home.get(page_of(sent(PEOPLE)), {"judul": "0"})
    assert [c.header for c in page.context["columns"]] == BUDI


def test_the_remembered_letters_can_be_given_another_meaning(sent: Any, at_home: Client) -> None:
    file = sent(PEOPLE)
    at_home.post(page_of(file), SAVE)
    read(file)
    page = at_home.get(page_of(file))
    (work,) = [c for c in page.context["columns"] if c.field == "occupation"]
    at_home.post(page_of(file), {f"kolom-{work.index}": "", **SAVE})
    saved = SavedMapping.objects.get().mapping
    assert (saved["without_header"], "occupation" in saved["columns"]) == ("yes", False)


YAML = """
id: tanpa_judul
kind: roster
title: Lembar tanpa judul
without_header: yes
columns: {nik: [Kolom A], full_name: [Kolom B], sex: [Kolom C], birth_date: [Kolom D]}
"""


def test_the_command_reads_it_with_a_mapping_file(rekaan: None, tmp_path: Path) -> None:
    (tmp_path / "m.yaml").write_text(YAML)
    path = write_csv(tmp_path / f"{MELATI}.csv", [BUDI, SITI])
    import_files([path], "roster", mapping=tmp_path / "m.yaml")
    assert Person.objects.count() == 2


def test_the_command_without_a_mapping_says_what_to_do(send: Send, tmp_path: Path) -> None:
    file = send(write_csv(tmp_path / "x.csv", PEOPLE), village_code=MELATI)
    assert file.state == SourceFile.State.FAILED
    assert "Baris 1 sudah berisi data" in file.message
    assert "tambahkan judul di atasnya" in file.message


@pytest.mark.parametrize(
    ("rows", "kind", "first"),
    [
        ([["nama", "nik"], ["Budi", "9907010101900001"]], "roster", None),
        ([["402", "403", "405"], ["Budi", "9907010101900001", "1"]], "roster", None),
        ([["1", "2", "3"], ["Budi", "L", "x"]], "roster", None),
        ([["Budi", "L", "Tani"]], "roster", 0),
        ([["Budi", "Jl. Poros"], ["Ani", "Jl. Poros"]], "roster", None),
        ([["Daftar", "", ""], ["Budi", "01/02/1990", "x"]], "roster", 1),
        ([["9907010101900001", "BPU", "2025-01", "16800"]], "payments", 0),
        ([], "roster", None),
        ([["", ""], ["", ""]], "roster", None),
    ],
)
def test_a_row_of_data_is_told_from_a_header(rows: Any, kind: str, first: int | None) -> None:
    assert first_data_row(rows, kind) == first


def test_columns_are_named_as_a_spreadsheet_program_names_them() -> None:
    letters = column_letters(703)
    assert [letters[i] for i in (0, 25, 26, 51, 52, 701, 702)] == [
        f"Kolom {x}" for x in ("A", "Z", "AA", "AZ", "BA", "ZZ", "AAA")
    ]
    assert len(set(letters)) == 703


@given(
    rows=st.lists(st.lists(st.none() | st.text(max_size=20), min_size=3, max_size=3), max_size=6)
)
def test_any_sheet_is_answered(rows: list[list[str | None]]) -> None:
    first = first_data_row(rows, "roster")
    assert first is None or any((cell or "").strip() for cell in rows[first])


def test_the_rows_of_the_other_tests_have_a_header() -> None:
    assert first_data_row([list(map(str, row)) for row in ROWS], "roster") is None
