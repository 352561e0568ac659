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
from payung.review.models import DuplicateJudgement, Judgement, Verdict


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
    waiting, doubled = waiting_for(scope, reviewer), duplicates_waiting_for(scope, reviewer)
    for asked in filter(None, (person_id, _likeliest(waiting, doubled))):
        links, pairs = _waiting_about(waiting, doubled, asked)
        if links or pairs:
            return _group(scope, asked, links, pairs, doubled)
    return None


def _group(
    scope: Scope,
    person_id: int,
    links: list[Link],
    pairs: list[Duplicate],
    doubled: QuerySet[Duplicate],
) -> Group:
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


def _waiting_about(
    waiting: QuerySet[Link], doubled: QuerySet[Duplicate], person_id: int
) -> tuple[list[Link], list[Duplicate]]:
    links = waiting.filter(person_id=person_id).select_related("participant__village")
    return list(links), about(doubled, person_id)


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
    """Open pairs on which reviewers disagree: as many say "the same" as say "different"."""
    said = Judgement.objects.filter(
        participant_id=OuterRef("participant_id"),
        person_id=OuterRef("person_id"),
        withdrawn_at__isnull=True,
    ).exclude(verdict=Verdict.UNSURE)
    return open_links(scope).filter(Exists(said))
