"""Many ways of writing one name have one normal form, and different names keep theirs apart."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

Forms = dict[str, dict[str, Any]]
Read = Callable[[list[dict[str, str]]], list[dict[str, Any]]]

SAME = [
    # titles come and go
    ("Hj. Fatimah", "FATIMAH"),
    ("H. Ahmad Yani", "Achmad Yani"),
    ("Drs. H. Abdul Muin, M.Si", "Abd. Muin"),
    ("Sitti Aminah, S.Pd.I", "ST. AMINAH"),
    ("Nurhayati S.Pd", "Nurhayati"),
    ("Wahyuni A.Md.Keb", "Wahyuni"),
    ("Ir. Mappa Daeng Sila", "Mappa Dg. Sila"),
    ("Alm. Baharuddin", "Baharuddin"),
    ("Ibrahim bin Umar", "Ibrahim Umar"),
    # one name, many spellings
    ("Muhammad Yusuf", "MUH. YUSUF"),
    ("Muhammad Yusuf", "Moh. Yusup"),
    ("Muhammad Yusuf", "M. Yusuf"),
    ("Mochamad Ridwan", "Muhamad Ridwan"),
    ("Siti Khadijah", "Sitti Hadijah"),
    ("Achmad Dahlan", "Ahmad Dahlan"),
    ("Soekarno", "Sukarno"),
    ("Djamaluddin", "Jamaludin"),
    ("Tjokro", "Cokro"),
    ("Sjahrir", "Syahrir"),
    ("Fatimah", "Patima"),
    ("Rizky", "Riski"),
    ("Ramadhan", "Ramadan"),
    ("Haeruddin", "Hairudin"),
    ("Rahman", "Rahmang"),
    ("Ahmad", "Ahmat"),
    ("Fitriyani", "Fitriani"),
    ("Ma'ruf", "Maruf"),
    ("Nurhayati  ", " nurhayati"),
    # word order is no difference
    ("Yani Ahmad", "Ahmad Yani"),
]
NO_NAMES = ["", "-", "...", "123", "Hj.", "Daeng"]
DIFFERENT = [
    ("Hasan", "Husain"),
    ("Rahmat", "Rahmatia"),
    ("Nurhayati", "Nurhidayah"),
    ("Ahmad Yani", "Ahmad Yasin"),
    ("Baso", "Besse"),
    ("Ali Ali", "Budi Budi"),
    ("Andi Saputra", "Saputra"),
]


@pytest.fixture(scope="module")
def forms(read: Read) -> Forms:
    """Every name of the tables above as the engine reads it (one reading for all: it is quicker)."""
    names = sorted({name for pair in SAME + DIFFERENT for name in pair} | set(NO_NAMES))
    return dict(zip(names, read([{"full_name": name} for name in names]), strict=True))


@pytest.mark.parametrize(("one", "other"), SAME)
def test_two_ways_of_writing_one_name_have_the_same_key(forms: Forms, one: str, other: str) -> None:
    assert forms[one]["name_key"] == forms[other]["name_key"], (
        forms[one]["name"],
        forms[other]["name"],
    )


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_different_names_have_different_keys(forms: Forms, one: str, other: str) -> None:
    assert forms[one]["name_key"] != forms[other]["name_key"]


@pytest.mark.parametrize("nothing", NO_NAMES)
def test_a_cell_without_a_name_is_no_name(forms: Forms, nothing: str) -> None:
    assert (forms[nothing]["name"], forms[nothing]["name_key"]) == (None, None)


def test_an_unknown_mother_is_missing_and_no_name(read: Read) -> None:
    written = ["-", "TIDAK TAHU", "Tdk Th", "NULL", ""]
    assert [person["mother"] for person in read([{"mother_name": each} for each in written])] == [
        None
    ] * 5


def test_a_daeng_name_keeps_the_name_and_drops_the_word_daeng(read: Read) -> None:
    (person,) = read([{"full_name": "Ibrahim Daeng Mappuji"}])
    assert person["name"] == "ibrahim mafuji"


def test_common_first_words_do_not_count_as_telling(read: Read) -> None:
    (person,) = read([{"full_name": "Muh. Andi Baso"}])
    assert person["strong"] == "baso"


@settings(max_examples=10, deadline=None)
@given(st.lists(st.text(max_size=25), min_size=1, max_size=30))
def test_no_text_at_all_breaks_the_reader(read: Read, texts: list[str]) -> None:
    columns = (
        "nik",
        "full_name",
        "birth_date",
        "sex",
        "mother_name",
        "village_code",
        "address",
        "phone",
    )
    assert len(read([dict.fromkeys(columns, text) for text in texts])) == len(texts)
