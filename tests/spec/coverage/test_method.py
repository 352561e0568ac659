"""The method in words stays what the engine does."""

from __future__ import annotations

from pathlib import Path

import pytest

from payung.coverage.bridge import Cell
from payung.coverage.method import Definition, bridge_table, method, method_document, status_table
from payung.coverage.status import Status

DOCUMENT = Path(__file__).parents[3] / "docs" / "explanation" / "coverage.md"


def test_the_truth_table_of_the_status() -> None:
    assert [[cell.english for cell in row[1:]] for row in status_table().rows] == [
        # usable     unusable   undecided
        ["covered", "covered", "covered"],  # the month is paid
        ["grace", "grace", "unknown"],  # a month of grace is paid
        ["lapsed", "lapsed", "unknown"],  # last paid longer ago
        ["never", "never", "unknown"],  # only another programme or a later month
        ["never", "unknown", "unknown"],  # nothing at all
    ]


def test_every_status_and_every_cell_is_explained() -> None:
    words = {cell.english for row in status_table().rows for cell in row[1:]}
    assert words == {status.value for status in Status}
    assert [row[0].english for row in bridge_table().rows] == [cell.value for cell in Cell]


@pytest.mark.parametrize("definition", method(), ids=lambda definition: definition.key)
def test_a_definition_speaks_both_languages_and_shows_its_statement(definition: Definition) -> None:
    for text in (definition.title, definition.body):
        assert text.indonesian
        assert text.english
        assert text.indonesian != text.english
    assert bool(definition.sql_file) == ("SELECT" in definition.sql)


def test_every_statement_belongs_to_a_definition() -> None:
    shown = {definition.sql_file for definition in method()} - {""}
    folder = Path(__file__).parents[3] / "src" / "payung" / "coverage" / "sql"
    assert shown == {path.stem for path in folder.glob("*.sql")}


def test_the_months_of_grace_in_the_words_follow_the_parameter() -> None:
    [status] = [definition for definition in method(grace_months=2) if definition.key == "status"]
    assert "2 bulan" in status.body.indonesian
    assert "2 months" in status.body.english


def test_the_page_of_the_documentation_is_fresh() -> None:
    assert DOCUMENT.read_text(encoding="utf-8") == method_document()
