"""The segment of work for the village: known, or stated by the regency with its legal basis."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from payung.law.dated import Value, parameter
from payung.law.explain import Text
from payung.primitives.programme import Segment


class VillageRole(StrEnum):
    """Groups of work for the village."""

    OFFICIAL = "official"  # kepala desa, sekdes, kaur, kasi, kadus
    STAFF = "staff"
    BPD = "bpd"
    RT_RW = "rt_rw"
    CADRE = "cadre"  # kader posyandu, KPM, PKK
    RELIGIOUS = "religious"  # imam desa and others with an incentive of the village
    LINMAS = "linmas"
    INSTITUTION = "institution"  # LPM, LKD, BUMDes


@dataclass(frozen=True, slots=True)
class VillageSegment:
    """The segment, or None while it is open; `reason` says why."""

    segment: Segment | None
    reason: Text
    rule: Value


def village_segment(
    role: VillageRole, day: dt.date, stated: Segment | None = None, legal_basis: str = ""
) -> VillageSegment:
    """The segment of a role on a day. A stated segment counts only with its legal basis."""
    rule = parameter(f"eligibility.village.{role.value}").at(day)
    if stated is not None and legal_basis.strip():
        reason = Text(f"ditetapkan daerah: {legal_basis}", f"set by the regency: {legal_basis}")
        return VillageSegment(stated, reason, rule)
    if rule.value != "open":
        known = Segment(str(rule.value))
        return VillageSegment(known, Text("menurut sumber", "according to the source"), rule)
    return VillageSegment(None, _OPEN if stated is None else _NO_BASIS, rule)


_OPEN = Text(
    "praktik kabupaten berbeda; isi 'stated_segment' dan 'legal_basis'",
    "practice of regencies differs; fill 'stated_segment' and 'legal_basis'",
)
_NO_BASIS = Text(
    "segmen dinyatakan tanpa dasar hukum; isi 'legal_basis', contoh: Perbup 45/2025",
    "a segment was stated without a legal basis; fill 'legal_basis', such as Perbup 45/2025",
)
