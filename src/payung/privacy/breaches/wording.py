"""The parts of a breach and of its notices in words."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone
from django.utils.translation import gettext as _

from payung.privacy.models import Breach
from payung.privacy.requests.presenters import Clock, clock


def labels() -> dict[str, str]:
    """The parts of article 46 paragraph 2, and whom it concerns."""
    return {
        "data": _("Data pribadi yang terungkap"),
        "how": _("Kapan dan bagaimana terungkap"),
        "handling": _("Upaya penanganan dan pemulihan"),
        "whom": _("Siapa yang datanya terungkap"),
    }


def clock_of(breach: Breach, now: dt.datetime) -> Clock:
    """The hours left to tell the people and the authority; afterwards whether both were told in time."""
    told = [moment for moment in (breach.people_told_at, breach.authority_told_at) if moment]
    if len(told) == 2:
        late = max(told) > breach.due_at
        return Clock(_("diberitahukan terlambat") if late else _("diberitahukan tepat waktu"), late)
    if breach.state == Breach.State.CLOSED:
        return Clock(_("ditutup"))
    return clock(breach.due_at, now)


def moment_text(at: dt.datetime | None) -> str:
    """'28-11-2026 16.20', or that it did not happen yet."""
    return timezone.localtime(at).strftime("%d-%m-%Y %H.%M") if at else _("belum")
