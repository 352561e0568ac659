"""Accounts under the reader and the invitations that wait, with one deed at each address."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from payung.access.accounts import invitations, queries
from payung.access.accounts.actions import end_role, end_sessions
from payung.access.models import RoleAssignment, User
from payung.primitives.errors import NotFoundError


@require_safe
def people_with_accounts(request: HttpRequest) -> HttpResponse:
    """Accounts whose roles the reader may give, and invitations that nobody used yet."""
    return _page(request, {})


@require_POST
def new_way_in(request: HttpRequest, user_id: int) -> HttpResponse:
    """An address for who forgot the password; shown once, so the page answers itself."""
    account = _below(request, user_id)
    invited = invitations.invite_again(
        user=account, by=_reader(request), at=timezone.now(), today=timezone.localdate()
    )
    path = reverse("access_accept", args=[invited.secret])
    return _page(request, {"invited": invited, "address": request.build_absolute_uri(path)})


@require_POST
def sign_out_everywhere(request: HttpRequest, user_id: int) -> HttpResponse:
    """A phone was lost."""
    account = _below(request, user_id)
    end_sessions(user=account, by=_reader(request))
    messages.success(request, _("%(name)s keluar dari semua perangkat.") % {"name": account})
    return redirect("access_people")


@require_POST
def ending(request: HttpRequest, role_id: int) -> HttpResponse:
    """The end of one role."""
    found = _role_below(request, role_id)
    because = request.POST.get("because", "")
    end_role(assignment=found, because=because, by=_reader(request), today=timezone.localdate())
    values = {"role": found.get_role_display(), "name": found.user}
    messages.success(request, _("Peran %(role)s dari %(name)s diakhiri.") % values)
    return redirect("access_people")


@require_POST
def withdrawing(request: HttpRequest, invitation_id: int) -> HttpResponse:
    """An invitation that was sent in error opens nothing any more."""
    withdrawn = invitations.withdraw(
        invitation_id=invitation_id,
        because=request.POST.get("because", ""),
        by=_reader(request),
        at=timezone.now(),
        today=timezone.localdate(),
    )
    messages.success(request, _("Undangan untuk %(name)s ditarik.") % {"name": withdrawn.username})
    return redirect("access_people")


def _page(request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
    reader, now, today = _reader(request), timezone.now(), timezone.localdate()
    context["accounts"] = queries.accounts_below(reader, on=today).items()
    context["waiting"] = queries.waiting_invitations(reader, at=now, on=today)
    return render(request, "access/people_with_accounts.html", context)


def _below(request: HttpRequest, user_id: int) -> User:
    """An account of the reader's list; NotFoundError for any other."""
    below = queries.accounts_below(_reader(request), on=timezone.localdate())
    for account in below:
        if account.pk == user_id:
            return account
    raise NotFoundError(_("Akun itu tidak ada dalam daftar Anda. Buka daftarnya sekali lagi."))


def _role_below(request: HttpRequest, role_id: int) -> RoleAssignment:
    """A role of the reader's list; NotFoundError for any other."""
    below = queries.accounts_below(_reader(request), on=timezone.localdate())
    for role in (each for roles in below.values() for each in roles):
        if role.pk == role_id:
            return role
    raise NotFoundError(
        _(
            "Peran itu tidak ada dalam daftar Anda; mungkin sudah diakhiri. Buka daftarnya sekali lagi."
        )
    )


def _reader(request: HttpRequest) -> User:
    assert isinstance(request.user, User)
    return request.user
