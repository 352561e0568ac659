"""When an insurer's list and a known membership differ: per field which wins, and why."""

from __future__ import annotations

from collections.abc import Mapping

from payung.register.merge_rules import NEWEST, NEWEST_TEXT, NEWEST_VALUE, PERSON, WORK, Rule

VALID_NUMBER = Rule(
    "CASE WHEN {known} = 'valid' THEN 'valid' ELSE {new} END",
    "a valid number",
    "a list without the number does not make the known one worse",
)
EARLIEST = Rule(
    "coalesce(least({new}, {known}), {known})",
    "the earliest day",
    "a membership began once; later lists sometimes give the day of a renewal",
)
PARTICIPANT: Mapping[str, Rule] = {
    "content_hash": NEWEST,
    "card_sealed": NEWEST_VALUE,
    "card_index": NEWEST_VALUE,
    "nik_sealed": NEWEST_VALUE,
    "nik_index": NEWEST_VALUE,
    "nik_hash": NEWEST_VALUE,
    "nik_state": VALID_NUMBER,
    "full_name": NEWEST_TEXT,
    "birth_date": NEWEST_VALUE,
    "birth_year": NEWEST_VALUE,
    "sex": NEWEST_TEXT,
    "mother_name": NEWEST_TEXT,
    "village_id": NEWEST_VALUE,
    "programmes": NEWEST,
    "status": NEWEST_TEXT,
    "registered_on": EARLIEST,
    "paid_through": NEWEST_VALUE,
    "stated_on": NEWEST_VALUE,
    "employer": NEWEST_TEXT,
    "source_of_funds": NEWEST_TEXT,
    "source_file_id": NEWEST,
    "source_row": NEWEST,
}
_HEAD = """# Who wins when files differ

A row that speaks of a known person or membership is merged field by field. The statements that merge are
made from these tables, and this page is too.

Which file is newer: of rosters the one that came last, except where a program states when it last changed a
record; then the older statement changes nothing. Of the insurer's lists the later `per_tanggal`; an
older list changes nothing at all. Payments are never changed: a line is there once.
"""


def rules_document() -> str:
    """The text of docs/reference/merge-rules.md."""
    tables = {"A person": PERSON, "His or her work": WORK, "A membership": PARTICIPANT}
    return "\n".join([_HEAD, *(_table(title, rules) for title, rules in tables.items())])


def _table(title: str, rules: Mapping[str, Rule]) -> str:
    rows = [f"| `{name}` | {rule.wins} | {rule.why} |" for name, rule in rules.items()]
    return "\n".join([f"## {title}", "", "| field | wins | why |", "|---|---|---|", *rows, ""])
