"""What a family gets never falls with time, but for the waiting rule of 2025 for BPU."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from payung.law.benefits import accident_death, death, total_disability
from payung.law.benefits.pension import pension_age
from payung.primitives.programme import Segment

DAYS = st.dates(dt.date(2015, 7, 1), dt.date(2030, 12, 31))
WAGES = st.integers(1_000_000, 20_000_000)


@given(DAYS, DAYS, WAGES, st.sampled_from(Segment))
def test_a_later_death_is_never_worth_less(
    a: dt.date, b: dt.date, wage: int, segment: Segment
) -> None:
    early, late = sorted((a, b))
    assert accident_death(wage, early).total <= accident_death(wage, late).total
    assert total_disability(wage, early).total <= total_disability(wage, late).total
    assert death(segment, early, 3).total <= death(segment, late, 3).total


@given(DAYS, WAGES, WAGES)
def test_a_higher_wage_is_never_worth_less(day: dt.date, a: int, b: int) -> None:
    low, high = sorted((a, b))
    assert accident_death(low, day).total <= accident_death(high, day).total


@given(DAYS, DAYS)
def test_the_pension_age_never_falls(a: dt.date, b: dt.date) -> None:
    early, late = sorted((a, b))
    assert pension_age(early).whole <= pension_age(late).whole
