"""What others wrote is never a formula in a spreadsheet."""

import pytest

from payung.primitives.cells import defused


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＠"])
def test_text_that_begins_like_a_formula_is_marked_as_text(start: str) -> None:
    assert defused(f"{start}cmd|' /C calc'!A0") == f"'{start}cmd|' /C calc'!A0"


@pytest.mark.parametrize("text", ["", "Andi = Baso", "7307010101990001", " =1"])
def test_other_text_stays_as_it_is(text: str) -> None:
    assert defused(text) == text
