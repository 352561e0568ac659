"""A NIK is examined and never repaired."""

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from payung.primitives.nik import NikState, mask_nik, read_nik
from payung.primitives.nik_columns import nik_columns

EXAMINED = [
    # what was written, what can be said of it
    ("9907010101900001", NikState.VALID),
    ("'9907010101900001", NikState.VALID),
    (" 9907.0101.0190.0001\u00a0", NikState.VALID),
    ("9907014101900001", NikState.VALID),  # a woman: 01 + 40
    ("9907012902000001", NikState.VALID),  # 29 February of a leap year
    ("9907012902010001", NikState.INVALID),  # 29 February of a common year
    ("9907013102900001", NikState.INVALID),  # 31 February
    ("9907010001900001", NikState.INVALID),  # day 00
    ("9907013201900001", NikState.INVALID),  # day 32
    ("9907017201900001", NikState.INVALID),  # day 72
    ("9907010113900001", NikState.INVALID),  # month 13
    ("9907000101900001", NikState.INVALID),  # district 00
    ("9907010101900000", NikState.INVALID),  # serial 0000
    ("1111111111111111", NikState.INVALID),
    ("990701010190000", NikState.INVALID),  # 15 digits
    ("٩٩٠٧٠١٠١٠١٩٠٠٠٠١", NikState.INVALID),  # Arabic-Indic digits
    ("0730704200500001", NikState.TEMPORARY),
    ("9907010101900001.0", NikState.DAMAGED),
    ("7,3E+15", NikState.DAMAGED),
    ("7.3070101019E+15", NikState.DAMAGED),
    ("", NikState.MISSING),
    ("-", NikState.MISSING),
    ("0", NikState.MISSING),
    (None, NikState.MISSING),
]


@pytest.mark.parametrize(("written", "state"), EXAMINED)
def test_what_can_be_said_of_a_number(written, state):
    assert read_nik(written).state is state


@pytest.mark.parametrize(("written", "state"), EXAMINED)
def test_a_column_is_examined_like_a_single_number(written, state):
    row = pl.DataFrame({"nik": [written]}, schema={"nik": pl.String}).select(nik_columns("nik"))
    assert row.row(0) == (read_nik(written).digits, state.value)


def test_only_a_valid_number_may_link_people():
    assert read_nik("9907010101900001").usable
    assert not any(read_nik(w).usable for w, s in EXAMINED if s is not NikState.VALID)


def test_the_number_tells_sex_and_birth_day_but_no_century():
    woman = read_nik("9907014101900001")
    assert (woman.sex, woman.birth_day_month_year2) == ("P", (1, 1, 90))


def test_pages_show_four_and_two_digits():
    assert mask_nik("9907010101900001") == "9907**********01"


_DIGITS = st.text("0123456789", min_size=16, max_size=16)
_NEAR = st.one_of(
    _DIGITS, _DIGITS.map(lambda d: "990701" + d[6:]), st.text("0123456789.-'eE+, ", max_size=20)
)


@given(st.lists(_NEAR, min_size=1, max_size=50))
def test_column_and_single_examination_always_agree(written):
    columns = pl.DataFrame({"nik": written}).select(nik_columns("nik"))
    singles = [(n.digits, n.state.value) for n in map(read_nik, written)]
    assert columns.rows() == singles
