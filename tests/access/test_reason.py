"""A reason is one line that says something; how short it may be stands in one place."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import payung
from payung.access.trail.purpose import SHORTEST_REASON, told_reason
from payung.access.trail.reason import SHORTEST, checked_reason
from payung.primitives.errors import InputError

ASK = "Tulis alasannya."


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("pindah tugas", "pindah tugas"),
        ("  pindah \n  tugas ", "pindah tugas"),
        ("salah", "salah"),
        ("panjang " * 100, ("panjang " * 100)[:300]),
    ],
)
def test_a_reason_is_kept_in_one_line_of_at_most_300_characters(text: str, kept: str) -> None:
    assert checked_reason(text, ask=ASK) == kept


@pytest.mark.parametrize("text", ["", "   ", "abcd", " a  b "])
def test_what_is_too_short_to_be_a_reason_is_asked_for(text: str) -> None:
    with pytest.raises(InputError, match=ASK):
        checked_reason(text, ask=ASK)


def test_another_length_may_be_asked_for() -> None:
    assert checked_reason("ya", ask=ASK, shortest=1, longest=1) == "y"
    with pytest.raises(InputError, match=ASK):
        checked_reason(" ", ask=ASK, shortest=1)


def test_a_list_of_names_asks_for_a_longer_reason_and_keeps_no_number() -> None:
    assert told_reason("NIK 9907010101 900001 salah") == "NIK 9907**********01 salah"
    with pytest.raises(InputError, match="sedikitnya 10 huruf"):
        told_reason("kunjungan")


def test_a_field_for_a_reason_asks_for_the_length_that_is_checked() -> None:
    lengths = {SHORTEST: set(), SHORTEST_REASON: set()}
    for page in Path(payung.__file__).parent.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        asked = re.findall(r'name="(?:because|alasan)"[^>]*minlength="(\d+)"', text)
        lengths[SHORTEST_REASON if 'name="purpose"' in text else SHORTEST].update(asked)
    assert lengths == {least: {str(least)} for least in lengths}
