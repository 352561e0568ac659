"""The page of one membership."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from payung.access.models import User
from payung.access.roles import Duty
from payung.access.scope import scope_of
from payung.membership.member import presenters
from payung.membership.member.queries import holder_of, links_in, membership_in
from payung.membership.people import files_by_id
from payung.membership.presenters.past import origins
from payung.membership.presenters.provenance import files_behind, payment_sources, sources
from payung.membership.provenance import of_participant
from payung.membership.seeing import came_from, record_membership_seen


@require_safe
def membership(request: HttpRequest, participant_id: int) -> HttpResponse:
    """Everything known of one membership, and where it came from."""
    assert isinstance(request.user, User)
    today = timezone.localdate()
    scope = scope_of(request.user, Duty.SEE_PEOPLE, on=today)
    reviewing = scope_of(request.user, Duty.REVIEW_LINKS, on=today)
    found = membership_in(scope, participant_id)
    record_membership_seen(
        participant=found, holder=holder_of(found), by=request.user, came_from=came_from(request)
    )
    brought, payments = of_participant(found), found.payments.all()
    files = files_behind([*brought.values(), *payments], request.user, on=today)
    context = {
        "participant": found,
        "facts": presenters.facts(found),
        "paid": presenters.paid_from(payments),
        "links": [presenters.link_told(link, reviewing) for link in links_in(scope, found)],
        "sources": sources(brought, "participants", files),
        "payment_sources": payment_sources(payments, files),
        "origins": origins([found], files_by_id({found.source_file_id or 0})),
    }
    return render(request, "membership/membership.html", context)
