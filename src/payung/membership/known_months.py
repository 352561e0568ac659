"""The first and the last month of which the payments and the insurer's lists speak."""

from __future__ import annotations

from django.db.models import Exists, F, Max, Min, OuterRef

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
    """The newest month of which the files speak as present: that of the newest list, or the month for
    which a payment begins. None: nothing imported.

    Months paid ahead are not known yet, and the day of a late payment says nothing about its month.
    """
    listed = Participant.objects.aggregate(last=Max("stated_on"))["last"]
    begun = Payment.objects.aggregate(last=Max("first_month"))["last"]
    known = [Month.from_date(listed)] if listed is not None else []
    known += [Month(begun)] if begun is not None else []
    return max(known, default=None)


def last_complete_month() -> Month | None:
    """The newest month that those who pay every month can be seen to have paid. None: nothing imported.

    Where most memberships have payment lines, a list newer than the payments completes nothing: nobody
    of them is seen to pay after the last payment line. Where most have none, the list speaks for them.
    """
    begun = Payment.objects.aggregate(last=Max("first_month"))["last"]
    listed = Participant.objects.aggregate(last=Max("stated_on"))["last"]
    if begun is None or listed is None:
        return last_known_month()
    has_lines = Exists(Payment.objects.filter(participant=OuterRef("pk")))
    with_lines = Participant.objects.filter(has_lines).count()
    most_have_lines = 2 * with_lines >= Participant.objects.count()
    return Month(begun) if most_have_lines else Month.from_date(listed)


def last_paid_month() -> Month | None:
    """The furthest month any payment or list says is paid, months paid ahead included."""
    paid = Payment.objects.aggregate(last=Max(F("first_month") + F("months") - 1))["last"]
    stated = Participant.objects.aggregate(last=Max("paid_through"))["last"]
    return max((Month(m) for m in (paid, stated) if m is not None), default=None)
