"""Months, region codes and numbers as Indonesian offices write them."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from payung.primitives.errors import InputError
from payung.primitives.month import Month
from payung.primitives.numbers import count_text, rupiah_text, share_text
from payung.primitives.programme import Programme
from payung.primitives.region_code import Level, RegionCode


@given(st.dates(min_value=dt.date(1, 1, 1), max_value=dt.date(9998, 12, 31)))
def test_a_date_lies_in_its_month(date):
    month = Month.from_date(date)
    assert month.first_day <= date <= month.last_day
    assert Month.parse(str(month)) == month


def test_december_is_followed_by_january():
    assert str(Month.parse("2024-12") + 1) == "2025-01"
    assert Month.parse("2025-03") - Month.parse("2024-12") == 3
    assert str(Month.parse("2025-01") - 1) == "2024-12"


@pytest.mark.parametrize("text", ["2025", "2025-13", "2025-3", "maret 2025", ""])
def test_a_text_that_is_no_month_is_refused_with_an_example(text):
    with pytest.raises(InputError, match="2025-03"):
        Month.parse(text)


@pytest.mark.parametrize(
    ("written", "code", "level"),
    [
        ("73", "73", Level.PROVINCE),
        ("7307", "73.07", Level.REGENCY),
        ("730704", "73.07.04", Level.DISTRICT),
        ("'7307042005", "73.07.04.2005", Level.VILLAGE),
        (" 73.07.04.2005 ", "73.07.04.2005", Level.VILLAGE),
    ],
)
def test_codes_are_read_with_and_without_dots(written, code, level):
    parsed = RegionCode.parse(written)
    assert (parsed, parsed.level) == (code, level)


@pytest.mark.parametrize("written", ["", "7", "73.7", "73.07.04.20", "73074", "Sinjai", "٧٣"])
def test_a_text_that_is_no_code_is_refused_with_an_example(written):
    with pytest.raises(InputError, match=r"73\.07"):
        RegionCode.parse(written)


def test_a_region_contains_itself_and_what_lies_inside():
    regency = RegionCode("73.07")
    assert regency.contains("73.07")
    assert regency.contains("73.07.04.2005")
    assert not regency.contains("73.08")
    assert not RegionCode("73").contains("7.30")
    assert RegionCode("73.07.05.1001").is_kelurahan
    assert not RegionCode("73.07.04.2005").is_kelurahan


def test_numbers_are_written_with_dots_and_a_comma():
    assert count_text(115383) == "115.383"
    assert rupiah_text(-16800) == "-Rp16.800"
    assert share_text(67529, 140769, 2) == "47,97 %"  # Wajo 2024
    assert share_text(38036, 35036) == "108,6 %"  # more than its potential: shown, not clamped
    assert share_text(1, 0) == "-"


@given(st.integers(0, 10**7), st.integers(1, 10**7))
def test_a_share_is_rounded_half_up_to_the_nearest_tenth(part, whole):
    written = share_text(part, whole).removesuffix(" %").replace(".", "").replace(",", "")
    exact_doubled = 2 * part * 1000  # twice the tenths of a percent, times the whole
    assert abs(2 * int(written) * whole - exact_doubled) <= whole


def test_an_unknown_programme_is_named():
    assert Programme.from_names(["JKK", " jkm "]) == 3
    with pytest.raises(InputError, match="JKX"):
        Programme.from_names(["JKX"])
