"""The first and the last month of which the payments and the insurer's lists speak."""

from __future__ import annotations

from django.db.models import F, Max, Min

from payung.membership.models import Participant, Payment
from payung.primitives.month import Month


def first_known_month() -> Month | None:
    """The earliest paid month, or the month of the earliest list; None when nothing was imported."""
    paid = Payment.objects.aggregate(first=Min("first_month"))["first"]
    listed = Participant.objects.aggregate(first=Min("stated_on"))["first"]
    known = [Month(paid)] if paid is not None else []
    known += [Month.from_date(listed)] if listed is not None else []
    return min(known, default=None)


def last_known_month() -> Month | None:
    """The last month any payment or list says is paid; None when nothing was imported."""
    paid = Payment.objects.aggregate(last=Max(F("first_month") + F("months") - 1))["last"]
    stated = Participant.objects.aggregate(last=Max("paid_through"))["last"]
    known = [month for month in (paid, stated) if month is not None]
    return Month(max(known)) if known else None
