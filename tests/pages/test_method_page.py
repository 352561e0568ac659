"""The method page and the document say one text, the one that stands beside the rules."""

import pytest

from payung.commands.docs import DOCUMENTS
from payung.coverage.method import method, method_document
from payung.law import grace_months

from .village_set import NOW

URL = "/cara-menghitung/"


@pytest.fixture
def definitions():
    return method(grace_months(NOW.date()))


def test_the_page_shows_every_definition_with_its_table_and_statement(operator, definitions):
    sections = operator.get(URL).context["method"].sections
    assert [(s.title, s.body, s.sql) for s in sections] == [
        (d.title.indonesian, d.body.indonesian, d.sql) for d in definitions
    ]
    assert [len(s.rows) for s in sections] == [
        len(d.table.rows) if d.table else 0 for d in definitions
    ]


def test_an_english_reader_gets_the_words_of_the_document(operator, definitions):
    operator.post("/bahasa/", {"language": "en", "next": URL})
    document = method_document()
    for section in operator.get(URL).context["method"].sections:
        assert f"## {section.title}" in document
        assert section.body in document
        assert all(f"| {word} |" in document for word, _cells in section.rows)


def test_the_freshness_check_holds_the_document():
    assert DOCUMENTS["explanation/coverage.md"] is method_document
