"""Each fault of the table happens to the rows it is meant for, at its rate, and to nothing else."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
import polars as pl
import pytest

from payung.demo.faults import FAULT_NAMES, FAULTS, NAME_WAYS, Faults
from payung.demo.names.spelling import WAYS, respell
from payung.demo.recording import record
from payung.demo.villages import made_up_villages
from payung.primitives.nik import NikState, read_nik

VILLAGES = made_up_villages(20)
ROWS = 4_000

COLUMN_OF = {
    "nik": "nik",
    "name": "full_name",
    "mother": "mother_name",
    "birth": "birth_date",
    "sex": "sex",
    "village": "village_code",
    "address": "address",
    "phone": "phone",
}
LAID_ELSEWHERE = {
    "same_person_twice",
    "listed_twice",
    "listed_in_two_villages",
    "nik_only_hashed",
}
"""Faults that add rows or change the file as a whole: see the tests of the lists and the regency."""


def truth() -> pl.DataFrame:
    rng = np.random.default_rng(3)
    number = np.arange(ROWS)
    return pl.DataFrame(
        {
            "nik": [
                f"9901{n % 20 + 1:02d}120{n % 9 + 1}800{n % 9 + 1}{n % 9}{n // 100 + 1:02d}"[:16]
                for n in number
            ],
            "full_name": pl.Series(
                ["Muhammad Rahman", "Andi Besse Tenri", "Ibrahim Daeng Mappuji"]
            ).gather(rng.integers(0, 3, ROWS)),
            "birth_date": pl.Series(["1980-05-09", "1991-11-23"]).gather(rng.integers(0, 2, ROWS)),
            "sex": pl.Series(["L", "P"]).gather(rng.integers(0, 2, ROWS)),
            "mother_name": pl.Series(["Sitti Aminah", "Hasnah"]).gather(rng.integers(0, 2, ROWS)),
            "village": (number % 20).astype(np.int32),
            "village_code": [VILLAGES[n % 20].code for n in number],
            "address": ["Dusun Tokka"] * ROWS,
            "phone": ["080012345678"] * ROWS,
            "household": number // 2,
        }
    )


@pytest.mark.parametrize("fault", sorted(set(FAULT_NAMES) - LAID_ELSEWHERE))
def test_a_fault_changes_its_own_column_in_about_its_share_of_rows(fault: str) -> None:
    before = truth()
    after = record(np.random.default_rng(5), before, Faults(**{fault: 0.2}), VILLAGES)
    own = COLUMN_OF[fault.split("_")[0]]
    for column in before.columns:
        changed = (before[column] != after[column]).sum()
        if column == own:
            assert 0.08 * ROWS < changed < 0.27 * ROWS
        else:
            assert changed == 0


def test_without_faults_an_office_writes_the_truth() -> None:
    before = truth()
    assert record(np.random.default_rng(5), before, Faults(), VILLAGES).equals(before)


@pytest.mark.parametrize(
    ("fault", "state"),
    [
        ("nik_missing", NikState.MISSING),
        ("nik_temporary", NikState.TEMPORARY),
        ("nik_as_number", NikState.DAMAGED),
        ("nik_with_punctuation", NikState.VALID),
    ],
)
def test_faults_of_the_number_are_read_as_what_they_are(fault: str, state: NikState) -> None:
    rows = truth().filter(pl.col("nik").map_elements(lambda n: read_nik(n).usable, pl.Boolean))
    after = record(np.random.default_rng(5), rows, Faults(**{fault: 1.0}), VILLAGES)
    assert {read_nik(number).state for number in after["nik"]} == {state}


def test_two_members_of_a_household_carry_each_others_number() -> None:
    before = truth()
    after = record(np.random.default_rng(5), before, Faults(nik_of_household_member=1.0), VILLAGES)
    pairs = before["nik"].to_numpy().reshape(-1, 2)
    assert (after["nik"].to_numpy().reshape(-1, 2) == pairs[:, ::-1]).all()


def test_dates_stay_possible_or_are_a_year_alone() -> None:
    faults = Faults(
        birth_day_month_exchanged=0.3,
        birth_off=0.3,
        birth_first_of_january=0.1,
        birth_year_only=0.1,
    )
    written = record(np.random.default_rng(5), truth(), faults, VILLAGES)["birth_date"]
    whole = written.filter(written.str.len_chars() > 4)
    assert whole.str.to_date("%Y-%m-%d", strict=True).is_not_null().all()
    assert written.filter(written.str.len_chars() <= 4).str.contains(r"^\d{4}$").all()


@pytest.mark.parametrize("way", sorted(WAYS))
def test_every_way_to_misspell_changes_every_name(way: str) -> None:
    names = truth()["full_name"]
    changed = respell(np.random.default_rng(2), names, {way: 1.0})
    assert (names != changed).all()
    assert not changed.str.contains(r"^\s|\s$|^$").any()


def test_the_weights_of_the_ways_name_ways_that_exist() -> None:
    assert set(NAME_WAYS) == set(WAYS)


def test_every_kind_of_fault_is_in_some_file_and_rates_are_shares() -> None:
    for fault in FAULT_NAMES:
        rates = [getattr(faults, fault) for faults in FAULTS.values()]
        assert max(rates) > 0, fault
        assert min(rates) >= 0
        assert max(rates) < 1


def test_hard_lists_have_no_fault_rarer_than_clean_ones() -> None:
    for side in ("left", "right"):
        clean, hard = FAULTS[f"clean_{side}"], FAULTS[f"hard_{side}"]
        assert all(getattr(clean, name) <= getattr(hard, name) for name in FAULT_NAMES)
        assert replace(clean) != hard


def test_an_old_village_name_is_recognisable_and_never_a_code() -> None:
    after = record(
        np.random.default_rng(5), truth(), Faults(village_written_otherwise=1.0), VILLAGES
    )
    written = after["village_code"].unique().to_list()
    plain = {text for text in written if re.fullmatch(r"\d{10}", text)}
    assert plain
    assert {text for text in written if text not in plain} & {"Bontolebba", "Lappalebba"}
