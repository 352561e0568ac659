"""Taking a request at the counter, the list with its clocks, the decision, and the letter."""

from __future__ import annotations

import datetime as dt

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from payung.access.models import User
from payung.access.roles import Duty
from payung.access.rows.sight import EVERYTHING, seeing
from payung.access.scope import scope_of
from payung.access.trail.audit import record
from payung.membership.cover.soon import count_soon
from payung.membership.people import person_in
from payung.primitives.errors import InputError, NotPermittedError
from payung.privacy.models import SubjectRequest
from payung.privacy.permissions import may_in
from payung.privacy.requests import actions, presenters, queries
from payung.privacy.requests.answer import Section, record_of
from payung.privacy.requests.law import RIGHTS
from payung.regions.queries import home_regency

_SHOWN = 100


@require_safe
def requests(request: HttpRequest) -> HttpResponse:
    """What is asked in the reader's regions, the most urgent first."""
    user, today = _reader(request), timezone.localdate()
    rows = queries.requests_for(user, on=today)[:_SHOWN]
    back = queries.came_back() if scope_of(user, Duty.KEEP_PRIVACY, on=today).codes else []
    context = {"lines": presenters.lines_of(rows, timezone.now()), "came_back": list(back)}
    return render(request, "privacy/requests.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def take(request: HttpRequest, person_id: int) -> HttpResponse:
    """The form at the counter."""
    assert isinstance(request.user, User)
    scope = scope_of(request.user, Duty.TAKE_REQUESTS, on=timezone.localdate())
    person = person_in(scope, person_id)
    context: dict[str, object] = {
        "person": person,
        "kinds": [(kind, label, RIGHTS[kind]) for kind, label in SubjectRequest.Kind.choices],
        "standings": SubjectRequest.Standing.choices,
        "identities": SubjectRequest.Identity.choices,
        "typed": request.POST,
    }
    if request.method != "POST":
        return render(request, "privacy/take_request.html", context)
    names = ("kind", "applicant", "standing", "identity", "wish")
    typed = {name: request.POST.get(name, "") for name in names}
    try:
        taken = actions.take_request(person=person, **typed, by=request.user, at=timezone.now())
    except InputError as error:
        return render(
            request, "privacy/take_request.html", {**context, "problem": error}, status=400
        )
    messages.success(request, _("Permintaan diterima. Beritahukan nomornya: %d.") % taken.pk)
    return redirect("privacy:request", taken.pk)


@require_safe
def one(request: HttpRequest, request_id: int) -> HttpResponse:
    """One request with its clock, and the decision for who decides."""
    user, today = _reader(request), timezone.localdate()
    asked = queries.request_for(user, request_id, on=today)
    decides = may_in(user, Duty.KEEP_PRIVACY, asked.village_code, on=today)
    is_erasure = asked.kind == SubjectRequest.Kind.ERASURE and asked.person is not None
    context = {
        "asked": asked,
        "name": presenters.name_of(asked),
        "facts": presenters.facts_of(asked),
        "clock": presenters.clock_of(asked, timezone.now()),
        "right": RIGHTS[asked.kind],
        "may_decide": decides and asked.state == SubjectRequest.State.OPEN,
        "may_hand_over": may_in(user, Duty.TAKE_REQUESTS, asked.village_code, on=today)
        and asked.decided_at is not None,
        "stewards": queries.who_decides(today) if decides else [],
        "reasons": presenters.reasons_to_keep(asked.person) if is_erasure and asked.person else [],
    }
    return render(request, "privacy/request.html", context)


@require_POST
def assign(request: HttpRequest, request_id: int) -> HttpResponse:
    """Say who answers."""
    assignee = request.POST.get("assignee", "")
    actions.assign(
        request_id=_visible(request, request_id).pk,
        assignee_id=int(assignee) if assignee.isascii() and assignee.isdigit() else 0,
        by=_reader(request),
        at=timezone.now(),
    )
    messages.success(request, _("Penjawab ditunjuk."))
    return redirect("privacy:request", request_id)


@require_POST
def decide(request: HttpRequest, request_id: int) -> HttpResponse:
    """Grant or refuse, with the reason."""
    asked = _visible(request, request_id)
    decided = actions.decide(
        request_id=asked.pk,
        grant=_choice(request) == "grant",
        because=request.POST.get("because", ""),
        by=_reader(request),
        at=timezone.now(),
    )
    if decided.kind == SubjectRequest.Kind.ERASURE and decided.state == decided.State.GRANTED:
        count_soon()
    messages.success(request, _("Keputusan tercatat. Cetak suratnya."))
    return redirect("privacy:request", request_id)


@require_POST
def hand_over(request: HttpRequest, request_id: int) -> HttpResponse:
    """The letter was handed over."""
    asked = _visible(request, request_id)
    actions.hand_over(request_id=asked.pk, by=_reader(request), at=timezone.now())
    messages.success(request, _("Selesai."))
    return redirect("privacy:request", request_id)


@require_safe
def letter(request: HttpRequest, request_id: int) -> HttpResponse:
    """The answer to be printed; of a granted access the whole record."""
    user, today = _reader(request), timezone.localdate()
    asked = queries.request_for(user, request_id, on=today)
    _check_letter(user, asked, today)
    sections = _whole_record(asked)
    record(
        by=user,
        verb="answer_written",
        object_type="register.person",
        object_id=asked.person_id,
        region_code=asked.village_code,
        request=asked.pk,
        whole_record=bool(sections),
    )
    context = {
        "asked": asked,
        "paragraphs": presenters.letter_text(asked),
        "sections": sections,
        "regency": home_regency(),
        "today": today,
    }
    return render(request, "privacy/letter.html", context)


def _check_letter(user: User, asked: SubjectRequest, today: dt.date) -> None:
    """Printed by who takes requests, once there is an answer."""
    if not may_in(user, Duty.TAKE_REQUESTS, asked.village_code, on=today):
        raise NotPermittedError(_("Surat dicetak oleh petugas yang menerima permintaan."))
    if asked.decided_at is None:
        raise InputError(_("Surat tersedia sesudah permintaan diputuskan."))


def _whole_record(asked: SubjectRequest) -> list[Section]:
    """What a granted access shows; of every other request nothing."""
    is_access = asked.kind == SubjectRequest.Kind.ACCESS and asked.state == asked.State.GRANTED
    if not (is_access and asked.person):
        return []
    with seeing(EVERYTHING):  # the audit trail and former rows of this one person
        return record_of(asked.person)


def _reader(request: HttpRequest) -> User:
    assert isinstance(request.user, User)
    today = timezone.localdate()
    held = (scope_of(request.user, duty, on=today).codes for duty in queries.SEEN_BY)
    if not any(held):
        raise NotPermittedError(
            _(
                "Akun Anda tidak diberi hak melihat permintaan warga. Mintalah kepada penanggung jawab data."
            )
        )
    return request.user


def _visible(request: HttpRequest, request_id: int) -> SubjectRequest:
    """The request, when the reader may see it: a stranger learns nothing of its state."""
    return queries.request_for(_reader(request), request_id, on=timezone.localdate())


def _choice(request: HttpRequest) -> str:
    choice = request.POST.get("choice", "")
    if choice not in {"grant", "refuse"}:
        raise InputError(_("Pilih kabulkan atau tolak."))
    return choice
