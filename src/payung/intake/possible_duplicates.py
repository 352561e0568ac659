"""Who of a roster may be recorded already, as the search for duplicates found after it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import QuerySet

from payung.access.models import User
from payung.access.roles import Duty
from payung.access.scope import scope_of
from payung.intake.models import SourceFile
from payung.register.models import Duplicate


@dataclass(frozen=True, slots=True)
class PossibleDuplicates:
    """So many people of one file wait for this reviewer; `likeliest` is the key of one of them."""

    people: int
    likeliest: int


def possible_duplicates(file: SourceFile, user: User, *, on: dt.date) -> PossibleDuplicates | None:
    """The people of a merged roster who may be somebody known before; None when nobody waits."""
    if file.kind != SourceFile.Kind.ROSTER or file.state != SourceFile.State.MERGED:
        return None
    waiting = _waiting(file, user, on)
    people = waiting.values("second_id").distinct().count()
    likeliest = waiting.order_by("-probability", "pk").first() if people else None
    return PossibleDuplicates(people, likeliest.second_id) if likeliest else None


def _waiting(file: SourceFile, user: User, on: dt.date) -> QuerySet[Duplicate]:
    """Of the two of a pair the second became known later: his or her row may be one too many."""
    scope = scope_of(user, Duty.REVIEW_LINKS, on=on)
    return Duplicate.objects.filter(
        scope.filter("first__village__code"),
        scope.filter("second__village__code"),
        decision=Duplicate.Decision.REVIEW,
        second__source_file_id=file.pk,
    )
