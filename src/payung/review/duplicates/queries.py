"""Reads: which pairs of persons wait for whom, the cluster of a person, and who was merged into whom."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from payung.access.models import User
from payung.access.scope import Scope
from payung.intake.models import SourceFile
from payung.matching.twins import may_be_twins
from payung.register.models import Duplicate, Person
from payung.review.models import DuplicateJudgement


def open_duplicates(scope: Scope) -> QuerySet[Duplicate]:
    """Pairs for review of which both persons lie inside a scope."""
    return Duplicate.objects.filter(
        scope.filter("first__village__code"),
        scope.filter("second__village__code"),
        decision=Duplicate.Decision.REVIEW,
    )


def duplicates_waiting_for(scope: Scope, reviewer: User) -> QuerySet[Duplicate]:
    """Open pairs of which this reviewer has not said anything yet, likeliest first."""
    said = _said().filter(by=reviewer)
    return open_duplicates(scope).filter(~Exists(said)).order_by("-probability", "pk")


def disputed_duplicates(scope: Scope) -> QuerySet[Duplicate]:
    """Open pairs on which reviewers disagree."""
    return open_duplicates(scope).filter(decided_by__isnull=False)


def least_for_same(evidence: list[list[Any]]) -> int:
    """How many reviewers must say that a pair with this evidence is one person: two, if they may be twins."""
    return 2 if may_be_twins(evidence) else 1


def about(waiting: QuerySet[Duplicate], person_id: int) -> list[Duplicate]:
    """What waits about one person, likeliest first."""
    rows = waiting.filter(Q(first_id=person_id) | Q(second_id=person_id))
    return list(rows.select_related("first__village", "second__village"))


def centre_of(waiting: QuerySet[Duplicate], pair: Duplicate) -> int:
    """The person of a cluster about whom most is asked: asked first, the others are answered soonest."""
    counts: dict[int, int] = {}
    rows = waiting.filter(cluster=pair.cluster).values_list("first_id", "second_id")
    for key in (key for row in rows for key in row):
        counts[key] = counts.get(key, 0) + 1
    return max((pair.first_id, pair.second_id), key=lambda key: (counts.get(key, 0), -key))


def cluster_members(waiting: QuerySet[Duplicate], cluster: int) -> list[Person]:
    """Everybody in a cluster of whom the reviewer is asked, in the order in which they became known."""
    rows = waiting.filter(cluster=cluster).values_list("first_id", "second_id")
    keys = {key for row in rows for key in row}
    return list(Person.objects.filter(pk__in=keys).select_related("village").order_by("pk"))


def files_of(people: list[Person]) -> dict[int, SourceFile]:
    """The files these people were last stated in."""
    return SourceFile.objects.in_bulk({each.source_file_id for each in people} - {None})


def opinions_on(pairs: list[Duplicate]) -> dict[int, list[DuplicateJudgement]]:
    """What was said of these pairs and stands, in the order it was said."""
    rows = DuplicateJudgement.objects.filter(
        duplicate_id__in=[pair.pk for pair in pairs], withdrawn_at__isnull=True
    )
    found: dict[int, list[DuplicateJudgement]] = {}
    for row in rows.select_related("by").order_by("at"):
        found.setdefault(row.duplicate_id, []).append(row)
    return found


def _said() -> QuerySet[DuplicateJudgement]:
    return DuplicateJudgement.objects.filter(duplicate_id=OuterRef("pk"), withdrawn_at__isnull=True)
