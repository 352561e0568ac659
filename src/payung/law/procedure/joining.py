"""May this person join as a BPU on this day? The conditions that fail, each as a sentence."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from payung.law.dated import parameter
from payung.law.explain import Text
from payung.primitives.month import Month


@dataclass(frozen=True, slots=True)
class Applicant:
    """Who wants to join. `occupations` counts what is registered; `member` paid before the age limit."""

    birth_date: dt.date
    has_nik: bool = True
    occupations: int = 1
    member: bool = False


def may_join_bpu(person: Applicant, day: dt.date) -> list[Text]:
    """The conditions not met on a day; an empty list means yes.

    Who registered and paid in time goes on after 65 (PROBIS p. 59).
    """
    least = parameter("eligibility.age.minimum").at(day).whole
    below = parameter("eligibility.age.below").at(day).whole
    most = parameter("eligibility.occupations").at(day).whole
    age = age_on(person.birth_date, day)
    faults = []
    if not person.has_nik:
        faults.append(Text("Belum punya NIK.", "Has no NIK."))
    if age < least:
        faults.append(Text(f"Belum berumur {least} tahun.", f"Not yet {least} years old."))
    if age >= below and not person.member:
        faults.append(
            Text(f"Sudah berumur {below} tahun saat mendaftar.", f"Already {below} when joining.")
        )
    if person.occupations < 1:
        faults.append(Text("Tidak ada kegiatan ekonomi.", "Has no economic activity."))
    if person.occupations > most:
        faults.append(Text(f"Paling banyak {most} pekerjaan.", f"At most {most} occupations."))
    return faults


def may_join_jkp(birth_date: dt.date, citizen: bool, day: dt.date) -> list[Text]:
    """The conditions of JKP not met by a wage earner on the day of registration (PP 6/2025 art. 4)."""
    below = parameter("eligibility.age.jkp_below").at(day).whole
    faults = []
    if not citizen:
        faults.append(Text("Bukan warga negara Indonesia.", "Not a citizen of Indonesia."))
    if age_on(birth_date, day) >= below:
        faults.append(Text(f"Sudah berumur {below} tahun.", f"Already {below} years old."))
    return faults


def age_on(birth_date: dt.date, day: dt.date) -> int:
    """Whole years of age; who is born on 29 February has the birthday on 1 March in common years."""
    years = (Month.from_date(day) - Month.from_date(birth_date)) // 12
    same_month = day.month == birth_date.month
    return years - (same_month and day.day < birth_date.day)
