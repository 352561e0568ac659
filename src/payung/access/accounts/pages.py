"""Signing in and out, each with its line in the audit trail; inviting, and accepting an invitation."""

from __future__ import annotations

import datetime as dt
from typing import Any

from allauth.account.internal.flows.login import perform_login
from allauth.account.models import Login
from allauth.account.views import LoginView
from allauth.mfa.base.views import IndexView
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import LogoutView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from payung.access.accounts import invitations, queries
from payung.access.accounts.actions import end_role, end_sessions
from payung.access.accounts.forms import InvitationForm, PasswordForm
from payung.access.accounts.second_factor import needs_second_factor
from payung.access.accounts.single_sign_on import door
from payung.access.models import RoleAssignment, User
from payung.access.trail import audit
from payung.primitives.errors import InputError, NotFoundError, NotPermittedError, PayungError

_EITHER = ["GET", "HEAD", "POST"]


@method_decorator(login_not_required, name="dispatch")
class SignIn(LoginView):  # type: ignore[misc] # allauth ships no types
    """User name and password; the second factor follows where there is one."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "door": door()}


class MyAccount(IndexView):  # type: ignore[misc] # allauth ships no types
    """The reader's own account; says so when nothing else opens before a second factor is set up."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        missing = needs_second_factor(self.request.user, on=timezone.localdate())
        return {
            **super().get_context_data(**kwargs),
            "second_factor_missing": missing,
            "door": door(),
        }


class SignOut(LogoutView):
    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if isinstance(request.user, User):
            audit.record(
                by=request.user, verb="keluar", object_type="access.user", object_id=request.user.pk
            )
        answer = super().post(request, *args, **kwargs)
        answer.headers["Clear-Site-Data"] = '"cache", "storage"'
        return answer


@require_http_methods(_EITHER)
def inviting(request: HttpRequest) -> HttpResponse:
    """Whom the reader may invite, the form, and the invitations that wait."""
    assert isinstance(request.user, User)
    now, today = timezone.now(), timezone.localdate()
    roles = queries.roles_to_give(request.user, on=today)
    form = InvitationForm(request.POST or None, roles=roles)
    context: dict[str, Any] = {"form": form}
    if request.method == "POST" and form.is_valid():
        try:
            invited = invitations.invite(**form.cleaned_data, by=request.user, at=now, today=today)
            path = reverse("access_accept", args=[invited.secret])
            context |= {"invited": invited, "address": request.build_absolute_uri(path)}
            context["form"] = InvitationForm(roles=roles)
        except (InputError, NotPermittedError) as error:
            context["problem"] = error
    context["waiting"] = queries.waiting_invitations(request.user, at=now)
    return render(request, "access/inviting.html", context, status=_status(context))


@require_http_methods(_EITHER)
def people_with_accounts(request: HttpRequest) -> HttpResponse:
    """Accounts under the reader: their roles, a new way in for who forgot the password, the end of a role."""
    assert isinstance(request.user, User)
    now, today = timezone.now(), timezone.localdate()
    accounts = queries.accounts_below(request.user, on=today)
    context: dict[str, Any] = {}
    if request.method == "POST":
        asked = str(request.POST.get("account", ""))
        account = next((each for each in accounts if str(each.pk) == asked), None)
        if account is None:
            raise NotFoundError(
                _("Akun itu tidak ada dalam daftar Anda. Buka daftarnya sekali lagi.")
            )
        if "everywhere" in request.POST:
            end_sessions(user=account, by=request.user)
            context = {"signed_out": account}
        elif "again" in request.POST:
            invited = invitations.invite_again(user=account, by=request.user, at=now, today=today)
            path = reverse("access_accept", args=[invited.secret])
            context = {"invited": invited, "address": request.build_absolute_uri(path)}
        else:
            asked, because = (str(request.POST.get(name, "")) for name in ("role", "because"))
            _end(accounts[account], asked, because, request.user, today)
            accounts = queries.accounts_below(request.user, on=today)
    context["accounts"] = accounts.items()
    return render(request, "access/people_with_accounts.html", context)


def _end(roles: list[RoleAssignment], asked: str, because: str, by: User, today: dt.date) -> None:
    for assignment in roles:
        if str(assignment.pk) == asked:
            end_role(assignment=assignment, because=because, by=by, today=today)


@never_cache
@login_not_required
@sensitive_post_parameters()
@require_http_methods(_EITHER)
def accepting(request: HttpRequest, secret: str) -> HttpResponse:
    """The invited person chooses a password and is in."""
    now, today = timezone.now(), timezone.localdate()
    invitation = invitations.open_invitation(secret, at=now)
    form = PasswordForm(request.POST or None)
    context: dict[str, Any] = {"form": form, "invitation": invitation}
    if request.method == "POST" and form.is_valid():
        try:
            user = invitations.accept(
                secret=secret, password=form.cleaned_data["password1"], at=now, today=today
            )
            answer: HttpResponse = perform_login(request, Login(user=user))
            return answer
        except InputError as error:
            context["problem"] = error
    return render(request, "access/accepting.html", context, status=_status(context))


def _status(context: dict[str, Any]) -> int:
    problem: PayungError | None = context.get("problem")
    return problem.http_status if problem else 200
