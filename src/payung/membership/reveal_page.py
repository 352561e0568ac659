"""The page that shows whole numbers for a minute. They stand in its answer alone: in no address, no cache."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from payung.access.models import User
from payung.access.roles import Duty
from payung.access.scope import scope_of
from payung.access.trail.purpose import Purpose
from payung.membership.people import person_in
from payung.membership.reveal import SHOWN_SECONDS, check_can_reveal, reveal_numbers
from payung.primitives.errors import InputError


@require_POST
def reveal(request: HttpRequest, person_id: int) -> HttpResponse:
    """The numbers, or the form again with what is missing; the browser leaves the page by itself."""
    assert isinstance(request.user, User)
    today = timezone.localdate()
    person = person_in(scope_of(request.user, Duty.SEE_PEOPLE, on=today), person_id)
    check_can_reveal(request.user, person, on=today)
    asked = {key: request.POST.get(key, "") for key in ("purpose", "because")}
    context: dict[str, object] = {
        "person": person,
        "seconds": SHOWN_SECONDS,
        "may_reveal": True,
        "purposes": Purpose.choices,
        **asked,
    }
    try:
        context["numbers"] = reveal_numbers(
            person=person, **asked, by=request.user, on=today, at=timezone.now()
        )
    except InputError as problem:
        return render(
            request, "membership/reveal.html", {**context, "problem": problem}, status=400
        )
    response = render(request, "membership/reveal.html", context)
    response.headers["Refresh"] = (
        f"{SHOWN_SECONDS}; url={reverse('membership:person', args=[person.pk])}"
    )
    response.headers["Cache-Control"] = "no-store, private"
    return response
