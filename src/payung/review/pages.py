"""The queue of possible matches: one person at a time, by keyboard or by thumb."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from payung.access.models import User
from payung.access.roles import Duty
from payung.access.scope import Scope, scope_of
from payung.membership.cover.soon import count_soon
from payung.primitives.errors import InputError, NotPermittedError
from payung.review import actions, presenters, queries
from payung.review.duplicates import presenters as duplicate_presenters
from payung.review.duplicates import queries as duplicates
from payung.review.said import judged_today, last_said

PAIRS_A_DAY = 50
_SHOWN_DECISIONS = 30


@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    """The next person with something to decide, or the good news that there is nothing."""
    user, scope = reviewer_of(request)
    today = timezone.localdate()
    done = judged_today(user, today)
    asked, goes_on = _asked_person(request), "lanjut" in request.GET
    group = queries.next_group(scope, user, asked)
    waiting = queries.how_many_wait(scope, user)
    rested = done < PAIRS_A_DAY or goes_on or (group is not None and group.person.pk == asked)
    context = {
        "group": group if rested else None,
        "done": done,
        "a_day": PAIRS_A_DAY,
        "is_enough": bool(group) and not rested,
        "goes_on": goes_on,
        "waiting": min(waiting, queries.MOST_COUNTED),
        "has_more": waiting > queries.MOST_COUNTED,
        "disputed": queries.disputed(scope).count() + duplicates.disputed_duplicates(scope).count(),
        "last": next(iter(last_said(user, 1)), None),
        **(_shown(group) if group and rested else {}),
    }
    return render(request, "review/queue.html", context)


def _shown(group: queries.Group) -> dict[str, object]:
    files = duplicates.files_of([*group.cluster, group.person]) if group.duplicates else {}
    return {
        "doubled": duplicate_presenters.duplicates_of(group, files),
        "cluster": duplicate_presenters.cluster_lines(group, files),
        "origin": duplicate_presenters.origin(group.person, files),
        "pairs": presenters.pairs_of(group),
    }


@require_POST
def judge(request: HttpRequest) -> HttpResponse:
    """Take the answer for one pair and go on with the same person while something is open."""
    user, _scope = reviewer_of(request)
    person_id = number_in(request, "person")
    given = actions.judge(
        participant_id=number_in(request, "participant"),
        person_id=person_id,
        verdict=request.POST.get("verdict", ""),
        by=user,
        at=timezone.now(),
    )
    messages.success(
        request,
        _("%(name)s: %(verdict)s.")
        % {"name": given.participant.shown_name, "verdict": given.get_verdict_display()},
    )
    return on_with(request, person_id)


@require_POST
def contradict(request: HttpRequest) -> HttpResponse:
    """From the page of a membership: what was decided of it and a person is wrong."""
    user, _scope = reviewer_of(request)
    given = actions.contradict(
        participant_id=number_in(request, "participant"),
        person_id=number_in(request, "person"),
        by=user,
        at=timezone.now(),
    )
    count_soon()
    messages.success(
        request,
        _("%(name)s: %(verdict)s. Anda dapat membatalkannya di daftar keputusan Anda.")
        % {"name": given.person.full_name, "verdict": given.get_verdict_display()},
    )
    return redirect(
        "membership:person", given.person_id
    )  # a membership of nobody here is out of sight


@require_POST
def take_back(request: HttpRequest) -> HttpResponse:
    """Withdraw one's own answer; the pair stands in the queue again."""
    user, _scope = reviewer_of(request)
    found = actions.take_back(
        judgement_id=number_in(request, "judgement"), by=user, at=timezone.now()
    )
    messages.success(request, _("Keputusan tentang %s dibatalkan.") % found.participant.shown_name)
    return on_with(request, found.person_id)


@require_safe
def decisions(request: HttpRequest) -> HttpResponse:
    """One's own answers, newest first, each with a way back."""
    user, _scope = reviewer_of(request)
    context = {"judgements": last_said(user, _SHOWN_DECISIONS)}
    return render(request, "review/decisions.html", context)


def reviewer_of(request: HttpRequest) -> tuple[User, Scope]:
    assert isinstance(request.user, User)
    scope = scope_of(request.user, Duty.REVIEW_LINKS, on=timezone.localdate())
    if not scope.codes:
        raise NotPermittedError(
            _(
                "Akun Anda tidak diberi hak memeriksa kecocokan. "
                "Mintalah kepada penanggung jawab data kabupaten."
            )
        )
    return request.user, scope


def on_with(request: HttpRequest, person_id: int) -> HttpResponse:
    """Back to the queue and to the same person; who chose to go on past the day's budget goes on."""
    more = "&lanjut" if "lanjut" in request.POST else ""
    return redirect(f"{reverse('review:queue')}?orang={person_id}{more}")


def _asked_person(request: HttpRequest) -> int | None:
    asked = request.GET.get("orang", "")
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 19 else None


def number_in(request: HttpRequest, name: str) -> int:
    text = request.POST.get(name, "")
    if not (text.isascii() and text.isdigit() and len(text) < 19):
        raise InputError(_("Formulir tidak lengkap. Buka antrean pemeriksaan lagi."))
    return int(text)
