"""Construction projects: layers of the contract value, or shares of the wages."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from payung.law.contributions.jakon import contract_contribution, wages_contribution
from payung.primitives.errors import InputError

DAY = dt.date(2025, 3, 1)


@pytest.mark.parametrize(
    ("contract_value", "due"),
    [
        (0, 0),
        (50_000_000, 105_000),  # 0.21 % x 50m
        (100_000_000, 210_000),  # 0.21 % x 100m
        (500_000_000, 890_000),  # 210,000 + 0.17 % x 400m
        (1_000_000_000, 1_540_000),  # 890,000 + 0.13 % x 500m
        (5_000_000_000, 5_940_000),  # 1,540,000 + 0.11 % x 4bn
        (6_000_000_000, 6_840_000),  # 5,940,000 + 0.09 % x 1bn
    ],
)
def test_each_layer_of_the_contract_has_its_share(contract_value: int, due: int) -> None:
    assert contract_contribution(contract_value, DAY).amount == due


def test_with_a_list_of_wages_jkk_and_jkm_are_shares_of_them() -> None:
    assert wages_contribution(10_000_000, DAY).amount == 204_000  # (1.74 + 0.30) % x 10m


@given(st.integers(0, 10**11), st.integers(0, 10**11))
def test_a_larger_contract_never_pays_less(a: int, b: int) -> None:
    low, high = sorted((a, b))
    assert int(contract_contribution(low, DAY).amount or 0) <= int(
        contract_contribution(high, DAY).amount or 0
    )


def test_a_negative_contract_is_refused() -> None:
    with pytest.raises(InputError, match="tidak mungkin"):
        contract_contribution(-1, DAY)
