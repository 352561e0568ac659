"""How long one stays signed in: an hour without a page, twelve hours in all (ASVS 7.3).

An office computer is shared. Twelve hours is a working day with its evening; NIST SP 800-63B asks at
AAL2 for an end after twelve hours, or half an hour without activity. A village operator types a letter
or goes to a house between two pages, so that here it is a whole hour.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from allauth.account.internal.flows.logout import logout
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from payung.access.models import User

LONGEST = 12 * 60 * 60
IDLE = 60 * 60
_NOTED_EVERY = 5 * 60
"""Seconds. What is seen more often is not written again."""
_BEGAN, _SEEN = "began_at", "seen_at"


def begin(*, request: HttpRequest | None, **_signal: object) -> None:
    """Signing in starts both clocks; signing in without a request (in a test) starts none."""
    if request is not None and hasattr(request, "session"):
        now = int(time.time())
        request.session[_BEGAN], request.session[_SEEN] = now, now


def sessions_end(
    respond: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """A session that is over is signed out before anything of its page is read."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if isinstance(request.user, User) and is_over(request, int(time.time())):
            logout(request)
            messages.info(
                request, _("Anda keluar sendiri karena sudah lama. Masuklah sekali lagi.")
            )
            return redirect("web:sign_in")
        return respond(request)

    return middleware


def is_over(request: HttpRequest, now: int) -> bool:
    """Is one of the clocks past? A session that has none yet begins now."""
    session = request.session
    began, seen = session.setdefault(_BEGAN, now), session.setdefault(_SEEN, now)
    if now - began > LONGEST or now - seen > IDLE:
        return True
    if now - seen > _NOTED_EVERY:
        session[_SEEN] = now
    return False
