"""What holds for every contribution, whatever the numbers."""

from hypothesis import given
from hypothesis import strategies as st

from payung.law.contributions import (
    Circumstances,
    Payer,
    RiskClass,
    Sector,
    bpu_base,
    bpu_contribution,
    lowest_bpu_contribution,
    payer_of_fund,
    pu_contribution,
)
from payung.primitives.month import Month
from payung.primitives.programme import BASIC, Programme

MONTHS = st.integers(Month.parse("2015-07"), Month.parse("2027-02")).map(Month)
INCOMES = st.integers(0, 40_000_000)
PU_PROGRAMMES = st.integers(1, 15).map(Programme)
BPU_PROGRAMMES = st.integers(1, 7).map(Programme)


@given(INCOMES, INCOMES, BPU_PROGRAMMES, MONTHS)
def test_who_earns_more_never_pays_less(
    a: int, b: int, programmes: Programme, month: Month
) -> None:
    low, high = sorted((a, b))
    assert bpu_base(low, month) <= bpu_base(high, month)
    below = bpu_contribution(low, programmes, month).total
    assert below <= bpu_contribution(high, programmes, month).total


@given(INCOMES, PU_PROGRAMMES, MONTHS, st.sampled_from(RiskClass))
def test_the_parts_of_a_wage_earner_add_up(
    wage: int, programmes: Programme, month: Month, risk: RiskClass
) -> None:
    found = pu_contribution(wage, programmes, month, risk)
    assert found.total == found.employer + found.worker == found.explanation.amount
    assert found.total == sum(int(part.amount or 0) for part in found.explanation.parts)
    assert set(found.by_programme) == set(programmes)


@given(
    INCOMES,
    MONTHS,
    st.sampled_from(Payer),
    st.builds(Circumstances, sector=st.sampled_from(Sector), arrears_settled=st.booleans()),
)
def test_a_reduction_never_touches_jht_and_never_raises_anything(
    income: int, month: Month, payer: Payer, case: Circumstances
) -> None:
    programmes = BASIC | Programme.JHT
    base = bpu_base(income, month)
    found = bpu_contribution(income, programmes, month, payer, case)
    assert found.by_programme[Programme.JHT] == base * 2 // 100
    assert found.by_programme[Programme.JKK] <= base // 100
    assert found.by_programme[Programme.JKM] <= 6800


@given(MONTHS, st.sampled_from(Payer), INCOMES)
def test_no_one_pays_less_than_the_lowest(month: Month, payer: Payer, income: int) -> None:
    lowest = lowest_bpu_contribution(month, payer)
    assert lowest.total <= bpu_contribution(income, BASIC, month, payer).total


def test_every_source_of_funds_has_its_payer() -> None:
    funds = ["mandiri", "pemberi_kerja", "apbdes", "add", "dana_desa", "apbd", "dbh_sawit"]
    payers = ["self", "employer", "apbdes", "apbdes", "apbdes", "apbd", "apbd"]
    assert [payer_of_fund(fund) for fund in funds] == payers
    assert [payer_of_fund(fund) for fund in ("dbh_cht", "csr", "donatur")] == ["apbd", "csr", "csr"]
