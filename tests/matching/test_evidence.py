"""Evidence in words: every level has its words, and a pair tells why it was found."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from payung.matching.evidence import explain
from payung.matching.model import COMPARISONS
from payung.matching.twins import LEVELS
from payung.matching.words import ENGLISH, WORDS

ROW = {"nik": "9901024506900001", "full_name": "Hj. Nurhayati", "birth_date": "1990-06-05", "sex": "P",
       "mother_name": "Aminah", "village_code": "99.01.02.2001"}  # fmt: skip


@pytest.mark.parametrize("language", [WORDS, ENGLISH])
def test_every_level_of_the_model_has_words(language: Mapping[str, Mapping[str, str]]) -> None:
    told = {name: set(words) - {"unknown", *LEVELS} for name, words in language.items()}
    assert told == {
        comparison.name: {level.name for level in comparison.levels} for comparison in COMPARISONS
    }
    assert set(LEVELS) < set(language["nik"])


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "NIK sama"),
        ({"birth_date": "06/05/1990"}, "hari dan bulan lahir tertukar"),
        ({"full_name": "Nurhayaty Sri"}, "sebagian nama sama"),
        ({"full_name": "Nurhajati"}, "ejaan nama berbeda"),
        ({"birth_date": "1990", "nik": ""}, "tahun lahir sama, hari dan bulan tidak tercatat"),
        (
            {"nik": "9901024506900002"},
            "NIK hanya beda nomor urut (saudara kembar atau salah ketik)",
        ),
        ({"nik": "9901034506900001"}, "NIK beda satu angka atau dua angka tertukar"),
        ({"nik": "7,3E+15"}, "NIK tidak dapat dibandingkan (kosong, sementara atau rusak)"),
        ({"village_code": "99.01.02.2009"}, "desa lain di kecamatan yang sama"),
        ({"sex": "L", "nik": ""}, "jenis kelamin berbeda"),
    ],
)
def test_a_pair_says_why_in_words(changes: dict[str, str], words: str) -> None:
    assert words in [evidence.words for evidence in explain(ROW, {**ROW, **changes})]


def test_what_speaks_for_has_positive_bits_and_what_speaks_against_negative() -> None:
    bits = {
        evidence.aspect: evidence.bits
        for evidence in explain(ROW, {**ROW, "mother_name": "Rukiah Tola"})
    }
    assert bits["nik"] > 10
    assert bits["mother"] < 0


def test_what_nobody_knows_is_not_mentioned() -> None:
    aspects = [
        evidence.aspect for evidence in explain({"full_name": "Baso"}, {"full_name": "Baso"})
    ]
    assert aspects == ["nik", "name"]
