"""How long an unpaid participant may still settle arrears."""

import datetime as dt

import pytest

from payung.law import grace_months, parameter
from payung.law.dated import Confidence
from payung.primitives.errors import InputError


def test_three_months_may_be_unpaid() -> None:
    assert grace_months(dt.date(2025, 3, 1)) == 3


def test_the_period_before_the_book_of_2022_is_inferred() -> None:
    known = parameter("cover.grace_months")
    assert known.at(dt.date(2022, 6, 30)).confidence is Confidence.INFERRED
    assert known.at(dt.date(2022, 7, 1)).confidence is Confidence.SEEN


def test_there_was_no_programme_before_july_2015() -> None:
    with pytest.raises(InputError, match="2015-07-01"):
        grace_months(dt.date(2015, 6, 30))
