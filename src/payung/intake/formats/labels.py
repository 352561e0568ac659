"""What the cells of a column may say where only some words count, and what a strange word may mean."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache

from payung.intake.checks import words
from payung.intake.checks.occupation import OTHER, occupation_labels
from payung.law.worker import OccupationClass, occupation_class

_NOT_A_LETTER = re.compile(r"[^A-Z0-9]")
_ZERO_DECIMALS = re.compile(r"^(\d+)[.,]0+$", re.ASCII)
_CODE = re.compile(r"^\d+([.,]0+)?$", re.ASCII)
_LIKE = 0.8
OTHER_WORDS_FOR_SEX = {
    "COWOK": "L", "COWO": "L", "BAPAK": "L", "MALE": "L",
    "CEWEK": "P", "CEWE": "P", "IBU": "P", "FEMALE": "P",
}  # fmt: skip


def label_key(text: str) -> str:
    """A word by its capitals and digits, as `checks.parsing.word_key`: 'laki - laki' -> 'LAKILAKI'."""
    return _NOT_A_LETTER.sub("", _ZERO_DECIMALS.sub(r"\1", text.upper()))


@dataclass(frozen=True)
class Vocabulary:
    """The words of one field: `values` are those a person may choose, as our template writes them."""

    values: tuple[str, ...]
    knows: Callable[[str], bool]
    also: Mapping[str, str]

    def suggest(self, label: str) -> str:
        """The value that a strange word most likely means; empty when none or several do."""
        key = label_key(label)
        said = self.also.get(key)
        if said:
            return said
        held = {value for value in self.values if _holds(label, value)}
        if len(held) == 1:
            return held.pop()
        said_so = {**self.also, **{label_key(value): value for value in self.values}}
        near = [
            (SequenceMatcher(None, key, word).ratio(), value) for word, value in said_so.items()
        ]
        best = max(like for like, _ in near)
        likest = {value for like, value in near if like == best}
        return likest.pop() if best >= _LIKE and len(likest) == 1 else ""


def vocabulary(kind: str, field: str) -> Vocabulary | None:
    """The words of a field, or None where a cell may say anything."""
    return _vocabularies().get(kind, {}).get(field)


def _holds(label: str, value: str) -> bool:
    """All words of the label stand in the value, whole or shortened: 'kepala kel' in 'KEPALA KELUARGA'."""
    wanted, there = (re.findall(r"[A-Z]+", text.upper()) for text in (label, value))
    return bool(wanted) and all(
        any(whole == part or (len(part) > 2 and whole.startswith(part)) for whole in there)
        for part in wanted
    )


def _of(meanings: Mapping[str, str], values: tuple[str, ...], **also: str) -> Vocabulary:
    known = frozenset(meanings)
    ours = {word: value for word, value in meanings.items() if value in values}
    return Vocabulary(values, lambda text: label_key(text) in known, {**ours, **also})


@cache
def _vocabularies() -> dict[str, dict[str, Vocabulary]]:
    sex = _of(words.SEX, ("L", "P"), **OTHER_WORDS_FOR_SEX)
    yes = _of(
        dict.fromkeys(("YA", "Y", "1", "TRUE", "BENAR", "IYA", "TIDAK", "T", "0", "FALSE", "SALAH",
                       "TDK", "BUKAN"), ""),
        ("ya", "tidak"), ADA="ya", SUDAH="ya", PUNYA="ya", DAPAT="ya", V="ya", X="ya", YES="ya",
        BELUM="tidak", TIDAKADA="tidak", TAK="tidak", NO="tidak", N="tidak",
    )  # fmt: skip
    segments = tuple(dict.fromkeys(words.SEGMENT.values()))
    segment = _of(words.SEGMENT, segments, MANDIRI="BPU", FORMAL="PU", INFORMAL="BPU")
    return {
        "roster": {
            "sex": sex,
            "relationship": _of(
                words.RELATIONSHIP, tuple(dict.fromkeys(words.RELATIONSHIP.values())),
                KK="KEPALA KELUARGA", KEPALA="KEPALA KELUARGA", ISTERI="ISTRI", BINI="ISTRI",
                ANAKKANDUNG="ANAK", ANAKTIRI="ANAK", AYAH="ORANGTUA", IBU="ORANGTUA",
            ),
            "life_status": _of(
                {**words.LIFE_STATUS, **dict.fromkeys((*words.NOT_VALID, *words.RESIDENCE), "")},
                tuple(dict.fromkeys(words.LIFE_STATUS.values())),
                ADA="hidup", MASIHADA="hidup", ALM="mati", ALMH="mati", ALMARHUM="mati",
                ALMARHUMAH="mati", MERANTAU="pergi", PINDAHKELUAR="pindah",
            ),
            "receives_incentive": yes,
            "is_vulnerable": yes,
            "occupation": Vocabulary(tuple(sorted(occupation_labels())), _is_occupation, _OCCUPATIONS),
        },
        "participants": {
            "sex": sex,
            "segment": segment,
            "status": _of(
                words.MEMBERSHIP, ("AKTIF", "NONAKTIF"), MASIHAKTIF="AKTIF", BERHENTI="NONAKTIF",
                KELUAR="NONAKTIF", MATI="NONAKTIF",
            ),
        },
        "payments": {"segment": segment},
        "denominators": {
            "segment": _of({**words.SEGMENT, "SEMUA": "", "TOTAL": ""}, (*segments[:3], "SEMUA")),
            "basis": _of(words.BASIS, tuple(dict.fromkeys(words.BASIS.values()))),
        },
    }  # fmt: skip


_OCCUPATIONS = {
    "BERTANI": "PETANI/PEKEBUN", "KEBUN": "PETANI/PEKEBUN", "BERKEBUN": "PETANI/PEKEBUN",
    "IBURUMAHTANGGA": "MENGURUS RUMAH TANGGA", "MELAUT": "NELAYAN/PERIKANAN",
    "BERDAGANG": "PEDAGANG", "DRIVER": "SOPIR", "KULI": "BURUH HARIAN LEPAS",
    "SEKOLAH": "PELAJAR/MAHASISWA", "KULIAH": "PELAJAR/MAHASISWA",
    "NGANGGUR": "BELUM/TIDAK BEKERJA", "MENGANGGUR": "BELUM/TIDAK BEKERJA",
    "TIDAKKERJA": "BELUM/TIDAK BEKERJA", "APARATDESA": "PERANGKAT DESA",
}  # fmt: skip


def _is_occupation(text: str) -> bool:
    if _CODE.match(text) or label_key(text) in _occupation_keys():
        return True
    return (
        occupation_class(text) is not OccupationClass.UNKNOWN
    )  # a spelling that the law's table has


@cache
def _occupation_keys() -> frozenset[str]:
    return frozenset(map(label_key, (*occupation_labels(), OTHER)))
