"""What each level of the evidence means, in the words of a village official, and in English."""

from __future__ import annotations

from collections.abc import Mapping

WORDS: Mapping[str, Mapping[str, str]] = {
    "nik": {
        "same": "NIK sama",
        "kin": "NIK hanya beda nomor urut (saudara kembar atau salah ketik)",
        "slip": "NIK beda satu angka atau dua angka tertukar",
        "different": "NIK berbeda",
        "twins_next": "mungkin kembar: dua NIK sah yang berurutan, lahir sama, nama berbeda",
        "twins_apart": "mungkin kembar: dua NIK sah yang hanya beda nomor urut, lahir sama, nama berbeda",
        "twins_mixed": "mungkin kembar laki-laki dan perempuan: dua NIK sah, lahir sama, nama berbeda",
        "unknown": "NIK tidak dapat dibandingkan (kosong, sementara atau rusak)",
    },
    "name": {
        "same": "nama sama",
        "joined": "nama sama, ditulis sambung",
        "slip": "ejaan nama berbeda",
        "parts": "nama sama, ada kata yang tidak ditulis",
        "part": "sebagian nama sama",
        "alike": "nama mirip atau nama panggilan",
        "word": "satu kata nama sama",
        "different": "nama berbeda",
    },
    "born": {
        "same": "tanggal lahir sama",
        "swapped": "hari dan bulan lahir tertukar",
        "slip": "tanggal lahir beda satu angka",
        "month": "tahun dan bulan lahir sama, hari tidak tercatat",
        "year": "tahun lahir sama, hari dan bulan tidak tercatat",
        "piece": "sebagian tanggal lahir sama",
        "near": "tahun lahir selisih paling banyak satu",
        "different": "tanggal lahir berbeda",
    },
    "sex": {"same": "jenis kelamin sama", "different": "jenis kelamin berbeda"},
    "mother": {
        "same": "nama ibu sama",
        "close": "ejaan nama ibu berbeda",
        "part": "sebagian nama ibu sama",
        "word": "nama ibu sedikit mirip",
        "different": "nama ibu berbeda",
    },
    "village": {
        "same": "desa sama",
        "spelling": "nama desa hampir sama",
        "district": "desa lain di kecamatan yang sama",
        "different": "desa berbeda",
    },
    "address": {
        "same": "alamat sama",
        "close": "alamat hampir sama",
        "most": "sebagian besar alamat sama",
        "words": "sedikit alamat sama",
        "different": "alamat berbeda",
    },
    "phone": {"same": "nomor telepon sama", "different": "nomor telepon berbeda"},
}
"""Words of every level of the model and of twins; a test holds the two together."""

ENGLISH: Mapping[str, Mapping[str, str]] = {
    "nik": {
        "same": "same NIK",
        "kin": "NIK differs in the serial number only (a twin or a slip)",
        "slip": "NIK differs in one digit, or two digits are swapped",
        "different": "different NIK",
        "twins_next": "perhaps twins: two valid NIKs that follow one another, born on one day, other names",
        "twins_apart": "perhaps twins: two valid NIKs with other serials, born on one day, other names",
        "twins_mixed": "perhaps twins, a boy and a girl: two valid NIKs, born on one day, other names",
        "unknown": "NIK cannot be compared (empty, temporary or damaged)",
    },
    "name": {
        "same": "same name",
        "joined": "same name, written as one word",
        "slip": "name spelt differently",
        "parts": "same name with a word left out",
        "part": "part of the name is the same",
        "alike": "similar name or short form",
        "word": "one word of the name is the same",
        "different": "different name",
    },
    "born": {
        "same": "same birth date",
        "swapped": "day and month of birth swapped",
        "slip": "birth date differs in one digit",
        "month": "same year and month of birth, day not recorded",
        "year": "same year of birth, day and month not recorded",
        "piece": "part of the birth date is the same",
        "near": "years of birth at most one apart",
        "different": "different birth date",
    },
    "sex": {"same": "same sex", "different": "different sex"},
    "mother": {
        "same": "same mother's name",
        "close": "mother's name spelt differently",
        "part": "part of the mother's name is the same",
        "word": "mother's names slightly alike",
        "different": "different mother's name",
    },
    "village": {
        "same": "same village",
        "spelling": "village names nearly the same",
        "district": "another village of the same district",
        "different": "different village",
    },
    "address": {
        "same": "same address",
        "close": "addresses nearly the same",
        "most": "most of the address is the same",
        "words": "a little of the address is the same",
        "different": "different address",
    },
    "phone": {"same": "same phone number", "different": "different phone number"},
}


_SPELT_OTHERWISE: Mapping[str, Mapping[str, str]] = {
    "id": {"name": "nama sama menurut ejaan umum", "mother": "nama ibu sama menurut ejaan umum"},
    "en": {
        "name": "same name in common spelling",
        "mother": "same mother's name in common spelling",
    },
}


def words(aspect: str, level: str, language: str, written: tuple[str, str] | None = None) -> str:
    """What a level means, in Indonesian or (`language` 'en') English.

    Names `written` with other letters that are the same in common spelling (Asis, Azis) are called that.
    """
    language = "en" if language == "en" else "id"
    if level == "same" and aspect in _SPELT_OTHERWISE[language] and written and _differ(*written):
        return _SPELT_OTHERWISE[language][aspect]
    return (ENGLISH if language == "en" else WORDS)[aspect][level]


def _differ(one: str, other: str) -> bool:
    return one.casefold().split() != other.casefold().split()
