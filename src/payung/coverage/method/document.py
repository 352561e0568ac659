"""The method as a page of the documentation (`docs/explanation/coverage.md`)."""

from __future__ import annotations

from payung.coverage.method.definitions import Definition, method
from payung.coverage.method.tables import Table
from payung.coverage.method.text import Language

_OPENING = """\
# How coverage is counted

`payung docs` writes this page from `payung.coverage.method`, and the page "Cara menghitung" of the site
shows the same text; the tables are computed by the rules themselves. The rules as examples, month by
month, are in `tests/spec/coverage/`; why they are computed the way they are is in
[decision 2](../adr/0002-coverage-is-sql-over-months.md).
"""


def method_document(language: Language = "en") -> str:
    """Markdown: every definition with its sentence, table and the name of its statement."""
    chapters = [_chapter(definition, language) for definition in method()]
    return "\n".join([_OPENING, *chapters])


def _chapter(definition: Definition, language: Language) -> str:
    parts = [f"## {definition.title.spoken(language)}", definition.body.spoken(language)]
    if definition.table:
        parts.append(_table(definition.table, language))
    if definition.sql_file:
        parts.append(f"Computed in `src/payung/coverage/sql/{definition.sql_file}.sql`.")
    return "\n\n".join(parts) + "\n"


def _table(table: Table, language: Language) -> str:
    rule = tuple("---" for _ in table.heading)
    rows = [[text.spoken(language) for text in row] for row in (table.heading, *table.rows)]
    return "\n".join(f"| {' | '.join(row)} |" for row in (rows[0], rule, *rows[1:]))
