"""Whole columns pay what each person pays, to the rupiah."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from payung.law.contributions import (
    Circumstances,
    Payer,
    RiskClass,
    Sector,
    bpu_contribution,
    pu_contribution,
)
from payung.law.contributions.columns import (
    BLOCK,
    bpu_columns,
    bpu_sums,
    pu_columns,
    pu_sums,
)
from payung.primitives.errors import InputError
from payung.primitives.month import Month
from payung.primitives.programme import BASIC, Programme

MONTHS = st.integers(Month.parse("2015-07"), Month.parse("2027-02")).map(Month)
EARNINGS = st.lists(st.integers(0, 40_000_000), max_size=12)
CASES = st.builds(
    Circumstances,
    sector=st.sampled_from(Sector),
    arrears_settled=st.booleans(),
    labour_intensive=st.booleans(),
)
ALL = Programme(15)


@given(EARNINGS, st.integers(1, 7).map(Programme), MONTHS, st.sampled_from(Payer), CASES)
def test_bpu_columns_agree_with_single_persons(
    incomes: list[int], programmes: Programme, month: Month, payer: Payer, case: Circumstances
) -> None:
    found = bpu_columns(np.array(incomes, np.int64), programmes, month, payer, case)
    alone = [bpu_contribution(income, programmes, month, payer, case) for income in incomes]
    assert found.total.tolist() == [one.total for one in alone]
    for programme, column in found.by_programme.items():
        assert column.tolist() == [one.by_programme[programme] for one in alone]


@given(EARNINGS, st.integers(1, 15).map(Programme), MONTHS, st.sampled_from(RiskClass), CASES)
def test_pu_columns_agree_with_single_persons(
    wages: list[int], programmes: Programme, month: Month, risk: RiskClass, case: Circumstances
) -> None:
    found = pu_columns(np.array(wages, np.int64), programmes, month, risk, case)
    alone = [pu_contribution(wage, programmes, month, risk, case) for wage in wages]
    assert found.total.tolist() == [one.total for one in alone]
    assert found.employer.tolist() == [one.employer for one in alone]
    assert found.worker.tolist() == [one.worker for one in alone]


@given(EARNINGS, st.lists(MONTHS, max_size=5), CASES)
def test_sums_over_months_are_the_months_added(
    earnings: list[int], months: list[Month], case: Circumstances
) -> None:
    people = np.array(earnings, np.int64)
    bpu = sum((bpu_columns(people, BASIC, one, case=case).total for one in months), people * 0)
    pu = sum((pu_columns(people, ALL, one, case=case).total for one in months), people * 0)
    assert bpu_sums(people, BASIC, months, case=case).tolist() == bpu.tolist()
    assert pu_sums(people, ALL, months, case=case).tolist() == pu.tolist()


def test_the_last_person_of_a_block_and_the_first_of_the_next_are_counted() -> None:
    people = np.full(BLOCK + 1, 1_000_000, np.int64)
    assert bpu_sums(people, BASIC, [Month.parse("2025-03")]).tolist() == [16800] * (BLOCK + 1)
    assert pu_sums(people, BASIC, [Month.parse("2025-03")]).tolist() == [5400] * (BLOCK + 1)


@pytest.mark.parametrize(
    "earnings",
    [np.array([1.5]), np.array([-1], np.int64), np.array([10**13], np.int64), np.array([[1]])],
)
def test_what_is_no_column_of_whole_rupiah_is_refused(earnings: np.ndarray) -> None:
    with pytest.raises(InputError, match="Penghasilan harus"):
        bpu_columns(earnings, BASIC, Month.parse("2025-03"))
