"""The checklist of security requirements is whole, and the tests that it names exist."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
TEXT = (ROOT / "docs" / "reference" / "asvs.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| (\d[\d., ]*) \| (.+?) \| (.+) \|$", TEXT, re.MULTILINE)
LAST = re.findall(
    r"\S+",
    """
    1.1.2 1.2.9 1.3.11 1.4.3 1.5.2   2.1.3 2.2.3 2.3.4 2.4.1   3.2.2 3.3.4 3.4.6 3.5.5 3.7.2
    4.1.3 4.2.1 4.3.2 4.4.4   5.1.1 5.2.3 5.3.2 5.4.3   6.1.3 6.2.12 6.3.4 6.4.4 6.5.5 6.6.3 6.8.4
    7.1.3 7.2.4 7.3.2 7.4.5 7.5.2 7.6.2   8.1.2 8.2.3 8.3.1 8.4.1   9.1.3 9.2.4
    10.1.2 10.2.2 10.3.4 10.4.11 10.5.5 10.6.2 10.7.3   11.1.2 11.2.3 11.3.3 11.4.4 11.5.1 11.6.1
    12.1.3 12.2.2 12.3.4   13.1.1 13.2.5 13.3.2 13.4.5   14.1.2 14.2.4 14.3.3
    15.1.3 15.2.3 15.3.7   16.1.1 16.2.5 16.3.4 16.4.3 16.5.3   17.1.1 17.2.4 17.3.2
    """,
)
"""The last requirement of level 1 or 2 in each section of ASVS 5.0.0; those before it are too."""
WORDS = ("held", "library", "operator", "none", "open")


def test_every_requirement_of_levels_1_and_2_stands_once() -> None:
    expected = [
        f"{section}.{number}"
        for section, last in (each.rsplit(".", 1) for each in LAST)
        for number in range(1, int(last) + 1)
    ]
    found = [number for numbers, _about, _answer in ROWS for number in numbers.split(", ")]
    assert sorted(found) == sorted(expected)


def test_every_line_says_who_answers_it() -> None:
    silent = [number for number, _about, answer in ROWS if not _starts_known(answer)]
    assert silent == []


def test_every_file_that_is_named_exists() -> None:
    named = set(re.findall(r"`((?:tests|docs|src|requirements)/[\w./]+)`", TEXT))
    assert sorted(name for name in named if not (ROOT / name).exists()) == []


def test_what_is_said_to_be_held_by_a_test_names_it_or_says_what_holds_it() -> None:
    assert sum("tests/" in answer for _number, _about, answer in ROWS) > len(ROWS) / 3


def _starts_known(answer: str) -> bool:
    return answer.startswith(tuple(f"**{word}**" for word in WORDS))
