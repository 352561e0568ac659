"""Reads: which pairs wait for whom, and how far a reviewer is today."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet

from payung.access.models import User
from payung.access.scope import Scope
from payung.membership.models import Link
from payung.register.models import Duplicate, Person
from payung.review.duplicates.queries import (
    about,
    centre_of,
    cluster_members,
    duplicates_waiting_for,
    opinions_on,
)
from payung.review.models import DuplicateJudgement, Judgement

MOST_COUNTED = 1000
"""Of a longer queue a page says that it is longer: nobody needs the number, and counting takes its time."""


@dataclass(frozen=True, slots=True)
class Group:
    """Everything that waits about one person: possible memberships and possible duplicates, likeliest first.

    `rivals` counts, per membership, the other people of the register it may belong to. `opinions` are
    what others said of these pairs, by membership and by pair. `cluster` is everybody who may be this
    person.
    """

    person: Person
    links: list[Link]
    rivals: dict[int, int]
    opinions: dict[int, list[Judgement]]
    duplicates: list[Duplicate]
    cluster: list[Person]
    opinions_on_duplicates: dict[int, list[DuplicateJudgement]]


def open_links(scope: Scope) -> QuerySet[Link]:
    """Pairs for review inside a scope whose membership belongs to nobody yet."""
    settled = Link.objects.filter(
        participant_id=OuterRef("participant_id"), decision=Link.Decision.MATCH
    )
    return Link.objects.filter(
        scope.filter("person__village__code"), ~Exists(settled), decision=Link.Decision.REVIEW
    )


def settled_links(scope: Scope) -> QuerySet[Link]:
    """Pairs inside a scope of which the engine or people decided that they are one person, or two."""
    return Link.objects.filter(scope.filter("person__village__code")).exclude(
        decision=Link.Decision.REVIEW
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


def how_many_wait(scope: Scope, reviewer: User) -> int:
    """Pairs of both kinds that wait for this reviewer; of more than MOST_COUNTED one more is counted."""
    links = waiting_for(scope, reviewer).order_by()[: MOST_COUNTED + 1].count()
    left = MOST_COUNTED + 1 - links
    return links + duplicates_waiting_for(scope, reviewer).order_by()[:left].count()


def next_group(scope: Scope, reviewer: User, person_id: int | None = None) -> Group | None:
    """The person asked for, as long as something waits about him or her, else that of the first open pair.

    Pairs that wait for another opinion come first, then the likeliest.
    """
    asked_for = _group(scope, reviewer, person_id) if person_id else None
    if asked_for:
        return asked_for
    links, doubled = waiting_for(scope, reviewer), duplicates_waiting_for(scope, reviewer)
    begun = {"decided_by__isnull": False}
    first = _likeliest(links.filter(**begun), doubled.filter(**begun)) or _likeliest(links, doubled)
    return _group(scope, reviewer, first) if first else None


def _group(scope: Scope, reviewer: User, person_id: int) -> Group | None:
    doubled = duplicates_waiting_for(scope, reviewer)
    links, pairs = _links_about(scope, reviewer, person_id), about(doubled, person_id)
    if not (links or pairs):
        return None
    person = Person.objects.select_related("village").get(pk=person_id)
    cluster = cluster_members(doubled, pairs[0].cluster) if pairs else []
    return Group(
        person,
        links,
        _rivals(scope, links),
        _opinions(links),
        pairs,
        cluster,
        opinions_on(pairs),
    )


def _links_about(scope: Scope, reviewer: User, person_id: int) -> list[Link]:
    rows = waiting_for(scope, reviewer).filter(person_id=person_id)
    return list(rows.select_related("participant__village"))


def _likeliest(waiting: QuerySet[Link], doubled: QuerySet[Duplicate]) -> int | None:
    """The person of the likeliest pair. Two who are one count as two workers, so they come first."""
    link, pair = waiting.first(), doubled.first()
    if pair and (link is None or pair.probability >= link.probability):
        return centre_of(doubled, pair)
    return link.person_id if link else None


def _rivals(scope: Scope, links: list[Link]) -> dict[int, int]:
    if not links:
        return {}
    others = open_links(scope).filter(participant_id__in=[link.participant_id for link in links])
    counts: dict[int, int] = {}
    for participant_id in others.values_list("participant_id", flat=True):
        counts[participant_id] = counts.get(participant_id, -1) + 1
    return counts


def _opinions(links: list[Link]) -> dict[int, list[Judgement]]:
    if not links:
        return {}
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


def disputed(scope: Scope) -> QuerySet[Link]:
    """Open pairs on which reviewers disagree: somebody decided, and as many say the one as the other."""
    return open_links(scope).filter(decided_by__isnull=False)
