"""What the evidence says about work, before age and life status are looked at."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from payung.law.worker.occupations import Occupation, OccupationClass

NAMED_BY_OFFICE = ("peran_desa", "penerima_insentif")
"""Reasons given by an office that knows the person: an adult even when the birth date is missing."""


class Verdict(StrEnum):
    """The answer to 'is this a worker?'. UNDETERMINED is asked, never guessed away."""

    WORKER = "worker"
    NOT_WORKER = "not_worker"
    UNDETERMINED = "undetermined"


class RoleState(StrEnum):
    """What stands in the column of village roles."""

    NONE = "none"
    KNOWN = "known"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Nature:
    """Worker or not by the evidence alone, with the reason."""

    verdict: Verdict
    reason: str


def nature_of(
    occupation: Occupation, role: RoleState, receives_incentive: bool, is_vulnerable: bool
) -> Nature:
    """Judge the evidence. The order is the rule: the first line that fits decides."""
    if occupation.reason in ("asn", "pejabat_negara"):
        return Nature(Verdict.NOT_WORKER, occupation.reason)
    if role is RoleState.KNOWN:
        return Nature(Verdict.WORKER, "peran_desa")
    if receives_incentive:
        return Nature(Verdict.WORKER, "penerima_insentif")
    if occupation.kind.works:
        return Nature(Verdict.WORKER, "pekerjaan")
    return _without_work(occupation, role, is_vulnerable)


def _without_work(occupation: Occupation, role: RoleState, is_vulnerable: bool) -> Nature:
    if role is RoleState.UNKNOWN:
        return Nature(Verdict.UNDETERMINED, "peran_tidak_dikenal")
    says_nothing = occupation.kind in (OccupationClass.EMPTY, OccupationClass.UNKNOWN)
    if is_vulnerable and says_nothing:
        return Nature(Verdict.WORKER, "pekerja_rentan")
    if is_vulnerable and occupation.kind is OccupationClass.NOT_WORKING:
        return Nature(Verdict.UNDETERMINED, "rentan_tanpa_pekerjaan")
    if occupation.kind is OccupationClass.NOT_WORKING:
        return Nature(Verdict.NOT_WORKER, occupation.reason)
    return Nature(Verdict.UNDETERMINED, occupation.reason)
