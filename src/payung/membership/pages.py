"""Finding a person, and the page of a person."""

from __future__ import annotations

import datetime as dt

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from payung.access.limits.limits import SEARCHES, count_against
from payung.access.models import User
from payung.access.roles import Duty
from payung.access.scope import Scope, scope_of
from payung.access.trail.purpose import Purpose
from payung.access.wording import day_text
from payung.membership.claims import claims_told
from payung.membership.cover.soon import count_soon
from payung.membership.history import changes_of
from payung.membership.merged import merge_lines
from payung.membership.models import Participant
from payung.membership.people import (
    files_by_id,
    find_people,
    household_of,
    person_in,
    person_or_survivor,
    status_of,
    undecided_links,
)
from payung.membership.presenters.cards import membership_card, undecided_text
from payung.membership.presenters.cover import programme_spells, status_word
from payung.membership.presenters.past import FromFile, change_text, origins
from payung.membership.presenters.person import person_facts, work_facts
from payung.membership.presenters.provenance import Source, files_behind, sources
from payung.membership.provenance import of_person
from payung.membership.queries import latest_run, memberships_of
from payung.membership.reveal import can_reveal
from payung.membership.seeing import came_from, record_person_seen, record_search
from payung.primitives.errors import InputError
from payung.primitives.masking import mask_numbers
from payung.primitives.month import Month
from payung.register.life_events import record_life_event, take_back_life_event
from payung.register.models import Person, SurveyClaim
from payung.register.permissions import can_change, check_can_change


def search(request: HttpRequest) -> HttpResponse:
    """Search first: nobody is listed before something is asked. A NIK never stands in the address."""
    asked = request.POST.get("cari", "").strip()
    context: dict[str, object] = {"asked": asked if mask_numbers(asked) == asked else ""}
    if asked:
        try:
            assert isinstance(request.user, User)
            count_against(SEARCHES, request.user, at=timezone.now())
            found = find_people(_people_scope(request), asked)
            record_search(asked=asked, found=found.people, by=request.user)
            context["found"] = found
        except InputError as error:
            context["problem"] = str(error)
    return render(request, "membership/search.html", context)


def person(request: HttpRequest, person_id: int) -> HttpResponse:
    """Everything known of one person's cover, and where it came from."""
    found = person_or_survivor(_people_scope(request), person_id)
    if found.pk != person_id:
        return redirect("membership:person", found.pk)
    assert isinstance(request.user, User)
    record_person_seen(person=found, by=request.user, came_from=came_from(request))
    participants = list(memberships_of(found))
    claims = list(found.survey_claims.all())
    context = {
        "person": found,
        "facts": person_facts(found),
        "household": household_of(found),
        "cards": [membership_card(p) for p in participants],
        "undecided": [undecided_text(link) for link in undecided_links(found)],
        "claims": claims_told(claims, has_membership=bool(participants)),
        "origins": _origins(found, participants, claims),
        "sources": _sources(found, request.user),
        "changes": [change_text(change) for change in changes_of(found)],
        "merges": merge_lines(
            found, scope_of(request.user, Duty.REVIEW_LINKS, on=timezone.localdate())
        ),
        "event": found.life_events.filter(withdrawn_at__isnull=True).select_related("by").first(),
        "may_reveal": can_reveal(request.user, found, on=timezone.localdate()),
        "purposes": Purpose.choices,
        "may_record": can_change(request.user, found, on=timezone.localdate()),
        "today": timezone.localdate(),
        **_work_and_cover(found),
    }
    return render(request, "membership/person.html", context)


@require_POST
def record_event(request: HttpRequest, person_id: int) -> HttpResponse:
    """Record a death or a move, and count anew."""
    assert isinstance(request.user, User)
    found = person_in(_people_scope(request), person_id)
    check_can_change(
        request.user, found, on=timezone.localdate()
    )  # before anything is said of the form
    event = record_life_event(
        person_id=found.pk,
        kind=request.POST.get("kind", ""),
        happened_on=_day(request.POST.get("happened_on", "")),
        because=request.POST.get("because", ""),
        by=request.user,
        at=timezone.now(),
    )
    count_soon()
    messages.success(
        request,
        _("Tercatat: %(kind)s %(day)s. Angka dihitung ulang.")
        % {"kind": event.get_kind_display(), "day": day_text(event.happened_on)},
    )
    return redirect("membership:person", person_id)


@require_POST
def take_back_event(request: HttpRequest, person_id: int) -> HttpResponse:
    """Take a recorded death or move back, and count anew."""
    assert isinstance(request.user, User)
    found = person_in(_people_scope(request), person_id)
    check_can_change(request.user, found, on=timezone.localdate())
    event = found.life_events.filter(withdrawn_at__isnull=True).first()
    take_back_life_event(
        event_id=event.pk if event else 0,
        because=request.POST.get("because", ""),
        by=request.user,
        at=timezone.now(),
    )
    count_soon()
    messages.success(request, _("Peristiwa dibatalkan. Angka dihitung ulang."))
    return redirect("membership:person", person_id)


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise InputError(_("Isi tanggal kejadian, contoh: 2025-03-31.")) from error


def _work_and_cover(found: Person) -> dict[str, object]:
    work = getattr(found, "work", None)
    protection = getattr(found, "protection", None)
    if work is None:
        return {}
    facts: dict[str, object] = {"work": work_facts(work)}
    if protection is None:
        return facts
    run = latest_run()
    month = Month(run.complete_month)
    return {
        **facts,
        "status": status_word(status_of(found, run, month), month),
        "programmes": programme_spells(protection, run),
    }


def _origins(
    found: Person, participants: list[Participant], claims: list[SurveyClaim]
) -> list[str]:
    rows: list[FromFile] = [found, *participants, *claims]
    files = files_by_id({row.source_file_id for row in rows if row.source_file_id is not None})
    return origins(rows, files)


def _sources(found: Person, user: User) -> list[Source]:
    brought = of_person(found)
    return sources(brought, "roster", files_behind(brought.values(), user, on=timezone.localdate()))


def _people_scope(request: HttpRequest) -> Scope:
    assert isinstance(request.user, User)
    return scope_of(request.user, Duty.SEE_PEOPLE, on=timezone.localdate())
