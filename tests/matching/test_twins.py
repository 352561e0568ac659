"""Twins inside one list are two people: what tells them from one person who was written twice."""

from __future__ import annotations

from collections.abc import Callable

import polars as pl
import pytest
from tests.matching.test_decisions import Row, _like, _strangers

from payung.matching import linkage
from payung.matching.evidence import Evidence, explain_pairs
from payung.matching.twins import NAMES, NUMBERS, against_twins
from payung.matching.weights import shipped

Frame = Callable[[list[Row]], pl.DataFrame]
GIRL, BOY = "990102450690", "990102050690"
ONE = {"id": "one", "nik": f"{GIRL}0001", "full_name": "Nur Aini", "birth_date": "1990-06-05", "sex": "P",
       "mother_name": "Aminah Tola", "village_code": "99.01.02.2001"}  # fmt: skip


def _asked(frame: Frame, name: str, **other: str) -> float:
    """How likely ONE, under this name, and a second row are one person; 0 when nobody is asked."""
    rows = [*_strangers("s"), _like(ONE, "one", full_name=name), _like(ONE, "two", **other)]
    found = linkage.find_duplicates(frame(rows)).filter(pl.col("left_id") == "one")
    assert set(found["decision"]) <= {"review"}
    return found["probability"].sum()


def _told(frame: Frame, **other: str) -> dict[str, Evidence]:
    pair = explain_pairs(frame([ONE]), frame([_like(ONE, "two", **other)]), one_list=True)
    return {each.aspect: each for each in pair[0]}


TWINS = [
    ("Hasan", {"full_name": "Hasna", "nik": f"{GIRL}0002"}),
    ("Nur Aini", {"full_name": "Nur Aina", "nik": f"{GIRL}0002"}),
    ("Nur Aini", {"full_name": "Nur Aina", "nik": f"{BOY}0001", "sex": "L"}),
    ("Hasna", {"full_name": "Hasan", "nik": f"{BOY}0004", "sex": "L"}),
]


@pytest.mark.parametrize(("name", "other"), TWINS)
def test_nobody_is_asked_about_twins_with_a_valid_number_each(
    frame: Frame, name: str, other: Row
) -> None:
    assert _asked(frame, name, **other) == 0


def test_a_slip_in_the_serial_and_one_in_the_name_may_be_twins_and_is_asked_with_even_odds(
    frame: Frame,
) -> None:
    assert 0.4 < _asked(frame, "Nur Aini", full_name="Nur Aina", nik=f"{GIRL}0041") < 0.7


def test_one_name_under_two_numbers_is_likelier_one_person_the_less_the_serials_follow_each_other(
    frame: Frame,
) -> None:
    follows = _asked(frame, "Nur Aini", nik=f"{GIRL}0002")
    assert 0.5 < follows < 0.9
    rows = [*_strangers("s"), ONE, _like(ONE, "two", nik=f"{GIRL}0041")]
    found = linkage.find_duplicates(frame(rows)).filter(pl.col("left_id") == "one")
    assert found["probability"].item() > 0.95


def test_namesakes_of_one_day_and_district_are_not_likelier_for_the_digits_that_say_just_that(
    frame: Frame,
) -> None:
    namesake = {"nik": f"{GIRL}0041", "mother_name": "Besse Tang"}
    assert _asked(frame, "Nur Aini", **namesake) < 0.5


def test_who_has_no_number_or_the_same_is_found_as_before(frame: Frame) -> None:
    for number in ("", ONE["nik"]):
        rows = [*_strangers("s"), ONE, _like(ONE, "two", nik=number, full_name="Nur Aina")]
        found = linkage.find_duplicates(frame(rows)).filter(pl.col("left_id") == "one")
        assert found["probability"].item() > 0.999


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (f"{GIRL}0002", "mungkin kembar: dua NIK sah yang berurutan, lahir sama, nama berbeda"),
        (f"{GIRL}0041", "mungkin kembar: dua NIK sah yang hanya beda nomor urut, lahir sama, nama berbeda"),
        (f"{BOY}0001", "mungkin kembar laki-laki dan perempuan: dua NIK sah, lahir sama, nama berbeda"),
    ],
)  # fmt: skip
def test_the_evidence_says_that_they_may_be_twins(frame: Frame, number: str, words: str) -> None:
    told = _told(frame, full_name="Nur Aina", nik=number)
    assert told["nik"].words == words
    assert told["nik"].bits < -4


def test_what_twins_share_says_nothing_and_what_differs_speaks_against(frame: Frame) -> None:
    told = _told(frame, full_name="Nur Aina", nik=f"{GIRL}0002", mother_name="Besse Tang")
    assert [told[aspect].bits for aspect in ("born", "sex", "village")] == [0, 0, 0]
    assert told["mother"].bits < -5


def test_between_two_registers_a_serial_may_be_a_slip_and_the_evidence_stays(frame: Frame) -> None:
    two = _like(ONE, "two", full_name="Nur Aina", nik=f"{GIRL}0002")
    told = {each.aspect: each for each in explain_pairs(frame([ONE]), frame([two]))[0]}
    assert told["nik"].level == "kin"
    assert told["nik"].bits > 5


@pytest.mark.parametrize("numbers", NUMBERS)
@pytest.mark.parametrize("level", NAMES)
def test_nothing_about_a_pair_with_the_numbers_of_twins_is_strong_evidence(
    numbers: str, level: str
) -> None:
    reached = [("nik", "kin"), ("name", level), ("born", "same"), ("mother", "same")]
    assert all(bits < 8 for _aspect, _level, bits in against_twins(reached, numbers, shipped()))


def test_the_names_and_numbers_of_twins_are_shares_of_a_whole() -> None:
    assert sum(NAMES.values()) == pytest.approx(1)
    assert sum(of_twins for of_twins, _of_one in NUMBERS.values()) == pytest.approx(1)
    assert set(NAMES) == set(shipped().m["name"])
