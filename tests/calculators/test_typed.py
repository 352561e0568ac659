"""What people type is understood in the ways it is commonly written, and in no other."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from payung.calculators.typed import amount_typed, day_typed, month_typed
from payung.primitives.month import Month
from payung.primitives.numbers import rupiah_text


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("1000000", 1_000_000),
        ("1.000.000", 1_000_000),
        ("1,000,000", 1_000_000),
        ("1 000 000", 1_000_000),
        ("Rp1.000.000", 1_000_000),
        ("rp. 1.000.000,-", 1_000_000),
        ("Rp 1.000.000,00", 1_000_000),
        ("1 juta", 1_000_000),
        ("1,5 juta", 1_500_000),
        ("1.25jt", 1_250_000),
        ("16,8 ribu", 16_800),
        ("0", 0),
        ("1.5", None),
        ("1.0000", None),
        ("satu juta", None),
        ("-5", None),
        ("1e6", None),
        ("9" * 21, None),
        ("1000 rupiah", None),
    ],
)
def test_an_amount(text, amount):
    assert amount_typed(text) == amount


@given(st.integers(0, 10**15))
def test_an_amount_as_the_site_writes_it_is_read_back(amount):
    assert amount_typed(rupiah_text(amount)) == amount


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2025-03-15", dt.date(2025, 3, 15)),
        ("15-03-2025", dt.date(2025, 3, 15)),
        ("5/3/2025", dt.date(2025, 3, 5)),
        ("5 3 2025", dt.date(2025, 3, 5)),
        ("31-02-2025", None),
        ("2025-02-31", None),
        ("kemarin", None),
        ("15-03-25", None),
    ],
)
def test_a_day(text, day):
    assert day_typed(text) == day


@pytest.mark.parametrize(
    ("text", "month"),
    [("2025-03", "2025-03"), ("3/2025", "2025-03"), ("13-2025", None), ("2025", None), ("x", None)],
)
def test_a_month(text, month):
    assert month_typed(text) == (Month.parse(month) if month else None)
