"""A word is sixty-one months of one worker and one programme; people read it as spells."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from payung.coverage.window import WORD_MONTHS, Window, paid_months, paid_through, spells
from payung.primitives.errors import InputError
from payung.primitives.month import Month

ORIGIN = Month.parse("2024-10")
MONTHS = st.sets(st.integers(0, WORD_MONTHS - 1))


def texts(word: int) -> list[str]:
    return [f"{first}..{last}" for first, last in spells(word, ORIGIN)]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        (0b0, []),
        (0b1, ["2024-10..2024-10"]),
        (0b1110, ["2024-11..2025-01"]),
        (0b110011, ["2024-10..2024-11", "2025-02..2025-03"]),
    ],
)
def test_spells_are_runs_of_paid_months(word: int, expected: list[str]) -> None:
    assert texts(word) == expected


@given(MONTHS)
def test_spells_hold_exactly_the_paid_months_and_never_touch(numbers: set[int]) -> None:
    word = sum(1 << number for number in numbers)
    found = spells(word, ORIGIN)
    inside = {month for first, last in found for month in range(first, last + 1)}
    assert inside == {int(ORIGIN) + number for number in numbers}
    assert inside == {int(month) for month in paid_months(word, ORIGIN)}
    starts, ends = [first for first, _ in found[1:]], [last for _, last in found[:-1]]
    assert all(end + 1 < start for start, end in zip(starts, ends, strict=True))


@given(MONTHS, st.integers(-3, WORD_MONTHS + 3))
def test_paid_through_is_the_last_paid_month_so_far(numbers: set[int], later: int) -> None:
    word = sum(1 << number for number in numbers)
    so_far = [number for number in numbers if number <= later]
    expected = ORIGIN + max(so_far) if so_far else None
    assert paid_through(word, ORIGIN, ORIGIN + later) == expected


def test_a_window_keeps_its_first_months_to_look_back_upon() -> None:
    window = Window.starting(Month.parse("2025-01"), grace_months=3)
    assert str(window.origin) == "2024-10"
    assert str(window.first_month) == "2025-01"
    assert str(window.last_month) == "2029-10"  # 61 months: 2024-10 .. 2029-10


@pytest.mark.parametrize("month", ["2024-12", "2029-11"])
def test_a_month_outside_the_window_is_refused_with_the_months_there_are(month: str) -> None:
    with pytest.raises(InputError, match=f"Bulan {month} di luar .* 2025-01 sampai 2029-10"):
        Window.starting(Month.parse("2025-01")).bit(Month.parse(month))


def test_a_grace_longer_than_a_year_is_refused() -> None:
    with pytest.raises(InputError, match="0 sampai 12"):
        Window(ORIGIN, grace_months=13)
