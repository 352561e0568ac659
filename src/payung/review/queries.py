"""Reads: which pairs wait for whom, and how far a reviewer is today."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet

from payung.access.models import User
from payung.access.scope import Scope
from payung.membership.models import Link
from payung.register.models import Person
from payung.review.models import Judgement, Verdict


@dataclass(frozen=True, slots=True)
class Group:
    """Everything that waits about one person: `links` likeliest first, with their memberships.

    `rivals` counts, per membership, the other people of the register it may belong to. `opinions` are
    what others said of these pairs.
    """

    person: Person
    links: list[Link]
    rivals: dict[int, int]
    opinions: dict[int, list[Judgement]]


def open_links(scope: Scope) -> QuerySet[Link]:
    """Pairs for review inside a scope whose membership belongs to nobody yet."""
    settled = Link.objects.filter(
        participant_id=OuterRef("participant_id"), decision=Link.Decision.MATCH
    )
    return Link.objects.filter(
        scope.filter("person__village__code"), ~Exists(settled), decision=Link.Decision.REVIEW
    )


def waiting_for(scope: Scope, reviewer: User) -> QuerySet[Link]:
    """Open pairs of which this reviewer has not said anything yet, likeliest first."""
    said = Judgement.objects.filter(
        participant_id=OuterRef("participant_id"),
        person_id=OuterRef("person_id"),
        by=reviewer,
        withdrawn_at__isnull=True,
    )
    return open_links(scope).filter(~Exists(said)).order_by("-probability", "pk")


def next_group(scope: Scope, reviewer: User, person_id: int | None = None) -> Group | None:
    """The person asked for, as long as something waits about him or her, else the likeliest open pair's."""
    waiting = waiting_for(scope, reviewer)
    first = waiting.filter(person_id=person_id).first() if person_id else None
    first = first or waiting.first()
    if first is None:
        return None
    links = list(waiting.filter(person_id=first.person_id).select_related("participant__village"))
    person = Person.objects.select_related("village").get(pk=first.person_id)
    return Group(person, links, _rivals(scope, links), _opinions(links))


def _rivals(scope: Scope, links: list[Link]) -> dict[int, int]:
    others = open_links(scope).filter(participant_id__in=[link.participant_id for link in links])
    counts: dict[int, int] = {}
    for participant_id in others.values_list("participant_id", flat=True):
        counts[participant_id] = counts.get(participant_id, -1) + 1
    return counts


def _opinions(links: list[Link]) -> dict[int, list[Judgement]]:
    people = {link.person_id for link in links}
    rows = Judgement.objects.filter(
        person_id__in=people,
        participant_id__in=[link.participant_id for link in links],
        withdrawn_at__isnull=True,
    ).select_related("by")
    found: dict[int, list[Judgement]] = {}
    for row in rows.order_by("at"):
        found.setdefault(row.participant_id, []).append(row)
    return found


def judged_today(reviewer: User, today: dt.date) -> int:
    """Pairs this reviewer has answered today, "unsure" included."""
    return Judgement.objects.filter(by=reviewer, at__date=today, withdrawn_at__isnull=True).count()


def last_judgements(reviewer: User, most: int) -> list[Judgement]:
    """The reviewer's standing judgements, newest first."""
    rows = Judgement.objects.filter(by=reviewer, withdrawn_at__isnull=True)
    return list(rows.select_related("participant", "person").order_by("-at", "-pk")[:most])


def disputed(scope: Scope) -> QuerySet[Link]:
    """Open pairs on which reviewers disagree: as many say "the same" as say "different"."""
    said = Judgement.objects.filter(
        participant_id=OuterRef("participant_id"),
        person_id=OuterRef("person_id"),
        withdrawn_at__isnull=True,
    ).exclude(verdict=Verdict.UNSURE)
    return open_links(scope).filter(Exists(said))
