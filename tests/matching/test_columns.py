"""The other columns as offices write them: numbers, birth dates, sex, village, telephone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from payung.primitives.nik import read_nik

Read = Callable[[list[dict[str, str]]], list[dict[str, Any]]]
NIK = "9901024101800002"


WRAPPED = [
    NIK, f"'{NIK}", "9901.0241.0180.0002", "990102-410180-0002", f"{NIK}\u00a0", f"  {NIK} ",
    "9901 0241 0180 0002",
]  # fmt: skip
NOT_USED = {
    f"{NIK}.0": "came as a number: damaged",
    "9,9E+15": "came as a number: damaged",
    "9.901024E+15": "came as a number: damaged",
    "0990102200100001": "temporary: starts with 0",
    "0": "missing",
    "-": "missing",
    "990102410180000": "15 digits",
    "9901024101800000": "serial 0000",
    "9901027201800002": "day 72",
    "9901023202800002": "day 32",
    "9901023002800002": "30 February",
    "9901022902810002": "29 February of a common year",
    "9901000101800002": "district 00",
    "1111111111111111": "all digits equal",
}


def test_a_valid_number_is_read_through_its_wrapping(read: Read) -> None:
    found = read([{"nik": written} for written in WRAPPED])
    assert [person["nik"] for person in found] == [NIK] * len(WRAPPED)


def test_a_number_that_cannot_be_trusted_is_not_used(read: Read) -> None:
    found = read([{"nik": written} for written in [*NOT_USED, *WRAPPED, *WRAPPED, *WRAPPED]])
    used = {
        why
        for why, person in zip(NOT_USED.values(), found, strict=False)
        if person["nik"] is not None
    }
    assert used == set()


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.from_regex(
            r"'?[0-9]{4}[0-9.]{2}[0-7][0-9][01][0-9][0-9]{2}[0-9]{4}( |\.0)?", fullmatch=True
        ),
        max_size=40,
    )
)
def test_a_number_is_used_exactly_when_the_primitive_says_it_is_valid(
    read: Read, written: list[str]
) -> None:
    found = read([{"nik": each} for each in [NIK] * 50 + written])[50:]
    assert [each["nik"] for each in found] == [
        read_nik(each).digits if read_nik(each).usable else None for each in written
    ]


def test_numbers_of_another_country_or_hashes_are_taken_as_they_are(read: Read) -> None:
    hashed = "a3f1" * 16
    assert [each["nik"] for each in read([{"nik": "5304218"}, {"nik": hashed}])] == [
        "5304218",
        hashed,
    ]


BIRTH_DATES = {
    "1980-05-09": (1980, 5, 9),
    "09-05-1980": (1980, 5, 9),
    "9/5/1980": (1980, 5, 9),
    "09.05.1980": (1980, 5, 9),
    "9 Mei 1980": (1980, 5, 9),
    "09-AGUSTUS-1980": (1980, 8, 9),
    "19800509": (1980, 5, 9),
    "09051980": (1980, 5, 9),
    "1980-05-09 00:00:00": (1980, 5, 9),
    "1980-05-09T00:00:00": (1980, 5, 9),
    "29350": (1980, 5, 9),
    "29350.0": (1980, 5, 9),
    "5/25/1980": (1980, 5, 25),
    "9/5/80": (1980, 5, 9),
    "1980": (1980, None, None),
    "1980.0": (1980, None, None),
    "1980-05": (1980, 5, None),
    "05/1980": (1980, 5, None),
    "1980-00-00": (1980, None, None),
    "": (None, None, None),
    "-": (None, None, None),
    "tidak tahu": (None, None, None),
    "1980-45-77": (1980, None, None),
}


def test_a_birth_date_is_read_as_far_as_it_is_known(read: Read) -> None:
    found = read([{"birth_date": written} for written in BIRTH_DATES])
    read_as = {
        written: (person["year"], person["month"], person["day"])
        for written, person in zip(BIRTH_DATES, found, strict=True)
    }
    assert read_as == BIRTH_DATES


def test_a_valid_number_completes_a_birth_date_that_it_does_not_deny(read: Read) -> None:
    whole, denied = read([{"nik": NIK, "birth_date": "1980"}, {"nik": NIK, "birth_date": "1979"}])
    assert whole["born"] == 19800101
    assert denied["born"] is None


def test_sex_is_read_in_every_writing(read: Read) -> None:
    men, women = (
        ["L", "LK", "Laki-laki", "1", "M", "Pria"],
        ["P", "PR", "perempuan", "2", "F", "Wanita"],
    )
    found = read([{"sex": written} for written in [*men, *women, "?", ""]])
    assert [person["sex"] for person in found] == ["L"] * 6 + ["P"] * 6 + [None] * 2


def test_a_village_has_one_form_for_its_writings(read: Read) -> None:
    pairs = {
        "99.01.02.2001": "9901022001",
        "Desa Boeloe Tellue": "Bulu Tellue",
        "Pattalassang": "Patalassang",
        "Bonto Tengnga": "BONTOTENGNGA",
        "Kel. Lappa": "lappa",
    }
    one = [person["village"] for person in read([{"village_code": written} for written in pairs])]
    other = [
        person["village"]
        for person in read([{"village_code": written} for written in pairs.values()])
    ]
    assert one == other


def test_two_villages_that_differ_by_a_letter_stay_two(read: Read) -> None:
    first, second = read([{"village_code": "Saotengnga"}, {"village_code": "Saotengah"}])
    assert first["village"] != second["village"]


def test_a_telephone_has_one_form(read: Read) -> None:
    found = read(
        [{"phone": written} for written in ["0812 3456 7890", "+62812-3456-7890", "6281234567890"]]
    )
    assert {person["phone"] for person in found} == {"234567890"}
