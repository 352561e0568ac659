"""Why somebody is on the list of those not covered, and since or until when."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from payung.access.numbers.keys import sealer
from payung.coverage.window import Window, paid_through
from payung.primitives.month import Month
from payung.primitives.nik import mask_nik


class Reason(models.TextChoices):
    """Exactly one for everybody on the list. The last two are the status unknown, by its cause."""

    NEVER = "never", _("belum pernah menjadi peserta")
    LAPSED = "lapsed", _("berhenti (menunggak)")
    GRACE = "grace", _("masa tenggang")
    NIK = "nik", _("NIK perlu diperbaiki")
    MATCH = "match", _("mungkin sudah peserta, perlu diperiksa")


@dataclass(frozen=True, slots=True)
class GapRow:
    """One person who is not proven covered in a month.

    `since`: first unpaid month of somebody who lapsed; None when that lies before the months we know.
    `until`: last month in which somebody in grace may still pay. `age` in whole years on the last day of
    the month. `nik_masked` is empty when there is no readable number. `monthly_from`: the cheapest
    contribution in whole rupiah; None where no rule of ours gives one (not BPU).
    """

    person_id: int
    full_name: str
    village_code: str
    hamlet: str
    rw: str
    rt: str
    age: int | None
    sex: str
    occupation: str
    village_role: str
    segment: str
    receives_incentive: bool | None
    is_vulnerable: bool | None
    nik_masked: str
    nik_state: str
    reason: Reason
    since: Month | None
    until: Month | None
    monthly_from: int | None


def lapsed_since(word: int, window: Window, month: Month) -> Month | None:
    """The month after the last paid one."""
    last = paid_through(word, window.origin, month)
    return None if last is None else last + 1


def grace_until(word: int, window: Window, month: Month) -> Month | None:
    """The last month of grace after the last paid one."""
    last = paid_through(word, window.origin, month)
    return None if last is None else last + window.grace_months


def age_on(birth_date: dt.date | None, day: dt.date) -> int | None:
    """Whole years; None without a birth date."""
    if birth_date is None:
        return None
    had_birthday = (day.month, day.day) >= (birth_date.month, birth_date.day)
    return day.year - birth_date.year - (0 if had_birthday else 1)


def gap_row(
    found: tuple[Any, ...], month: Month, window: Window, cheapest: dict[str, int]
) -> GapRow:
    """A row of `gap_list.sql`; `cheapest` is the lowest contribution of a segment."""
    person_id, name, hamlet, rw, rt, born, sex, sealed, nik_state, village, *further = found
    segment, word, *rest = further
    occupation, village_role, incentive, vulnerable, reason = rest
    return GapRow(
        person_id=person_id,
        full_name=name,
        village_code=village,
        hamlet=hamlet,
        rw=rw,
        rt=rt,
        age=age_on(born, month.last_day),
        sex=sex,
        occupation=occupation,
        village_role=village_role,
        segment=segment,
        receives_incentive=incentive,
        is_vulnerable=vulnerable,
        nik_masked=mask_nik(sealer("nik").open(sealed)) if sealed else "",
        nik_state=nik_state,
        reason=Reason(reason),
        since=lapsed_since(word, window, month) if reason == Reason.LAPSED else None,
        until=grace_until(word, window, month) if reason == Reason.GRACE else None,
        monthly_from=cheapest.get(segment),
    )
