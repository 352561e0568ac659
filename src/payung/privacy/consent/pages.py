"""The words people agree to, and one person's consent."""

from __future__ import annotations

import datetime as dt

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from payung.access.models import User
from payung.access.roles import Duty
from payung.access.scope import scope_of
from payung.membership.people import person_in
from payung.primitives.errors import InputError
from payung.privacy.consent import actions, queries
from payung.privacy.models import Consent, ConsentText
from payung.privacy.permissions import keeps, reader_of
from payung.register.models import Person

_EITHER = ["GET", "HEAD", "POST"]


@require_http_methods(_EITHER)
def texts(request: HttpRequest) -> HttpResponse:
    """Every version, and the form of the next one."""
    user = reader_of(request, Duty.SEE_PRIVACY)
    if request.method == "POST":
        reader_of(request, Duty.KEEP_PRIVACY)
        typed = {name: request.POST.get(name, "") for name in ("purpose", "language", "text")}
        written = actions.write_text(**typed, by=user, at=timezone.now())
        messages.success(request, _("Naskah versi %d tercatat.") % written.version)
        return redirect("privacy:consent_texts")
    context = {
        "texts": queries.all_texts(),
        "languages": ConsentText.Language.choices,
        "may_write": keeps(user),
    }
    return render(request, "privacy/consent_texts.html", context)


@require_http_methods(_EITHER)
def give(request: HttpRequest, person_id: int) -> HttpResponse:
    """The form of one consent."""
    user, person = _at_the_counter(request, person_id)
    if request.method != "POST":
        return _form(request, person)
    try:
        actions.give_consent(
            person=person,
            text_id=_number(request.POST.get("text", "")),
            channel=request.POST.get("channel", ""),
            given_on=_day(request.POST.get("given_on", "")),
            evidence=request.POST.get("evidence", ""),
            by=user,
            at=timezone.now(),
        )
    except InputError as error:
        return _form(request, person, error)
    messages.success(request, _("Persetujuan tercatat."))
    return redirect("membership:person", person.pk)


def _form(request: HttpRequest, person: Person, problem: InputError | None = None) -> HttpResponse:
    context = {
        "person": person,
        "texts": queries.newest_texts(),
        "channels": Consent.Channel.choices,
        "today": timezone.localdate(),
        "typed": request.POST,
        "problem": problem,
    }
    status = 400 if problem else 200
    return render(request, "privacy/give_consent.html", context, status=status)


@require_POST
def withdraw(request: HttpRequest, person_id: int) -> HttpResponse:
    """The person takes a consent back."""
    user, person = _at_the_counter(request, person_id)
    consent_id = _number(request.POST.get("consent", ""))
    actions.withdraw_consent(person=person, consent_id=consent_id, by=user, at=timezone.now())
    messages.success(
        request, _("Persetujuan ditarik. Hentikan pemrosesan itu dalam 3 x 24 jam (Pasal 40).")
    )
    return redirect("membership:person", person.pk)


def _at_the_counter(request: HttpRequest, person_id: int) -> tuple[User, Person]:
    assert isinstance(request.user, User)
    scope = scope_of(request.user, Duty.TAKE_REQUESTS, on=timezone.localdate())
    return request.user, person_in(scope, person_id)


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise InputError(_("Pilih naskah yang disetujui dan cara persetujuan diberikan."))
    return int(text)


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise InputError(_("Isi hari persetujuan diberikan, contoh: 2026-12-01.")) from error
