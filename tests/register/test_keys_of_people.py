"""The keys by which a row finds its person again, and numbers that stay sealed."""

from __future__ import annotations

import datetime as dt

import polars as pl
import pytest

from payung.access.numbers.keys import sealer
from payung.register.roster.numbers import with_keys, with_sealed_numbers, with_second_keys

BUDI = {
    "row_number": 2, "nik_digits": "9907010101900001", "nik_state": "valid",
    "kk_digits": "9907010101100001", "full_name": "Budi", "sex": "L",
    "birth_date": dt.date(1990, 1, 1), "mother_name": "Siti", "relationship": "", "address": "",
    "hamlet": "", "rw": "", "rt": "", "village_code": "99.07.01.2001", "occupation": "SOPIR",
    "village_role": "", "receives_incentive": None, "is_vulnerable": None, "monthly_income": None,
    "phone": "0812", "life_status": "", "status_on": None,
}  # fmt: skip
NUMBERLESS = {**BUDI, "nik_digits": "", "nik_state": "missing"}


def keyed(*people: dict[str, object]) -> pl.DataFrame:
    schema = {"birth_date": pl.Date, "status_on": pl.Date, "monthly_income": pl.Int64}
    return with_keys(pl.DataFrame(list(people), schema_overrides=schema))


def test_a_valid_number_is_the_key() -> None:
    row = keyed(BUDI).row(0, named=True)
    assert row["natural_key"] == row["nik_index"] == sealer("nik").index("9907010101900001")


@pytest.mark.parametrize("state", ["temporary", "damaged", "invalid", "missing"])
def test_any_other_number_is_never_the_key(state: str) -> None:
    row = keyed({**BUDI, "nik_state": state}).row(0, named=True)
    assert row["nik_index"] is None
    assert row["natural_key"] == keyed(NUMBERLESS)["natural_key"][0]


@pytest.mark.parametrize(
    "change",
    [
        {"village_code": "99.07.01.2002"},
        {"full_name": "Budiman"},
        {"birth_date": dt.date(1990, 1, 2)},
        {"birth_date": None},
        {"mother_name": "Sitti"},
        {"kk_digits": ""},
    ],
)
def test_without_number_all_five_facts_make_the_key(change: dict[str, object]) -> None:
    first, second = keyed(NUMBERLESS, {**NUMBERLESS, **change})["natural_key"]
    assert first != second


def test_capitals_do_not_make_another_person() -> None:
    first, second = keyed(NUMBERLESS, {**NUMBERLESS, "full_name": "BUDI"})["natural_key"]
    assert first == second


@pytest.mark.parametrize("column", sorted(set(BUDI) - {"row_number"}))
def test_every_column_counts_as_content(column: str) -> None:
    value = BUDI[column]
    other = {
        "birth_date": dt.date(1980, 1, 1), "status_on": dt.date(2020, 1, 1),
        "monthly_income": 1, "receives_incentive": True, "is_vulnerable": True,
        "nik_state": "missing", "nik_digits": "9907010101900002", "kk_digits": "",
    }.get(column, f"{value}x")  # fmt: skip
    assert keyed(BUDI)["content_hash"][0] != keyed({**BUDI, column: other})["content_hash"][0]


def test_the_place_of_a_row_is_not_content() -> None:
    first, second = keyed(BUDI, {**BUDI, "row_number": 9})["content_hash"]
    assert first == second


def test_a_second_key_holds_the_number_and_the_person() -> None:
    frame = with_second_keys(keyed(BUDI, {**BUDI, "full_name": "Ani"}, NUMBERLESS))
    first, second, none = frame["second_key"]
    assert first != second
    assert none is None


def test_numbers_are_sealed_and_nothing_stays_nothing() -> None:
    sealed = with_sealed_numbers(keyed(BUDI, {**NUMBERLESS, "kk_digits": "", "phone": ""}))
    assert sealer("nik").open(sealed["nik_sealed"][0]) == BUDI["nik_digits"]
    assert sealer("kk").open(sealed["kk_sealed"][0]) == BUDI["kk_digits"]
    assert sealer("phone").open(sealed["phone_sealed"][0]) == BUDI["phone"]
    assert [sealed[f"{kind}_sealed"][1] for kind in ("nik", "kk", "phone")] == [None] * 3
