"""A reviewer's own answers of both kinds: how many today, and the last ones with the way back."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from payung.access.models import User
from payung.review.models import DuplicateJudgement, Judgement


@dataclass(frozen=True, slots=True)
class Said:
    """One standing answer: of whom, about what, and the address that takes it back."""

    key: int
    name: str
    about: str
    verdict: str
    at: dt.datetime
    take_back: str


def judged_today(reviewer: User, today: dt.date) -> int:
    """Pairs this reviewer has answered today, "unsure" included."""
    begins = timezone.make_aware(dt.datetime.combine(today, dt.time.min))
    ends = begins + dt.timedelta(days=1)
    given = {"by": reviewer, "at__gte": begins, "at__lt": ends, "withdrawn_at__isnull": True}
    kinds = (Judgement.objects.filter(**given), DuplicateJudgement.objects.filter(**given))
    return sum(rows.count() for rows in kinds)


def last_said(reviewer: User, most: int) -> list[Said]:
    """The reviewer's standing answers, newest first."""
    standing = {"by": reviewer, "withdrawn_at__isnull": True}
    links = Judgement.objects.filter(**standing).select_related("participant", "person")
    pairs = DuplicateJudgement.objects.filter(**standing)
    found = [_of_link(each) for each in links.order_by("-at", "-pk")[:most]]
    found += [_of_pair(each) for each in pairs.order_by("-at", "-pk")[:most]]
    return sorted(found, key=lambda each: each.at, reverse=True)[:most]


def _of_link(judgement: Judgement) -> Said:
    participant = judgement.participant
    return Said(
        judgement.pk,
        judgement.person.full_name,
        f"{participant.shown_name} ({participant.segment})",
        judgement.get_verdict_display(),
        judgement.at,
        reverse("review:take_back"),
    )


def _of_pair(judgement: DuplicateJudgement) -> Said:
    return Said(
        judgement.pk,
        judgement.name,
        "",
        judgement.get_verdict_display(),
        judgement.at,
        reverse("review:take_duplicate_back"),
    )
