"""The worker rule for one person. `columns.py` is the same rule over a whole register.

Months are judged by their last day: who turns 18 in a month belongs to it; who turns 65, dies or
moves in a month does not. The law behind each line is in docs/reference/law.md.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from payung.law.dated import parameter
from payung.law.worker.nature import NAMED_BY_OFFICE, RoleState, Verdict, nature_of
from payung.law.worker.occupations import (
    OccupationClass,
    find_occupation,
    normal_role,
    role_segment,
)
from payung.primitives.month import Month
from payung.primitives.programme import Segment

RULE_VERSION = "2026-11-22"
"""Changes whenever a register judged again could give another answer."""

LEAVING = {"mati": "died", "pindah": "moved", "hilang": "moved", "pergi": "moved"}
"""Life status -> end reason. Who is missing or went away no longer works here."""

PRESENT = ("hidup", "")
LONGEST_LIFE_YEARS = 120


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a register knows of one person. Everything may be missing.

    `status_on` is the day of death or move; `segment` a segment stated with its legal basis.
    """

    birth_date: dt.date | None = None
    occupation: str | None = None
    village_role: str | None = None
    receives_incentive: bool | None = None
    is_vulnerable: bool | None = None
    life_status: str | None = None
    status_on: dt.date | None = None
    segment: Segment | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """A worker belongs to month m when `from_month <= m < until_month`; None: no limit is known.

    `segment` is None for who is no worker. `end_reason` is 'aged_out', 'died', 'moved' or ''.
    """

    verdict: Verdict
    reason: str
    segment: Segment | None
    from_month: Month | None
    until_month: Month | None
    end_reason: str


def judge(person: Evidence, as_of: dt.date) -> Judgement:
    """Judge one person by the register of day `as_of`.

    Odd evidence never raises; a day before the age rules began does (InputError).
    """
    verdict, reason = _verdict_and_reason(person, as_of)
    start = _from_month(person, as_of)
    until, end_reason = _until_month(person, as_of)
    return Judgement(
        verdict,
        reason,
        None if verdict is Verdict.NOT_WORKER else _segment(person),
        start,
        until,
        end_reason,
    )


def _verdict_and_reason(person: Evidence, as_of: dt.date) -> tuple[Verdict, str]:
    nature = nature_of(
        find_occupation(person.occupation),
        role_state(person.village_role),
        bool(person.receives_incentive),
        bool(person.is_vulnerable),
    )
    if nature.verdict is Verdict.NOT_WORKER:
        return nature.verdict, nature.reason
    if _is_too_young(person, as_of):
        return Verdict.NOT_WORKER, "usia_di_bawah_18"
    if _status(person) not in LEAVING and _status(person) not in PRESENT:
        return Verdict.UNDETERMINED, "status_tidak_dikenal"
    unknown_age = _birth_fault(person, as_of)
    if nature.verdict is Verdict.WORKER and unknown_age and nature.reason not in NAMED_BY_OFFICE:
        return Verdict.UNDETERMINED, unknown_age
    return nature.verdict, nature.reason


def role_state(text: str | None) -> RoleState:
    """Is there a village role, and is it one we know?"""
    if not normal_role(text):
        return RoleState.NONE
    return RoleState.KNOWN if role_segment(text) else RoleState.UNKNOWN


def _status(person: Evidence) -> str:
    return (person.life_status or "").strip().lower()


def _birth_fault(person: Evidence, as_of: dt.date) -> str:
    if person.birth_date is None:
        return "tanggal_lahir_kosong"
    oldest = as_of.year - LONGEST_LIFE_YEARS
    possible = person.birth_date <= as_of and person.birth_date.year >= oldest
    return "" if possible else "tanggal_lahir_mustahil"


def _birthday_month(person: Evidence, limit: str, as_of: dt.date) -> Month | None:
    if person.birth_date is None or _birth_fault(person, as_of):
        return None
    years = parameter(f"eligibility.age.{limit}").at(as_of).whole
    return Month.from_date(person.birth_date) + 12 * years


def _from_month(person: Evidence, as_of: dt.date) -> Month | None:
    return _birthday_month(person, "minimum", as_of)


def _until_month(person: Evidence, as_of: dt.date) -> tuple[Month | None, str]:
    aged_out = _birthday_month(person, "below", as_of)
    left_as = LEAVING.get(_status(person), "")
    if not left_as:
        return aged_out, "aged_out" if aged_out is not None else ""
    left = Month.from_date(min(person.status_on or as_of, as_of))
    if aged_out is not None and aged_out < left:
        return aged_out, "aged_out"
    return left, left_as


def _is_too_young(person: Evidence, as_of: dt.date) -> bool:
    start = _from_month(person, as_of)
    until, _ = _until_month(person, as_of)
    if start is None:
        return False
    return start > Month.from_date(as_of) or (until is not None and until <= start)


def _segment(person: Evidence) -> Segment:
    if person.segment is not None:
        return person.segment
    likely_pu = find_occupation(person.occupation).kind is OccupationClass.LIKELY_PU
    return role_segment(person.village_role) or (Segment.PU if likely_pu else Segment.BPU)
