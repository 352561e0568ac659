"""The auditor's pages. They read; what they write is only that somebody read."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from payung.access.scope import Scope
from payung.audit import presenters
from payung.audit.actions import export_events
from payung.audit.chain_state import chain_state
from payung.audit.events import Asked, actors, page_of
from payung.audit.permissions import reader_of, reads_everything
from payung.audit.record import looks_of, record_of
from payung.audit.wording import LISTS, LOOKS, VERBS
from payung.membership.merged import merge_lines
from payung.membership.people import person_or_survivor
from payung.membership.seeing import came_from, record_person_seen
from payung.register.models import Person

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_MOST_LOOKS = 500


@require_safe
def trail(request: HttpRequest) -> HttpResponse:
    """The trail searched by who, what, when, where and about whom."""
    _user, scope = reader_of(request)
    asked = Asked.read(request.GET.dict())
    found = page_of(scope, asked)
    context = {
        "asked": asked,
        "lines": [(event, presenters.event_line(event)) for event in found.rows],
        "next": found.next,
        "actors": actors(scope),
        "verbs": sorted(
            ((verb, str(text)) for verb, text in VERBS.items()), key=lambda each: each[1]
        ),
        "whole": reads_everything(scope),
    }
    return render(request, "audit/trail.html", context)


@require_safe
def trail_xlsx(request: HttpRequest) -> HttpResponse:
    """What was found, as a spreadsheet."""
    user, scope = reader_of(request)
    asked = Asked.read(request.GET.dict())
    book = export_events(scope=scope, asked=asked, by=user, at=timezone.now())
    answer = HttpResponse(book, content_type=_XLSX)
    name = f"jejak-audit-{timezone.localdate()}.xlsx"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


@require_safe
def person_record(request: HttpRequest, person_id: int) -> HttpResponse:
    """One person's record from import to today."""
    user, scope = reader_of(request)
    person = person_or_survivor(scope, person_id)
    if person.pk != person_id:
        return _with_who_stays(request, "audit:record", person)
    found = record_of(person)
    record_person_seen(person=person, by=user, verb="record_followed", came_from=came_from(request))
    context = {
        "person": person,
        "days": presenters.timeline(found),
        "since": found.since,
        "merges": merge_lines(person, Scope(())),
    }
    return render(request, "audit/record.html", context)


def _with_who_stays(request: HttpRequest, page: str, person: Person) -> HttpResponse:
    """The page of the person into whom the one who was asked for was merged."""
    messages.info(
        request,
        _("Orang yang Anda buka sudah digabung dengan %(name)s. Ini riwayat keduanya.")
        % {"name": person.full_name},
    )
    return redirect(page, person.pk)


@require_safe
def person_looks(request: HttpRequest, person_id: int) -> HttpResponse:
    """Who looked at one person and why, to be printed for him or her."""
    user, scope = reader_of(request)
    person = person_or_survivor(scope, person_id)
    if person.pk != person_id:
        return _with_who_stays(request, "audit:looks", person)
    events = looks_of(person, (*LOOKS, *LISTS), _MOST_LOOKS + 1)
    record_person_seen(person=person, by=user, verb="looks_printed", came_from=came_from(request))
    context = {
        "person": person,
        "lines": [presenters.event_line(event) for event in events[:_MOST_LOOKS]],
        "has_more": len(events) > _MOST_LOOKS,
        "today": timezone.localdate(),
    }
    return render(request, "audit/looks.html", context)


@require_safe
def chain(request: HttpRequest) -> HttpResponse:
    """The state of the chain, with the line to keep outside."""
    _user, scope = reader_of(request)
    context = {"state": chain_state(), "whole": reads_everything(scope)}
    return render(request, "audit/chain.html", context)
