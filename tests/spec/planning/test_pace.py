"""How many a month, and where the present pace leads."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from payung.planning.pace import needed_per_month, pace
from payung.primitives.errors import InputError
from payung.primitives.month import Month

JUNE, DECEMBER = Month.of(2025, 6), Month.of(2025, 12)


@pytest.mark.parametrize(
    ("missing", "months", "needed"),
    [(26, 6, 5), (24, 6, 4), (1, 6, 1), (0, 6, 0), (0, 0, 0), (26, 1, 26), (26, -3, None)],
)
def test_needed_per_month_is_rounded_up(missing: int, months: int, needed: int | None) -> None:
    assert needed_per_month(missing, months) == needed


@pytest.mark.parametrize(
    ("covered", "goal", "at_deadline", "arrives"),
    [
        (
            [100, 110, 120, 131],
            157,
            193,
            "2025-09",
        ),  # 31 in 3 months; 26 x 3 / 31 = 2,5 -> 3 months
        ([100, 101, 102], 157, 108, "2030-01"),  # 1 a month: 55 months from June 2025
        ([131, 131], 157, 131, None),
        ([140, 137], 157, 119, None),  # 3 lost a month
        ([3, 1], 157, 0, None),  # never below nobody
        ([100, 160], 157, 520, "2025-06"),
        ([131], 157, 131, None),  # one month shows no pace
        ([131], 131, 131, "2025-06"),
    ],
)
def test_the_line_of_the_last_months_leads_somewhere_or_nowhere(
    covered: list[int], goal: int, at_deadline: int, arrives: str | None
) -> None:
    found = pace(covered, now=JUNE, deadline=DECEMBER, goal=goal)
    assert found.at_deadline == at_deadline
    assert (str(found.arrives) if found.arrives is not None else None) == arrives


def test_it_says_how_many_are_missing_and_how_many_months_are_left() -> None:
    found = pace([120, 131], now=JUNE, deadline=DECEMBER, goal=157)
    assert (found.missing, found.months_left, found.needed_per_month) == (26, 6, 5)
    assert (found.gained, found.over_months) == (11, 1)


def test_in_the_month_of_the_deadline_everybody_missing_is_needed_in_that_month() -> None:
    found = pace([120, 131], now=DECEMBER, deadline=DECEMBER, goal=157)
    assert (found.months_left, found.needed_per_month, found.at_deadline) == (0, 26, 131)


def test_after_the_deadline_there_is_no_number_a_month() -> None:
    found = pace([120, 131], now=DECEMBER + 2, deadline=DECEMBER, goal=157)
    assert (found.months_left, found.needed_per_month, found.at_deadline) == (-2, None, 131)


def test_no_month_at_all_is_refused() -> None:
    with pytest.raises(InputError, match="Laju"):
        pace([], now=JUNE, deadline=DECEMBER, goal=1)


@given(st.lists(st.integers(0, 10_000), min_size=2, max_size=13), st.integers(0, 20_000))
def test_on_arrival_the_line_has_reached_the_goal_and_a_month_before_it_had_not(
    covered: list[int], goal: int
) -> None:
    found = pace(covered, now=JUNE, deadline=DECEMBER, goal=goal)
    if found.arrives is None or found.missing == 0:
        return
    months, over = int(found.arrives) - int(JUNE), len(covered) - 1
    gained = covered[-1] - covered[0]
    assert covered[-1] * over + gained * months >= goal * over
    assert covered[-1] * over + gained * (months - 1) < goal * over
