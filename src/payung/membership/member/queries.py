"""Reads about one membership, inside the regions of the reader."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from payung.access.rows.sight import EVERYTHING, seeing
from payung.access.scope import Scope
from payung.membership.models import Link, Participant
from payung.primitives.errors import NotFoundError
from payung.register.models import Person


def membership_in(scope: Scope, participant_id: int) -> Participant:
    """A membership of a village of the scope, or of a person of it; NotFoundError for any other."""
    found = memberships_in(scope).filter(pk=participant_id)
    known = found.select_related("village", "cover").prefetch_related("payments").first()
    if known is None:
        raise NotFoundError(_("Kepesertaan ini tidak ada di wilayah yang boleh Anda lihat."))
    return known


def memberships_in(scope: Scope) -> QuerySet[Participant]:
    """Those of a village of the scope, and those of a person of it."""
    of_somebody_seen = Link.objects.filter(
        scope.filter("person__village__code"), participant=OuterRef("pk")
    ).exclude(decision=Link.Decision.DIFFERENT)
    return Participant.objects.filter(scope.filter("village__code") | Q(Exists(of_somebody_seen)))


def links_in(scope: Scope, participant: Participant) -> list[Link]:
    """Whom of the scope it is, may be and is not, in that order."""
    rows = Link.objects.filter(scope.filter("person__village__code"), participant=participant)
    known = rows.select_related("person__village", "participant", "decided_by")
    order = Link.Decision.values
    return sorted(known, key=lambda link: (order.index(link.decision), -link.probability, link.pk))


def holder_of(participant: Participant) -> Person | None:
    """The person whose membership it is, also out of sight: the trail says about whom somebody read."""
    with seeing(EVERYTHING):
        match = Link.objects.filter(participant=participant, decision=Link.Decision.MATCH)
        link = match.select_related("person").first()
        return link.person if link else None
