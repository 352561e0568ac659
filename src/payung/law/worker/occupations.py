"""The occupation list of the population register and the roles in a village, found by label.

The class of an occupation is a first guess for the questionnaire, never a decision about money.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from payung.law.dated.library import load_yaml
from payung.primitives.programme import Segment

_FOLDER = Path(__file__).parent
_NOT_A_WORD = re.compile(r"[^A-Z0-9]+")
_DIGITS = re.compile(r"[0-9]+")
_NOTHING = frozenset({"", "TIDAK ADA", "TIDAK", "NIHIL", "NULL", "NONE", "NAN"})


class OccupationClass(StrEnum):
    """What an occupation label says about work. EMPTY and UNKNOWN are ours, the others the table's."""

    NOT_WORKING = "bukan_pekerja"
    CIVIL_SERVICE = "asn_pejabat_taspen_asabri"
    EITHER = "ambigu_PU_atau_BPU"
    LIKELY_BPU = "kemungkinan_BPU"
    LIKELY_PU = "kemungkinan_PU"
    EMPTY = "pekerjaan_kosong"
    UNKNOWN = "pekerjaan_tidak_dikenal"

    @property
    def works(self) -> bool:
        """Does the label by itself make a worker of the BPJS Ketenagakerjaan population?"""
        return self in (self.EITHER, self.LIKELY_BPU, self.LIKELY_PU)


@dataclass(frozen=True, slots=True)
class Occupation:
    """An entry of the list: official label, class, and the reason it gives."""

    label: str
    kind: OccupationClass
    reason: str


_EMPTY = Occupation("", OccupationClass.EMPTY, "pekerjaan_kosong")
_UNKNOWN = Occupation("", OccupationClass.UNKNOWN, "pekerjaan_tidak_dikenal")


def normal_label(text: str | None) -> str:
    """Capitals with single spaces: 'Buruh Tani / Perkebunan' -> 'BURUH TANI PERKEBUNAN'."""
    label = _NOT_A_WORD.sub(" ", (text or "").upper()).strip()
    return "" if label in _NOTHING else label


def normal_role(text: str | None) -> str:
    """As a label, without the numbers of RT and RW: 'Ketua RT 02' -> 'KETUA RT'."""
    return normal_label(_DIGITS.sub(" ", text or ""))


def find_occupation(text: str | None) -> Occupation:
    """The entry for a label as written; EMPTY or UNKNOWN when there is none. Never raises."""
    label = normal_label(text)
    return _occupations().get(label, _UNKNOWN) if label else _EMPTY


def occupation_class(text: str | None) -> OccupationClass:
    """The class of an occupation label as a village wrote it."""
    return find_occupation(text).kind


def occupation_labels() -> list[str]:
    """The official labels, in the order of the table."""
    return list(dict.fromkeys(entry.label for entry in _occupations().values()))


def role_segment(text: str | None) -> Segment | None:
    """The segment guessed from a role in the village; None when the role is empty or not known."""
    return _roles().get(normal_role(text))


@cache
def _occupations() -> dict[str, Occupation]:
    table: dict[str, Any] = load_yaml(_FOLDER / "occupations.yaml")
    found: dict[str, Occupation] = {}
    for kind, content in table.items():
        reasons = content.get("reasons", {})
        for label, spellings in content["labels"].items():
            reason = reasons.get(label, content.get("default_reason", "pekerjaan"))
            entry = Occupation(label, OccupationClass(kind), reason)
            found |= {normal_label(spelling): entry for spelling in (label, *spellings)}
    return found


@cache
def _roles() -> dict[str, Segment]:
    table: dict[str, dict[str, list[str]]] = load_yaml(_FOLDER / "village_roles.yaml")
    return {
        normal_role(spelling): Segment(segment)
        for segment, roles in table.items()
        for role, spellings in roles.items()
        for spelling in (role, *spellings)
    }
